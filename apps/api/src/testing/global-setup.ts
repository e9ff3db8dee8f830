import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations';
import { seed } from './seed';

interface EmbeddedPostgres {
  readonly url: string;
  readonly stop: (options?: { hurry?: boolean }) => Promise<void>;
}
interface EmbeddedPostgresModule {
  startEmbeddedPostgres(options: { dataDir: string; durable: boolean }): Promise<EmbeddedPostgres>;
}

/** Name of the migrated database with the cast in it, from which each spec file clones its own. */
export const TEMPLATE = 'template_cast';

declare global {
  // Jest hands globalTeardown no more than what globalSetup left in its own process.
  var embeddedPostgres: (EmbeddedPostgres & { readonly dataDir: string }) | undefined;
}

/** One PostgreSQL a run, in a folder of its own, so that runs beside each other do not meet. */
export default async function globalSetup(): Promise<void> {
  const dataDir = join(tmpdir(), `throughline-api-specs-${process.pid}`);
  const file = join(__dirname, '../../../../tools/database/embedded-postgres.mjs');
  const tools = (await import(file)) as EmbeddedPostgresModule;
  const server = await tools.startEmbeddedPostgres({ dataDir, durable: false });
  globalThis.embeddedPostgres = { ...server, stop: (options) => server.stop(options), dataDir };
  process.env['SPECS_DATABASE_URL'] = server.url;
  await createTemplate(server.url);
}

const createTemplate = async (url: string): Promise<void> => {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  const dataSource = new DataSource({
    type: 'postgres',
    url: template.href,
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
  });
  await dataSource.initialize();
  await dataSource.runMigrations();
  for (const statement of seed()) await dataSource.query(statement.text, statement.values);
  await dataSource.destroy();
};
