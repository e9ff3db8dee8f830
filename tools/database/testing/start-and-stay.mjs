import { startEmbeddedPostgres } from '../embedded-postgres.mjs';

const [dataDir = ''] = process.argv.slice(2);
const { url, pid, adopted, stop } = await startEmbeddedPostgres({ dataDir, durable: false });
console.log(JSON.stringify({ url, pid, adopted }));
const staying = setInterval(() => {}, 60_000);
process.once('SIGTERM', async () => {
  await stop();
  clearInterval(staying);
});
if (process.env.THROW_AFTER_START) throw new Error('Thrown on purpose.');
