import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations';
import { createSpecDatabase } from '../testing/spec-database';
import { testApi } from '../testing/test-api';
import { createDataSource } from './data-source';
import { Database } from './database';
import { Migrator } from './migrator';

/** Everything that a migration can leave behind, as text. */
const SCHEMA = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = 'public'
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select 'function ' || pg_get_functiondef(p.oid) from pg_proc p
    where pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'public'
  order by 1`;

describe('migrations', () => {
  let database: Awaited<ReturnType<typeof createSpecDatabase>>;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createSpecDatabase('nothing');
    dataSource = await createDataSource({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 4 }, MIGRATIONS).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  const schema = async (): Promise<string[]> =>
    (await dataSource.query<{ line: string }[]>(SCHEMA))
      .map(({ line }) => line)
      .filter((line) => !/\bmigration\b/.test(line));

  it('run once, however many processes start at once', async () => {
    const done = await Promise.all([1, 2, 3].map(() => new Migrator(dataSource).run()));

    expect(done.map((names) => names.length).toSorted()).toEqual([0, 0, MIGRATIONS.length]);
  });

  it('can all be undone, and done again to the same end', async () => {
    const migrator = new Migrator(dataSource);
    const before = await schema();
    for (const _ of MIGRATIONS) await migrator.revert();
    expect(await schema()).toEqual([]);
    expect(await migrator.pending()).toHaveLength(MIGRATIONS.length);

    await migrator.run();
    expect(await schema()).toEqual(before);
    expect((await migrator.show()).every(({ isDone }) => isDone)).toBe(true);
  });
});

describe('rows', () => {
  const api = testApi();

  it('have the columns that the schema has, with the same types', async () => {
    const { dataSource } = api.get(Database);
    const columns = await dataSource.query<{ name: string; nullable: boolean; type: string }[]>(`
      select table_name || '.' || column_name as name, is_nullable = 'YES' as nullable, data_type as type
      from information_schema.columns where table_schema = 'public'`);
    const inSchema = new Map(columns.map((column) => [column.name, column]));
    const aliases: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone', int: 'integer' };
    const differing = dataSource.entityMetadatas.flatMap((row) =>
      row.columns.flatMap((column) => {
        const name = `${row.tableName}.${column.databaseName}`;
        const found = inSchema.get(name);
        const type = dataSource.driver.normalizeType(column);
        const expected = column.isArray ? 'ARRAY' : (aliases[type] ?? type);
        if (found?.type === expected && found.nullable === column.isNullable) return [];
        return [
          `${name}: ${expected}, nullable ${column.isNullable}; in the schema ${found?.type ?? 'nothing'}, nullable ${found?.nullable}`,
        ];
      }),
    );

    expect(differing).toEqual([]);
    expect(dataSource.entityMetadatas.length).toBeGreaterThan(0);
  });
});
