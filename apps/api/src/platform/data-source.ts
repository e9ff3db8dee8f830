import { types } from 'pg';
import { DataSource, getMetadataArgsStorage, type MigrationInterface } from 'typeorm';
import type { Config } from './config';

/** Nest's token for the migrations, in order; the centre names them. */
export const MIGRATIONS = Symbol('MIGRATIONS');
export type Migrations = readonly (new () => MigrationInterface)[];

// A calendar day stays text. As a JavaScript Date it would move by a day in half of the world's time zones.
types.setTypeParser(types.builtins.DATE, (text) => text);

/** How long, in milliseconds, a statement may take, a forgotten transaction may stay open, and a connection may take to come. */
const PATIENCE = { statement: 15_000, idleInTransaction: 30_000, connection: 5_000 };

/**
 * The connection pool. Rows are found by their `@Entity`: whoever imports a repository has registered its rows, and no list at the centre
 * has to be edited. Not connected yet: `openapi` needs an application but no database.
 */
export const createDataSource = (
  config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>,
  migrations: Migrations,
): DataSource =>
  new DataSource({
    type: 'postgres',
    url: config.DATABASE_URL,
    entities: getMetadataArgsStorage().tables.map((table) => table.target),
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    // No uuid-ossp: whoever creates a thing brings its id.
    installExtensions: false,
    poolSize: config.DATABASE_POOL_SIZE,
    connectTimeoutMS: PATIENCE.connection,
    // An idle connection that breaks is replaced by the pool; the next query says whether the database is away.
    poolErrorHandler: () => undefined,
    extra: {
      application_name: 'throughline',
      options: '-c timezone=UTC',
      statement_timeout: PATIENCE.statement,
      idle_in_transaction_session_timeout: PATIENCE.idleInTransaction,
    },
  });
