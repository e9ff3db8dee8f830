import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { CAST } from '../testing/cast';
import { daily, planSeries, seriesWrite } from '../testing/series-thread';
import { testApi, type Answer } from '../testing/test-api';

// What happens here is committed, by several connections at once.
const api = testApi({ rollBack: false });

let id = '';
let ids: string[] = [];

/** Three sessions, from 15 June on, each 18:00 to 20:00 in London. */
beforeEach(async () => {
  id = randomUUID();
  const { sessions } = await planSeries(api, id, { firstDate: '2026-06-15', rule: daily(3) });
  ids = (sessions as { id: string }[]).map((session) => session.id);
});

const edit = (change: object, version = 1, editId: string = randomUUID()): Promise<Answer> =>
  api
    .as('tess')
    .put(
      `/api/v1/series/${id}/edits/${editId}`,
      { scope: 'all', sessionId: ids[0], change },
      { 'if-match': `"${version}"` },
    );
const days = async (): Promise<string[]> =>
  ((await api.as('tess').get(`/api/v1/series/${id}`)).body.sessions as { date: string }[]).map(({ date }) =>
    date.slice(8),
  );

/** Until so many connections to this database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const found = await api.db.one<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if ((found?.count ?? 0) >= count) return;
  }
};

/** Lets requests wait, one after the other, for a row that somebody else holds, and then run into one another. */
const heldUp = async (
  table: 'session_series' | 'training_session',
  row: string,
  run: (() => Promise<Answer>)[],
): Promise<Answer[]> => {
  const other = api.get(Database).dataSource.createQueryRunner();
  await other.startTransaction();
  await other.query(`select from ${table} where id = $1 for update`, [row]);
  const running: Promise<Answer>[] = [];
  for (const each of run) {
    running.push(each());
    await waiting(running.length);
  }
  await other.commitTransaction();
  await other.release();
  return Promise.all(running);
};

it('of two people who edit a series at once one does, and the other is told', async () => {
  const answers = await heldUp('session_series', id, [() => edit({ moveByDays: 1 }), () => edit({ moveByDays: 7 })]);

  expect(answers.map(({ status }) => status)).toEqual([200, 412]);
  expect(await days()).toEqual(['16', '17', '18']);
});

it('an edit that is sent twice at once moves the sessions once', async () => {
  const editId = randomUUID();
  const twice = () => edit({ moveByDays: 1 }, 1, editId);
  const [first, second] = await heldUp('session_series', id, [twice, twice]);

  expect([first?.status, second?.body]).toEqual([200, first?.body]);
  expect(await days()).toEqual(['16', '17', '18']);
});

it('a series that is sent twice at once is saved once', async () => {
  const other = randomUUID();
  const put = () => api.as('tess').put(`/api/v1/series/${other}`, seriesWrite({ rule: daily(5) }));
  const answers = await Promise.all([put(), put(), put()]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(await api.db.one(sql`select count(*)::int as count from training_session where series_id = ${other}`)).toEqual(
    {
      count: 5,
    },
  );
});

it('a register that is handed in while its series is moved stays where it was', async () => {
  const first = ids[0] ?? '';
  const register = `/api/v1/training-sessions/${first}/register`;
  const during = (run: () => Promise<Answer>) => () => api.at('2026-06-15T17:30:00Z', run);
  const { entries } = (await api.as('tess').get(register)).body;
  const marks = (entries as { entryId: string }[]).map(({ entryId }) => ({
    ...{ entryId, mark: 'present', minutes: null, baseVersion: 0, mutationId: randomUUID() },
  }));
  await during(() => api.as('tess').send('PATCH', `${register}/marks`, { body: { marks } }))();
  // The move is asked for at ten in the morning, before the session begins: the register alone stands in its way.
  const [submitted, moved] = await heldUp('training_session', first, [
    during(() => api.as('tess').post(`${register}/submission`)),
    () => edit({ moveByDays: 1 }),
  ]);

  expect(submitted?.status).toBe(200);
  expect(moved?.body.leftAlone).toMatchObject([{ id: first, reason: 'registerSubmitted' }]);
  expect(await days()).toEqual(['15', '17', '18']);
});

it('of two covers of the same sessions one does, and the other finds nothing left', async () => {
  const cover = (inId: string) => () =>
    api
      .as('maya')
      .post('/api/v1/cover', { outId: CAST.tess, inId, from: '2026-06-15', until: '2026-06-17', sessionIds: ids });
  const answers = await heldUp('training_session', [...ids].sort()[0] ?? '', [cover(CAST.tom), cover(CAST.tom)]);

  expect(answers.map(({ body }) => (body.changed as unknown[]).length)).toEqual([3, 0]);
});
