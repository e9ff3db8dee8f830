import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { CAST, COHORTS, COURSES, ENROLMENTS, REGIONS, STRANDS } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

// What happens here is committed, by several connections at once.
const api = testApi({ rollBack: false });

/** Lets requests wait for the cohort that somebody else holds, and then run into one another. */
const atOnce = (...requests: (() => Promise<Answer>)[]): Promise<Answer[]> => whileHeld(requests);
const whileHeld = async (
  requests: readonly (() => Promise<Answer>)[],
  look?: () => Promise<void>,
): Promise<Answer[]> => {
  const other = api.get(Database).dataSource.createQueryRunner();
  await other.startTransaction();
  await other.query('select from cohort where id = $1 for update', [COHORTS.C1]);
  const running = requests.map((request) => request());
  for (;;) {
    const found = await api.db.one<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if ((found?.count ?? 0) >= requests.length) break;
  }
  await look?.();
  await other.commitTransaction();
  await other.release();
  return Promise.all(running);
};

const enrol = (name: 'tess' | 'maya', more = {}): Promise<Answer> =>
  api.as(name).put(`/api/v1/enrolments/${randomUUID()}`, {
    ...{ cohortId: COHORTS.C1, personId: randomUUID(), preferredName: 'Demo Newcomer', source: 'open' },
    ...{ enrolledOn: '2026-06-15', ...more },
  });
const offer = (name: 'tess' | 'maya', enrolmentId: string): Promise<Answer> =>
  api.as(name).post(`/api/v1/cohorts/${COHORTS.C1}/offers`, { enrolmentId });
const codes = (answers: readonly Answer[]): string[] =>
  answers.map(({ body }) => (body.code as string | undefined) ?? 'taken').toSorted();
const held = async (): Promise<number> => {
  const { body } = await api.as('tess').get(`/api/v1/cohorts/${COHORTS.C1}`);
  return (body.placesTaken as number) + (body.placesOffered as number);
};

/** One place is left of four. */
beforeEach(async () => {
  await api.db.query(sql`delete from enrolment where cohort_id = ${COHORTS.C1} and id not in
    (${ENROLMENTS.A}, ${ENROLMENTS.B}, ${ENROLMENTS.C})`);
  await api.db.query(sql`update cohort set capacity = 4, minimum_viable = 1 where id = ${COHORTS.C1}`);
});

describe('the last place of a cohort', () => {
  it('is had by one of two who are enrolled at once, from two browsers', async () => {
    const answers = await atOnce(
      () => enrol('tess'),
      () => enrol('maya'),
    );

    expect(codes(answers)).toEqual(['cohort.full', 'taken']);
    expect(await held()).toBe(4);
  });

  it('is either offered or given to somebody else, not both', async () => {
    const waiting = (await enrol('tess', { joinsAs: 'interested' })).body.enrolmentId as string;
    const answers = await atOnce(
      () => offer('tess', waiting),
      () => enrol('maya', { reason: 'Asked in person' }),
    );

    expect(codes(answers)).toEqual(['cohort.full', 'taken']);
    expect(await held()).toBe(4);
  });

  it('is offered once to one person, however often it is pressed', async () => {
    const waiting = (await enrol('tess', { joinsAs: 'interested' })).body.enrolmentId as string;
    const answers = await atOnce(
      () => offer('tess', waiting),
      () => offer('maya', waiting),
    );

    expect(codes(answers)).toEqual(['taken', 'taken']);
    expect(await held()).toBe(4);
  });

  it('is not lost to a cohort that is made smaller meanwhile', async () => {
    const { body } = await api.as('maya').get(`/api/v1/cohorts/${COHORTS.C1}`);
    const { courseId, strandId, regionId, name, startDate, endDate, minimumViable, trainerIds, version } = body;
    const smaller = { courseId, strandId, regionId, name, startDate, endDate, minimumViable, trainerIds, capacity: 3 };
    const answers = await atOnce(
      () => enrol('tess'),
      () => api.as('maya').put(`/api/v1/cohorts/${COHORTS.C1}`, smaller, { 'if-match': `"${version}"` }),
    );

    expect(codes(answers)).toEqual(['cohort.full', 'taken']);
  });
});

describe('one person', () => {
  it('is enrolled once, though two do it at once', async () => {
    await api.db.query(sql`update cohort set capacity = 5 where id = ${COHORTS.C1}`);
    const personId = randomUUID();
    const answers = await atOnce(
      () => enrol('tess', { personId }),
      () => enrol('maya', { personId }),
    );

    expect(codes(answers)).toEqual(['enrolment.twice', 'taken']);
  });
});

describe('both ends of a transfer', () => {
  const LATER = 'ffffffff-ffff-4fff-8fff-ffffffffffff';
  const NEW = '01900000-0000-7000-8000-00cd00000001';

  it('are held in one order from either of them, so that two who change them never wait for each other', async () => {
    await api.db.query(sql`
      insert into cohort (id, course_id, strand_id, region_id, name, start_date, end_date, capacity, minimum_viable)
      values (${LATER}, ${COURSES.storytelling}, ${STRANDS.S1}, ${REGIONS.north}, 'Cohort C3', '2026-06-10', '2026-08-31', 2, 1)`);
    await api.db.query(sql`insert into cohort_trainer values (${LATER}, ${CAST.tess})`);
    await api
      .as('tess')
      .post(`/api/v1/enrolments/${ENROLMENTS.A}/transfer`, { enrolmentId: NEW, cohortId: LATER, on: '2026-06-15' });
    const { body } = await api.as('tess').get(`/api/v1/cohorts/${LATER}`);
    const [{ stepId } = { stepId: '' }] = body.members as { stepId: string }[];

    // The first of the two cohorts is taken: whoever waits for it does not hold the second.
    let isFree = false;
    const [answer] = await whileHeld(
      [() => api.as('tess').put(`/api/v1/enrolments/${NEW}/steps/${stepId}`, { on: '2026-06-14' })],
      async () => {
        isFree = (await api.db.one(sql`select from cohort where id = ${LATER} for no key update skip locked`)) !== null;
      },
    );

    expect([answer?.status, isFree]).toEqual([200, true]);
  });
});
