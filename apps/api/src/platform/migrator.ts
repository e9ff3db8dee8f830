import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';

/** Any number will do that nothing else on the same database locks with; it must only never change. */
const LOCK = 7_284_001;

/** `nulls not distinct` came with it. */
const OLDEST_SERVER = 15;

/** Brings the schema to this version, one process at a time. */
@Injectable()
export class Migrator {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs what is pending and says what was run. Of several processes that start at once, one does it and the others wait. */
  async run(): Promise<readonly string[]> {
    return this.#alone(async (patient) => {
      const done = await patient.runMigrations();
      return done.map((migration) => migration.name);
    });
  }

  /** Undoes the last one. */
  async revert(): Promise<void> {
    await this.#alone((patient) => patient.undoLastMigration());
  }

  /** Every migration of this version, and whether the database has had it. */
  async show(): Promise<readonly { readonly name: string; readonly isDone: boolean }[]> {
    return this.#alone((patient) => stateOf(patient));
  }

  /** Migrations of this version that the database has not had. */
  async pending(): Promise<readonly string[]> {
    const all = await stateOf(this.dataSource);
    return all.filter(({ isDone }) => !isDone).map(({ name }) => name);
  }

  /**
   * Works under a lock that belongs to a connection of its own, so that it holds however many transactions the work takes. The work has
   * a pool of its own too, in which statements may take as long as they need: a migration is not a request.
   */
  async #alone<Result>(work: (patient: DataSource) => Promise<Result>): Promise<Result> {
    const { options } = this.dataSource;
    const extra: object = {
      ...(options.extra as object),
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    };
    const patient = await new DataSource({ ...options, extra }).initialize();
    try {
      const runner = patient.createQueryRunner();
      try {
        await assertNewEnough(runner);
        await runner.query('select pg_advisory_lock($1)', [LOCK]);
        return await work(patient);
      } finally {
        // A connection that broke has lost the lock with itself.
        await runner.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
        await runner.release();
      }
    } finally {
      await patient.destroy();
    }
  }
}

const assertNewEnough = async (runner: QueryRunner): Promise<void> => {
  const [found] = (await runner.query(`select current_setting('server_version_num')::int / 10000 as major`)) as {
    major: number;
  }[];
  if (!found || found.major < OLDEST_SERVER) {
    throw new Error(
      `PostgreSQL ${OLDEST_SERVER} or newer is needed; DATABASE_URL is a PostgreSQL ${found?.major ?? '?'}`,
    );
  }
};

const stateOf = async (dataSource: DataSource): Promise<{ readonly name: string; readonly isDone: boolean }[]> => {
  const [table] = await dataSource.query<{ exists: boolean }[]>(
    `select to_regclass('migration') is not null as exists`,
  );
  const done = table?.exists === true ? await dataSource.query<{ name: string }[]>('select name from migration') : [];
  return dataSource.migrations.map((migration) => {
    const name = migration.name ?? migration.constructor.name;
    return { name, isDone: done.some((row) => row.name === name) };
  });
};
