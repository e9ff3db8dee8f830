import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Sql } from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import { RequestContext } from './request-context';

/** Where all SQL goes: through the transaction of the present request when it has one, else through the pool. */
@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  /** Where queries outside of a transaction go: the pool. Specs put their own open transaction here, which they roll back. */
  base: EntityManager;

  constructor(readonly dataSource: DataSource) {
    this.base = dataSource.manager;
  }

  async onModuleInit(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.dataSource.initialize();
    this.base = this.dataSource.manager;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** For repositories: TypeORM's manager of the present transaction. */
  get manager(): EntityManager {
    return RequestContext.current()?.manager ?? this.base;
  }

  /** The rows that a statement gives; for `insert`, `update` and `delete`, what they return. */
  async query<Row>(statement: Sql): Promise<Row[]> {
    const { manager } = this;
    // A runner gives the rows and nothing else, whatever the kind of statement; a manager's query() answers differently per kind.
    const runner = manager.queryRunner ?? this.dataSource.createQueryRunner();
    try {
      const { records } = await runner.query(statement.text, statement.values, true);
      return records as Row[];
    } finally {
      if (runner !== manager.queryRunner) await runner.release();
    }
  }

  /** The first row, or null. */
  async one<Row>(statement: Sql): Promise<Row | null> {
    const [row] = await this.query<Row>(statement);
    return row ?? null;
  }

  /** Runs something in a transaction; inside another one, in a savepoint. Rolled back when it throws. */
  async transaction<Result>(run: () => Promise<Result>): Promise<Result> {
    const around = RequestContext.current();
    const afterCommit: (() => Promise<void>)[] = [];
    const result = await this.manager.transaction((manager) => RequestContext.within({ manager, afterCommit }, run));
    if (around?.manager) around.afterCommit.push(...afterCommit);
    else for (const work of afterCommit) await work();
    return result;
  }

  /**
   * Does something that no rollback could undo once the present transaction has committed; at once, where there is none. It is forgotten
   * when the transaction is rolled back, or the process ends in between. It must not throw: what it would undo stands.
   */
  async afterCommit(work: () => Promise<void>): Promise<void> {
    const around = RequestContext.current();
    if (around?.manager) around.afterCommit.push(work);
    else await work();
  }
}
