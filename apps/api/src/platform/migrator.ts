import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';

/** Any number will do that nothing else on the same database locks with; it must only never change. */
const LOCK = 7_284_001;

/** Brings the schema to this version, one process at a time. */
@Injectable()
export class Migrator {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs what is pending and says what was run. Of several processes that start at once, one does it and the others wait. */
  async run(): Promise<readonly string[]> {
    return this.#alone(async () => {
      const done = await this.dataSource.runMigrations();
      return done.map((migration) => migration.name);
    });
  }

  /** Undoes the last one. */
  async revert(): Promise<void> {
    await this.#alone(() => this.dataSource.undoLastMigration());
  }

  /** Migrations of this version that the database has not had. */
  async pending(): Promise<readonly string[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const done = await this.#done(runner);
      return this.dataSource.migrations.map(nameOf).filter((name) => !done.includes(name));
    } finally {
      await runner.release();
    }
  }

  async #done(runner: QueryRunner): Promise<readonly string[]> {
    const [table] = (await runner.query(`select to_regclass('migration') is not null as exists`)) as {
      exists: boolean;
    }[];
    if (table?.exists !== true) return [];
    const rows = (await runner.query('select name from migration')) as { name: string }[];
    return rows.map((row) => row.name);
  }

  /** The lock belongs to a connection of its own, so that it holds however many transactions the work takes. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      // Waiting for another process may take as long as its migrations do.
      await runner.query('set statement_timeout = 0');
      await runner.query('select pg_advisory_lock($1)', [LOCK]);
      return await work();
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
      await runner.query('reset statement_timeout').catch(() => undefined);
      await runner.release();
    }
  }
}

const nameOf = (migration: { readonly name?: string; readonly constructor: { readonly name: string } }): string =>
  migration.name ?? migration.constructor.name;
