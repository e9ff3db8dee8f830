// What `npm start` runs, on any Node from 20 on and before anything is installed.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(
    `Throughline needs Node.js 20 or newer to start (it brings the 24 that it runs on); this is ${process.version}.`,
  );
  process.exit(1);
}

const { reporting } = await import('./report.mjs');
await reporting(async () => {
  const { prepareProduct } = await import('./prepare.mjs');
  const { supervise } = await import('./supervise.mjs');
  process.exitCode = await supervise(await prepareProduct());
});
