import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { CAST, COHORTS, VENUES } from '../testing/cast';
import { testApi } from '../testing/test-api';

const api = testApi();

/** Sessions of tess, one a day, the last one yesterday. */
const past = (count: number) =>
  api.db.query(sql`
    with made as (
      insert into training_session (id, cohort_id, title, date, start_time, end_time, time_zone, starts_at, ends_at, first_date, mode, venue_id, state)
      select gen_random_uuid(), ${COHORTS.C1}, 'Past ' || n, day, '18:00', '20:00', 'Europe/London', day + interval '17 hours',
             day + interval '19 hours', day, 'inPerson', ${VENUES.northHall}, 'scheduled'
        from generate_series(1, ${count}::int) n, lateral (select (timestamptz '2026-06-15' - n * interval '3 hours')::date as day) on_day
      returning id
    )
    insert into session_trainer select id, ${CAST.tess} from made`);

interface Plan {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
}

/** How many pages of the database the list reads. */
const pagesRead = async (path: string): Promise<number> => {
  await api.db.query(sql`analyze training_session, session_trainer`);
  const spied = jest.spyOn(api.get(Database), 'one');
  await api.as('tess').get(`/api/v1/training-sessions?${path}`);
  const list = spied.mock.calls.map(([statement]) => statement).find(({ text }) => text.includes('with page as'));
  spied.mockRestore();
  if (!list) throw new Error('The list was not asked for');
  const [explained] = await api.db.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    sql`explain (analyze, buffers, format json) ${list}`,
  );
  const plan = explained?.['QUERY PLAN'][0].Plan;
  return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
};

it('what a trainer has to come is read without what they have had', async () => {
  const path = 'mine=true&from=2026-06-15&limit=20';
  await past(100);
  const few = await pagesRead(path);
  await past(6000);

  const many = await pagesRead(path);
  expect(many).toBeLessThan(3 * few);
});

it('what a trainer has had comes page by page, each session once, however many there are', async () => {
  await past(3000);
  const path = '/api/v1/training-sessions?mine=true&order=latestFirst&limit=200';
  const first = await api.as('tess').get(path);
  const second = await api.as('tess').get(`${path}&cursor=${first.body.next}`);
  const seen = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);

  expect([new Set(seen).size, second.body.total]).toEqual([400, 3003]);
});
