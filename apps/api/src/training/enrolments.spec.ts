import sql from 'sql-template-tag';
import { CAST, COHORTS, ENROLMENTS, ORGANISATIONS, PEOPLE, SESSIONS, STEPS, type Name } from '../testing/cast';
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

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([
      422,
      'cohort.full',
      { capacity: 4, offered: 0 },
    ]);
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

  it.each(['2025-05-30', '2026-08-01', '2026-02-30'])(
    'from %s on is refused: no such day, or not of this cohort',
    async (enrolledOn) => {
      const answer = await enrol('tess', { enrolledOn });

      expect([answer.status, answer.body.code]).toEqual(
        enrolledOn === '2026-02-30' ? [400, 'request.invalid'] : [422, 'enrolment.dateOutside'],
      );
      expect(await isThere('person', NEW_PERSON)).toBe(false);
    },
  );

  it.each([
    ['of 300 characters', 'x'.repeat(300), 400],
    ['of nothing to be seen', '\u200b', 400],
    ['with half of a character', 'Demo \ud800', 400],
    ['of 120 characters', 'y'.repeat(120), 200],
    ['with an apostrophe', "Demo O'Trainee; drop table person --", 200],
    ['written from right to left', 'متدرب تجريبي', 200],
    ['with pictures in it', 'Demo 🧑🏽‍🎤 Trainee', 200],
  ])('with a name %s', async (_, preferredName, status) => {
    const answer = await enrol('tess', { preferredName });

    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body.preferredName).toBe(preferredName);
  });

  it('keeps for which organisation they come; one that there is not is refused', async () => {
    const nowhere = await enrol('tess', { organisationId: NEW });
    const answer = await enrol('tess', { organisationId: ORGANISATIONS.partner });

    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'request.reference']);
    expect(answer.body.organisation).toEqual({ id: ORGANISATIONS.partner, name: 'Demo Partner' });
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

  it.each(['invited', 'transferred'])('to %s is made by an offer or a transfer, not as a move', async (to) => {
    await api.db.query(
      sql`update enrolment set state = 'interested', waiting_since = now() where id = ${ENROLMENTS.A}`,
    );

    expect((await move(to)).body.code).toBe('enrolment.transition');
  });

  it.each(['2026-05-31', '2026-06-16'])('on %s, before the last step or after today, is refused', async (on) => {
    const answer = await move('paused', { on });

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([
      ...[422, 'enrolment.dateOutside'],
      { earliest: '2026-06-01', latest: '2026-06-15' },
    ]);
  });

  it('to "did not start" waits for the end of the cohort, and is not for who came', async () => {
    await api.db.query(sql`update enrolment set state = 'enrolled', began_on = null where id = ${ENROLMENTS.A}`);
    await api.db.query(sql`delete from enrolment_step where id = ${STEPS.A.inTraining}`);
    const early = await move('didNotStart');
    await api.db.query(sql`update cohort set end_date = '2026-06-14'`);
    await api.db.query(sql`
      insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
      values (${SESSIONS.past}, ${ENROLMENTS.A}, 'late', 'paper', ${NEW}, now())`);
    const present = await move('didNotStart');
    await api.db.query(sql`update attendance set mark = 'noShow'`);
    const never = await move('didNotStart');

    expect([early.body.code, present.body.code]).toEqual(['enrolment.cohortNotOver', 'enrolment.cameOnce']);
    expect(never.body).toMatchObject({ state: 'didNotStart', leftOn: '2026-06-15' });
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
    await api.db.query(sql`
      update enrolment set state = 'interested', waiting_since = now(), enrolled_on = null, began_on = null where id = ${ENROLMENTS.A}`);
    await api.db.query(sql`delete from enrolment_step where enrolment_id = ${ENROLMENTS.A}`);
    await api.db.query(sql`update cohort set capacity = 2, minimum_viable = 1 where id = ${COHORTS.C1}`);

    expect((await move('enrolled')).body.code).toBe('cohort.full');
  });
});

describe('the steps of an enrolment', () => {
  const steps = `/api/v1/enrolments/${ENROLMENTS.A}/steps`;
  const stepsOf = async (): Promise<[string, string][]> => {
    const { body } = await api.as('tess').get(`/api/v1/people/${PEOPLE.A}`);
    return (body.enrolments[0].steps as { to: string; on: string }[]).map(({ to, on }) => [to, on]);
  };
  const move = (to: string, on = '2026-06-15'): Promise<Answer> =>
    api.as('tess').post(`/api/v1/enrolments/${ENROLMENTS.A}/moves`, { to, on });

  it('are kept with their days, back and forth', async () => {
    await move('paused', '2026-06-10');
    await move('inTraining', '2026-06-12');

    expect(await stepsOf()).toEqual([
      ['enrolled', '2026-05-20'],
      ['inTraining', '2026-06-01'],
      ['paused', '2026-06-10'],
      ['inTraining', '2026-06-12'],
    ]);
  });

  it('are corrected within the days of their neighbours, and the rest follows', async () => {
    const { body } = await move('withdrew', '2026-06-10');
    const outside = await api.as('tess').put(`${steps}/${body.stepId}`, { on: '2026-05-31' });
    const answer = await api.as('tess').put(`${steps}/${body.stepId}`, { on: '2026-06-08' });
    const repeated = await api.as('tess').put(`${steps}/${body.stepId}`, { on: '2026-06-08' });

    expect([outside.status, outside.body.code]).toEqual([422, 'enrolment.dateOutside']);
    expect(answer.body).toMatchObject({ state: 'withdrew', leftOn: '2026-06-08', since: '2026-06-08' });
    expect(repeated.body.version).toBe(answer.body.version);
  });

  it('are taken back, the last one first; taken back twice is taken back', async () => {
    const { body } = await move('withdrew');
    const first = await api.as('tess').delete(`${steps}/${STEPS.A.inTraining}`);
    const back = await api.as('tess').delete(`${steps}/${body.stepId}`);
    const again = await api.as('tess').delete(`${steps}/${body.stepId}`);

    expect([first.status, first.body.code]).toEqual([409, 'enrolment.notLast']);
    expect(back.body).toMatchObject({ state: 'inTraining', leftOn: null });
    expect(again.body).toEqual(back.body);
    expect((await stepsOf()).map(([to]) => to)).toEqual(['enrolled', 'inTraining']);
  });

  it('are not taken back into a place that somebody else has now', async () => {
    const { body } = await move('withdrew');
    await api.db.query(sql`update cohort set capacity = 2, minimum_viable = 1 where id = ${COHORTS.C1}`);
    const answer = await api.as('tess').delete(`${steps}/${body.stepId}`);

    expect([answer.status, answer.body.code]).toEqual([422, 'cohort.full']);
  });

  it('leave what was said before in the trail, and not why somebody left', async () => {
    await api.as('tess').post(`/api/v1/enrolments/${ENROLMENTS.A}/moves`, {
      ...{ to: 'withdrew', on: '2026-06-15', reason: 'Found work' },
    });

    expect(JSON.stringify(await api.db.query(sql`select * from audit_event`))).not.toContain('Found work');
  });

  it('let somebody come back whom they saw leave', async () => {
    await move('withdrew');
    const answer = await api.as('tess').put(`/api/v1/enrolments/${NEW}`, {
      ...{ cohortId: COHORTS.C1, personId: PEOPLE.A, source: 'open', enrolledOn: '2026-06-15' },
    });

    expect([answer.status, answer.body.state]).toEqual([200, 'enrolled']);
  });
});
