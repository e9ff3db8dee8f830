import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { COHORTS, ENROLMENTS, SESSIONS } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const REGISTER = `/api/v1/training-sessions/${SESSIONS.today}/register`;

/** How many statements PostgreSQL is given while something happens. */
const statements = async (run: () => Promise<Answer>): Promise<number> => {
  const runner = api.get(Database).base.queryRunner;
  if (!runner) throw new Error('Each test runs in a transaction of its own');
  const spy = jest.spyOn(runner, 'query');
  expect((await run()).status).toBe(200);
  const { length } = spy.mock.calls;
  spy.mockRestore();
  return length;
};

/** Two hundred more people in the cohort, half of whom are known to be away. */
const fill = async (): Promise<string[]> => {
  const people = await api.db.query<{ id: string }>(sql`
    insert into person (id) select gen_random_uuid() from generate_series(1, 200) returning id`);
  const ids = people.map(({ id }) => id);
  await api.db.query(sql`
    insert into person_identity (person_id, preferred_name) select id, 'Demo Trainee ' || id from unnest(${ids}::uuid[]) id`);
  await api.db.query(sql`
    insert into enrolment (id, person_id, cohort_id, state, source, enrolled_on, began_on)
    select id, id, ${COHORTS.C1}, 'inTraining', 'open', '2026-05-20', '2026-06-01' from unnest(${ids}::uuid[]) id`);
  await api.db.query(sql`
    insert into known_absence (id, enrolment_id, from_date, until_date)
    select id, id, '2026-06-01', '2026-06-30' from unnest(${ids.slice(0, 100)}::uuid[]) id`);
  return ids;
};
const open = (): Promise<Answer> => api.as('tess').get(REGISTER);
const mark = (people: readonly string[], word: string, baseVersion = 0): Promise<Answer> =>
  api.as('tess').send('PATCH', `${REGISTER}/marks`, {
    body: {
      marks: people.map((entryId) => ({ entryId, mark: word, minutes: null, baseVersion, mutationId: randomUUID() })),
    },
  });

it('a register of two hundred opens with as many statements as one of three', async () => {
  const three = await statements(open);
  await fill();

  expect(await statements(open)).toBe(three);
  expect((await open()).body.tally).toMatchObject({ apology: 100, notMarked: 103 });
});

it('two hundred marks are written with as many statements as one, and so are two hundred that others disagree with', async () => {
  const one = await statements(() => mark([ENROLMENTS.A], 'present'));
  const disagreeing = await statements(() => mark([ENROLMENTS.A], 'noShow'));
  const ids = await fill();

  expect(await statements(() => mark(ids, 'present'))).toBe(one);
  expect(await statements(() => mark(ids, 'noShow'))).toBe(disagreeing);
  expect((await open()).body.tally).toMatchObject({ present: 201, notMarked: 2 });
});
