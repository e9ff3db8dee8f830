import sql from 'sql-template-tag';
import { CAST, COHORTS, COURSES, ENROLMENTS, MODULES, REGIONS, SESSIONS, STRANDS, type Name } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const OTHER = '01900000-0000-7000-8000-00cc00000001';
const NEW = '01900000-0000-7000-8000-00cc00000002';
const NEWER = '01900000-0000-7000-8000-00cc00000003';

const transfer = (change = {}, name: Name | null = 'tess', id: string = ENROLMENTS.A): Promise<Answer> =>
  api.as(name).post(`/api/v1/enrolments/${id}/transfer`, {
    ...{ enrolmentId: NEW, cohortId: OTHER, on: '2026-06-15', ...change },
  });
const member = async (cohortId: string, enrolmentId: string): Promise<Answer['body']> => {
  const { body } = await api.as('ada').get(`/api/v1/cohorts/${cohortId}`);
  return (body.members as { enrolmentId: string }[]).find((each) => each.enrolmentId === enrolmentId);
};
const takeBack = async (): Promise<Answer> => {
  const { stepId } = await member(COHORTS.C1, ENROLMENTS.A);
  return api.as('tess').delete(`/api/v1/enrolments/${ENROLMENTS.A}/steps/${stepId}`);
};

describe('moving somebody to another cohort', () => {
  beforeEach(async () => {
    await api.db.query(sql`
      insert into cohort (id, course_id, strand_id, region_id, name, start_date, end_date, capacity, minimum_viable)
      values (${OTHER}, ${COURSES.storytelling}, ${STRANDS.S1}, ${REGIONS.north}, 'Cohort C3', '2026-06-10', '2026-08-31', 2, 1)`);
    await api.db.query(sql`insert into cohort_trainer values (${OTHER}, ${CAST.tess})`);
  });

  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['fiona', 404],
  ] as const)('is answered to %s with %i', async (name, status) => {
    expect((await transfer({}, name)).status).toBe(status);
    // Whether somebody is in a cohort is not told to whoever sees neither.
    expect((await transfer({ cohortId: COHORTS.C1 }, name)).status).toBe(status);
  });

  it.each([
    [{ cohortId: COHORTS.C2 }, 404, 'request.notFound'],
    [{ cohortId: NEWER }, 404, 'request.notFound'],
    [{ cohortId: COHORTS.C1 }, 422, 'enrolment.sameCohort'],
    [{ on: '2026-06-16' }, 422, 'enrolment.dateOutside'],
    [{ on: '2026-05-31' }, 422, 'enrolment.dateOutside'],
    [{ enrolmentId: ENROLMENTS.B }, 409, 'request.alreadyExists'],
  ])('with %j is refused with %i %s, and they stay where they are', async (change, status, code) => {
    const answer = await transfer(change);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await member(COHORTS.C1, ENROLMENTS.A)).state).toBe('inTraining');
  });

  it('that is full is refused', async () => {
    await transfer({}, 'tess', ENROLMENTS.B);
    await transfer({ enrolmentId: NEWER }, 'tess', ENROLMENTS.C);
    const answer = await transfer({ enrolmentId: '01900000-0000-7000-8000-00cc00000004' });

    expect([answer.status, answer.body.code]).toEqual([422, 'cohort.full']);
    expect((await member(COHORTS.C1, ENROLMENTS.A)).state).toBe('inTraining');
  });

  it('that they are in already is refused', async () => {
    await transfer();
    await api.db.query(sql`
      update enrolment set state = 'inTraining', left_on = null where id = ${ENROLMENTS.A}`);
    await api.db.query(
      sql`delete from enrolment_step where enrolment_id = ${ENROLMENTS.A} and to_state = 'transferred'`,
    );
    await api.db.query(sql`update enrolment set transferred_from = null where id = ${NEW}`);
    const answer = await transfer({ enrolmentId: NEWER });

    expect([answer.status, answer.body.code]).toEqual([409, 'enrolment.twice']);
  });

  it('ends the one enrolment and opens the other, each knowing of the other; the same again is the same', async () => {
    const answer = await transfer();

    expect(answer.body).toMatchObject({
      ...{ enrolmentId: NEW, state: 'enrolled', source: 'open', enrolledOn: '2026-06-15' },
      transferredFrom: { enrolmentId: ENROLMENTS.A, cohort: { id: COHORTS.C1, name: 'Cohort C1' } },
    });
    expect(await member(COHORTS.C1, ENROLMENTS.A)).toMatchObject({
      ...{ state: 'transferred', leftOn: '2026-06-15', toCome: 0 },
      transferredTo: { enrolmentId: NEW, cohort: { id: OTHER, name: 'Cohort C3' } },
    });
    expect((await transfer()).body).toEqual(answer.body);
  });

  it('leaves what they attended where it was, and takes along the modules that they hold', async () => {
    await api.db.query(sql`
      update training_session set state = 'locked', register_submitted_at = now() where id = ${SESSIONS.past}`);
    await api.db.query(sql`
      insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
      values (${SESSIONS.past}, ${ENROLMENTS.A}, 'present', 'online', ${NEWER}, now())`);
    const answer = await transfer();

    expect(answer.body).toMatchObject({ held: 0, attended: 0, missingCoreModules: ['Consent'] });
    expect(await member(COHORTS.C1, ENROLMENTS.A)).toMatchObject({ held: 1, attended: 1 });
    expect(await api.db.query(sql`select from session_module where module_id = ${MODULES.M1}`)).not.toHaveLength(0);
  });

  it('is taken back while nothing became of it, and they are where they were', async () => {
    await transfer();
    const back = await takeBack();

    expect(back.body).toMatchObject({ enrolmentId: ENROLMENTS.A, state: 'inTraining', transferredTo: null });
    expect(await member(OTHER, NEW)).toBeUndefined();
  });

  it('is not taken back once they were marked there; then they move back, with a third enrolment', async () => {
    await transfer();
    await api.db.query(sql`update training_session set cohort_id = ${OTHER} where id = ${SESSIONS.past}`);
    await api.db.query(sql`
      insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
      values (${SESSIONS.past}, ${NEW}, 'present', 'online', ${NEWER}, now())`);
    const late = await takeBack();
    const back = await transfer({ enrolmentId: NEWER, cohortId: COHORTS.C1 }, 'tess', NEW);

    expect([late.status, late.body.code]).toEqual([409, 'enrolment.notLast']);
    expect(back.body).toMatchObject({ enrolmentId: NEWER, state: 'enrolled' });
    expect((await member(COHORTS.C1, ENROLMENTS.A)).state).toBe('transferred');
  });

  it('has one day on both sides, also when it is corrected', async () => {
    await transfer();
    const { stepId } = await member(COHORTS.C1, ENROLMENTS.A);
    await api.as('tess').put(`/api/v1/enrolments/${ENROLMENTS.A}/steps/${stepId}`, { on: '2026-06-12' });

    expect((await member(COHORTS.C1, ENROLMENTS.A)).leftOn).toBe('2026-06-12');
    expect((await member(OTHER, NEW)).enrolledOn).toBe('2026-06-12');
  });

  it('does not tell the name of a cohort that the reader may not see', async () => {
    await api.as('ada').post(`/api/v1/enrolments/${ENROLMENTS.A}/transfer`, {
      ...{ enrolmentId: NEW, cohortId: COHORTS.C2, on: '2026-06-15' },
    });
    const { body } = await api.as('maya').get(`/api/v1/cohorts/${COHORTS.C1}`);
    const moved = (body.members as { enrolmentId: string }[]).find(({ enrolmentId }) => enrolmentId === ENROLMENTS.A);

    expect(moved).toMatchObject({ transferredTo: { enrolmentId: NEW, cohort: null } });
  });
});
