import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A checkout with an API that keeps to the agreement with the bootstrap and does nothing else: it counts its starts in
 * the database and tells the count.
 *
 * @param {string} root
 */
export function writeStubProduct(root) {
  const source = join(root, 'dist', 'apps', 'api', 'src');
  mkdirSync(join(source, 'platform'), { recursive: true });
  const pg = import.meta.resolve('pg');
  writeFileSync(
    join(source, 'platform', 'config.js'),
    `exports.readConfig = (env) => {
       const problems = ['PORT', 'DATABASE_POOL_SIZE'].filter((key) => env[key] && !/^[0-9]+$/.test(env[key])).map((key) => key + ': expected a number');
       return problems.length ? { ok: false, problems } : { ok: true, value: { PORT: Number(env.PORT), HOST: '127.0.0.1', DATA_DIR: env.DATA_DIR || './data' } };
     };`,
  );
  writeFileSync(
    join(source, 'main.js'),
    `const { createServer } = require('node:http');
     exports.serve = async () => {
       const { default: pg } = await import(${JSON.stringify(pg)});
       const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
       pool.on('error', () => {});
       await pool.query('create table if not exists start (at timestamptz default now())');
       await pool.query('insert into start default values');
       const server = createServer(async (request, response) => {
         try {
           const { rows } = await pool.query('select count(*)::int as starts from start');
           response.end(JSON.stringify({ ...rows[0], demonstration: process.env.DEMONSTRATION, mode: process.env.NODE_ENV }));
         } catch {
           response.writeHead(503).end();
         }
       });
       await new Promise((resolve, reject) => server.once('error', reject).listen(process.env.PORT, '127.0.0.1', resolve));
       return {
         url: 'http://localhost:' + process.env.PORT,
         signInHint: 'Sign in as Demo Manager 01.',
         close: async () => { server.closeAllConnections(); server.close(); await pool.end(); console.log('The API is closed.'); },
       };
     };`,
  );
}
