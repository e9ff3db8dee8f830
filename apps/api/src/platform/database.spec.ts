import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import { CAST } from '../testing/cast';
import { testApi } from '../testing/test-api';
import { mappedConstraints } from './constraint-problems';
import { Database } from './database';

describe('a database that goes away', () => {
  const api = testApi({ rollBack: false });
  it('is a 503 that says when to try again, and the process lives to serve when it is back', async () => {
    await api.database.close();

    for (const method of ['GET', 'DELETE']) {
      const answer = await api.as('tess').send(method, method === 'GET' ? '/api/v1/account' : '/api/v1/sign-in');
      expect(answer).toMatchObject({ status: 503, body: { code: 'server.unavailable' } });
      expect(answer.headers.get('retry-after')).toBe('5');
    }
    expect((await api.as(null).get('/health')).status).toBe(200);
    expect((await api.as(null).get('/health/ready')).status).toBe(503);
    expect(api.faults()).not.toHaveLength(0);

    await api.database.open();
    expect((await api.as('tess').get('/api/v1/account')).status).toBe(200);
  });

  it('in the middle of a transaction leaves nothing half-written', async () => {
    const id = v7();
    const database = api.get(Database);
    const work = database.transaction(async () => {
      await database.query(sql`update account set name = 'Half' where id = ${CAST.tess}`);
      const [me] = await database.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await database.dataSource.query('select pg_terminate_backend($1)', [me?.pid]);
      await database.query(sql`insert into person (id) values (${id})`);
    });

    await expect(work).rejects.toThrow();
    expect(await database.query(sql`select name from account where id = ${CAST.tess}`)).toEqual([
      { name: 'Demo Tess' },
    ]);
    expect(await database.query(sql`select from person where id = ${id}`)).toEqual([]);
    expect((await api.as('tess').get('/api/v1/account')).status).toBe(200);
  });
});

describe('the same create, twice at once', () => {
  const api = testApi({ rollBack: false });

  it('is one record, and both are told so', async () => {
    const id = v7();
    const write = { name: 'Demo Zoe', email: 'zoe@example.org', isSuspended: false, memberships: [] };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => api.as('ada').put(`/api/v1/accounts/${id}`, write)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await api.db.query(sql`select from audit_event where entity_id = ${id}`)).toHaveLength(1);
  });
});

describe('constraints that rooms have named', () => {
  const api = testApi();

  it('are constraints or unique indexes of the schema, or raised by its triggers', async () => {
    const known = await api.db.query<{ name: string }>(sql`
      select conname as name from pg_constraint
      union select relname from pg_class where relkind = 'i'
      union select match[1] from pg_proc, regexp_matches(prosrc, '''([a-z0-9_]+)''', 'g') match where prosrc like '%constraint =%'
      union select tgname from pg_trigger`);
    const names = known.map(({ name }) => name);

    expect(mappedConstraints().filter((constraint) => !names.includes(constraint))).toEqual([]);
  });
});
