import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

const TEMPLATE = 'template_cast';

const serverUrl = (): string => {
  const url = process.env['SPECS_DATABASE_URL'];
  if (url === undefined) throw new Error('globalSetup has not started PostgreSQL');
  return url;
};

const asAdmin = async (work: (client: Client) => Promise<unknown>): Promise<void> => {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

export interface SpecDatabase {
  readonly url: string;
  /** Lets nobody in, and throws out whoever is: a server that goes away. */
  readonly close: () => Promise<void>;
  /** Lets everybody in again. */
  readonly open: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** A database for one spec file: with the schema and the cast, or with nothing at all. */
export const createSpecDatabase = async (from: 'cast' | 'nothing' = 'cast'): Promise<SpecDatabase> => {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const template = from === 'cast' ? TEMPLATE : 'template0';
  await asAdmin((client) => client.query(`create database ${name} template ${template}`));
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;
  return {
    url: url.href,
    close: () => asAdmin((client) => client.query(`alter database ${name} allow_connections false; ${cut}`)),
    open: () => asAdmin((client) => client.query(`alter database ${name} allow_connections true`)),
    drop: () => asAdmin((client) => client.query(`drop database ${name} with (force)`)),
  };
};
