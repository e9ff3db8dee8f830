import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { PROGRAMMES } from '../testing/cast';
import { milestoneWrite, PlanThread } from '../testing/plan-thread';
import { testApi, type Answer } from '../testing/test-api';

// What happens here is committed, by several connections at once.
const api = testApi({ rollBack: false });
const thread = new PlanThread(api);

/** Until so many connections to this database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const found = await api.db.one<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if ((found?.count ?? 0) >= count) return;
  }
};

/** Lets the requests wait for each other at the programme that somebody else holds, and then run into one another. */
const heldUp = async <Each>(run: () => readonly Promise<Each>[]): Promise<Each[]> => {
  const other = api.get(Database).dataSource.createQueryRunner();
  await other.startTransaction();
  await other.query('select from programme where id = $1 for update', [PROGRAMMES.P1]);
  const running = run();
  await waiting(running.length);
  await other.commitTransaction();
  await other.release();
  return Promise.all(running);
};

it('of two that would close a circle at once, one is taken', async () => {
  const [first, second] = [await thread.milestone(), await thread.milestone()];
  const waitFor = (id: string, other: string): Promise<Answer> =>
    thread.put('maya', `/milestones/${id}`, milestoneWrite({ dependsOn: [other] }), 1);

  const answers = await heldUp(() => [waitFor(first, second), waitFor(second, first)]);

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
});

it('past the application, the database takes one of the two as well', async () => {
  const [first, second] = [await thread.milestone(), await thread.milestone()];
  const insert = (id: string, other: string): Promise<string> =>
    api.db
      .query(
        sql`
        insert into milestone_dependency (milestone_id, depends_on_id, programme_id) values (${id}, ${other}, ${PROGRAMMES.P1})`,
      )
      .then(
        () => 'taken',
        () => 'refused',
      );

  const answers = await heldUp(() => [insert(first, second), insert(second, first)]);

  expect(answers.toSorted()).toEqual(['refused', 'taken']);
});

it('of two dates that are agreed at once, the second knows of the first, and both are kept', async () => {
  const id = await thread.milestone();

  const answers = await heldUp(() => [thread.rebaseline(id, '2026-08-01'), thread.rebaseline(id, '2026-09-01')]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const kept = await api.db.query<{ baselineDate: string; replacedBy: string }>(sql`
    select baseline_date as "baselineDate", replaced_by as "replacedBy" from milestone_baseline
    where milestone_id = ${id} order by position`);
  expect(kept[0]?.baselineDate).toBe('2026-07-15');
  expect(kept[1]?.baselineDate).toBe(kept[0]?.replacedBy);
});

it('one that somebody just began to wait for is not taken away', async () => {
  const [awaited, waits] = [await thread.milestone(), await thread.milestone()];

  const answers = await heldUp(() => [
    thread.put('maya', `/milestones/${waits}`, milestoneWrite({ dependsOn: [awaited] }), 1),
    api.as('maya').delete(`/api/v1/milestones/${awaited}`),
  ]);

  // Whichever comes first: the other is refused.
  expect([
    [200, 409],
    [422, 204],
  ]).toContainEqual(answers.map(({ status }) => status));
});
