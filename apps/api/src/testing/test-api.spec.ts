import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { CAST, NOW } from './cast';
import { testApi } from './test-api';

describe('the API of a spec', () => {
  const api = testApi();

  it.each(['one', 'another'])('gives %s test the cast as it was', async () => {
    expect(await api.db.query(sql`select from account`)).toHaveLength(10);
    await api.as('ada').delete('/api/v1/sign-ins');
    await api.db.query(sql`insert into person (id) values (gen_random_uuid())`);
    expect(await api.db.query(sql`select from person`)).toHaveLength(5);
  });

  it('has everybody of the cast signed in as themselves', async () => {
    for (const [name, id] of Object.entries(CAST)) {
      expect((await api.as(name as keyof typeof CAST).get('/api/v1/account')).body.id).toBe(id);
    }
  });

  it('lives at one moment, which a spec can move', async () => {
    const id = CAST.tess;
    const seen = async (): Promise<unknown> => {
      await api.as('ada').post(`/api/v1/accounts/${id}/invitation`);
      return (await api.db.one<{ at: Date }>(sql`select max(at) as at from audit_event`))?.at.toISOString();
    };
    expect(await seen()).toBe(NOW);
    await api.at('2026-06-15T12:00:00.000Z', async () => {
      expect(api.get(Clock).now().toISOString()).toBe('2026-06-15T12:00:00.000Z');
      expect(await seen()).toBe('2026-06-15T12:00:00.000Z');
    });
  });

  it('tells a test of what went wrong on our side', async () => {
    await api.db.query(sql`alter table audit_event rename to audit_trail`);
    expect((await api.as('ada').delete('/api/v1/sign-ins')).status).toBe(500);

    expect(api.faults()).toEqual([expect.stringContaining('"code":"42P01"')]);
  });
});
