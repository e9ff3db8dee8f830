import sql from 'sql-template-tag';
import { CAST, COHORTS, ENROLMENTS, PEOPLE, SESSIONS, type Name } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const NEW = '01900000-0000-7000-8000-00ee00000001';
const NEW_PERSON = '01900000-0000-7000-8000-00ee00000002';

const newcomer = {
  cohortId: COHORTS.C1,
  personId: NEW_PERSON,
  preferredName: 'Demo Trainee 07',
  source: 'open',
  enrolledOn: '2026-06-15',
};
const enrol = (name: Name | null, change = {}): Promise<Answer> =>
  api.as(name).put(`/api/v1/enrolments/${NEW}`, { ...newcomer, ...change });
const isThere = async (table: 'person' | 'enrolment', id: string): Promise<boolean> =>
  (await api.db.one(sql([`select from ${table} where id = '${id}'`]))) !== null;

describe('enrolling somebody', () => {
  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['fiona', 404],
    ['nora', 404],
  ] as const)('is answered to %s with %i, and nobody is made', async (name, status) => {
    expect((await enrol(name)).status).toBe(status);
    expect(await isThere('person', NEW_PERSON)).toBe(false);
  });

  it.each([
    [{ preferredName: undefined }, 422, 'request.reference'],
    [{ preferredName: undefined, personId: PEOPLE.D }, 422, 'request.reference'],
    [{ personId: PEOPLE.D }, 409, 'request.alreadyExists'],
    [{ personId: PEOPLE.A }, 409, 'request.alreadyExists'],
    [{ personId: PEOPLE.A, preferredName: undefined }, 409, 'enrolment.twice'],
  ])('with %j is refused with %i %s', async (change, status, code) => {
    const answer = await enrol('tess', change);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('in a full cohort is refused, and the person is not half made', async () => {
    await api.db.query(sql`update cohort set capacity = 4, minimum_viable = 1 where id = ${COHORTS.C1}`);
    await enrol('tess');
    const other = '01900000-0000-7000-8000-00ee00000003';
    const answer = await api.as('tess').put(`/api/v1/enrolments/${other}`, { ...newcomer, personId: other });

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([422, 'cohort.full', { capacity: 4 }]);
    expect(await isThere('person', other)).toBe(false);
  });

  it('under the id of somebody who walked in is refused', async () => {
    await api.as('tess').put(`/api/v1/training-sessions/${SESSIONS.today}/register/walk-ins/${NEW}`, { name: 'River' });

    expect(await enrol('tess')).toMatchObject({ status: 409, body: { code: 'request.alreadyExists' } });
    expect(await isThere('person', NEW_PERSON)).toBe(false);
  });

  it('makes the person and the enrolment at once; the same again is the same', async () => {
    const answer = await enrol('tess');

    expect(answer.body).toMatchObject({
      ...{ enrolmentId: NEW, personId: NEW_PERSON, preferredName: 'Demo Trainee 07', state: 'enrolled', version: 1 },
      ...{ attended: 0, held: 0, toCome: 2, mayComplete: false },
    });
    expect((await enrol('tess')).body).toEqual(answer.body);
    expect((await enrol('tess', { source: 'referral' })).status).toBe(409);
  });

  it('takes somebody known by their id alone', async () => {
    const answer = await api
      .as('ada')
      .put(`/api/v1/enrolments/${NEW}`, { ...newcomer, personId: PEOPLE.D, preferredName: undefined });

    expect([answer.status, answer.body.preferredName]).toEqual([200, 'Demo Trainee D']);
  });

  it('writes no name into the trail', async () => {
    await enrol('tess');
    const trail = await api.db.query(sql`select * from audit_event where account_id = ${CAST.tess}`);

    expect(trail.map(({ action }) => action)).toEqual(['person.create', 'enrolment.create']);
    expect(JSON.stringify(trail)).not.toContain('Trainee');
  });
});

describe('correcting an enrolment', () => {
  const path = `/api/v1/enrolments/${ENROLMENTS.A}`;
  const write = { cohortId: COHORTS.C1, personId: PEOPLE.A, source: 'partner', enrolledOn: '2026-06-01' };

  it.each([{ cohortId: COHORTS.C2 }, { personId: PEOPLE.B }])('does not turn it into that of %j', async (change) => {
    expect((await api.as('ada').put(path, { ...write, ...change }, { 'if-match': '"1"' })).status).toBe(409);
  });

  it('changes where they came from, and since when they are expected', async () => {
    const answer = await api.as('tess').put(path, write, { 'if-match': '"1"' });

    expect(answer.body).toMatchObject({ source: 'partner', enrolledOn: '2026-06-01', version: 2 });
  });
});

describe('moving an enrolment', () => {
  const move = (to: string, more = {}, name: Name | null = 'tess'): Promise<Answer> =>
    api.as(name).post(`/api/v1/enrolments/${ENROLMENTS.A}/moves`, { to, on: '2026-06-15', ...more });

  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['nora', 404],
  ] as const)('is answered to %s with %i', async (name, status) => {
    expect((await move('paused', {}, name)).status).toBe(status);
  });

  it('follows the steps there are', async () => {
    const answer = await move('didNotStart');

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([
      409,
      'enrolment.transition',
      { from: 'inTraining', to: 'didNotStart' },
    ]);
  });

  it('to completed needs the core modules, and then the attendance', async () => {
    const unlearned = await move('completed');
    await api.db.query(sql`update course_module set is_core = false`);
    const absent = await move('completed');

    expect([unlearned.status, unlearned.body.code]).toEqual([422, 'enrolment.modulesMissing']);
    expect([absent.status, absent.body.code]).toEqual([422, 'enrolment.attendanceShort']);
  });

  it('to completed is made once the rule is met', async () => {
    await api.db.query(sql`update course_module set is_core = false`);
    await api.db.query(sql`
      insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
      values (${SESSIONS.past}, ${ENROLMENTS.A}, 'present', 'paper', ${NEW}, '2026-06-08T20:00:00Z')`);
    await api.db.query(sql`
      update training_session set state = 'locked', register_submitted_at = '2026-06-08T20:00:00Z' where id = ${SESSIONS.past}`);

    expect((await move('completed')).body).toMatchObject({ state: 'completed', mayComplete: true, version: 2 });
  });

  it('away asks for no reason, keeps one that is given out of the trail, and is made once', async () => {
    const first = await move('withdrew', { reason: 'Moved to another town' });

    expect(first.body).toMatchObject({ state: 'withdrew', leftOn: '2026-06-15', version: 2 });
    expect((await move('withdrew')).body).toEqual(first.body);
    expect(await api.db.query(sql`select fields, reason from audit_event`)).toEqual([
      { fields: ['state'], reason: null },
    ]);
  });

  it('into a full cohort is refused', async () => {
    await api.db.query(sql`update enrolment set state = 'invited', began_on = null where id = ${ENROLMENTS.A}`);
    await api.db.query(sql`update cohort set capacity = 2, minimum_viable = 1 where id = ${COHORTS.C1}`);

    expect((await move('enrolled')).body.code).toBe('cohort.full');
  });
});
