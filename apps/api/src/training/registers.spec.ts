import sql from 'sql-template-tag';
import { CAST, COHORTS, ENROLMENTS, PEOPLE, SESSIONS } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

/** At another moment, at which everybody is signed in still. */
const at = async <Result>(instant: string, run: () => Promise<Result>): Promise<Result> => {
  await api.db.query(sql`update sign_in set last_seen_at = ${instant}, created_at = ${instant}`);
  return api.at(instant, run);
};
const registerOf = (session: string): string => `/api/v1/training-sessions/${session}/register`;
const TODAY = registerOf(SESSIONS.today);
const PAST = registerOf(SESSIONS.past);
const WALK_IN = '01900000-0000-7000-8000-00bb00000001';

let messages = 0;
const newId = (): string => `01900000-0000-7000-8000-00cc${String((messages += 1)).padStart(8, '0')}`;

interface Said {
  readonly entryId: string;
  readonly mark: string;
  readonly baseVersion?: number;
  readonly minutes?: number | null;
  readonly mutationId?: string;
}
const message = (...said: Said[]) => ({
  marks: said.map((each) => ({ baseVersion: 0, minutes: null, mutationId: newId(), ...each })),
});
const mark = (path: string, ...said: Said[]): Promise<Answer> =>
  api.as('tess').send('PATCH', `${path}/marks`, { body: message(...said) });
const everybody = (word: string): Said[] =>
  [ENROLMENTS.A, ENROLMENTS.B, ENROLMENTS.C].map((entryId) => ({ entryId, mark: word }));
const submit = (path: string, when = '2026-06-15T19:00:00Z'): Promise<Answer> =>
  at(when, () => api.as('tess').post(`${path}/submission`));

describe('marking a register', () => {
  const body = message({ entryId: ENROLMENTS.A, mark: 'present' });

  it.each([
    [null, 401],
    ['omar', 404],
    ['tom', 404],
    ['fiona', 404],
    ['nora', 404],
  ] as const)('by %s is answered with %i', async (name, status) => {
    expect((await api.as(name).send('PATCH', `${TODAY}/marks`, { body })).status).toBe(status);
    expect((await api.as(name).post(`${TODAY}/submission`)).status).toBe(status);
    expect((await api.as(name).put(`${TODAY}/walk-ins/${WALK_IN}`, { name: 'River' })).status).toBe(status);
  });

  it('of a session that does not exist is a 404', async () => {
    expect((await mark(registerOf(WALK_IN), { entryId: ENROLMENTS.A, mark: 'present' })).status).toBe(404);
  });

  it.each([
    [{ mark: 'absent' }, 'marks.0.mark'],
    [{ minutes: 1441 }, 'marks.0.minutes'],
    [{ entryId: 'A' }, 'marks.0.entryId'],
  ])('with %j names what is wrong', async (change, path) => {
    const answer = await mark(TODAY, { entryId: ENROLMENTS.A, mark: 'present', ...change });

    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  it('names somebody who is not expected, and marks nobody', async () => {
    const answer = await mark(TODAY, ...everybody('present'), { entryId: ENROLMENTS.D, mark: 'present' });

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([
      422,
      'register.notExpected',
      { entryId: ENROLMENTS.D },
    ]);
    expect((await api.as('tess').get(TODAY)).body.tally).toMatchObject({ notMarked: 3, present: 0 });
  });

  it('of a cancelled session is refused', async () => {
    await api.as('tess').post(`/api/v1/training-sessions/${SESSIONS.future}/cancel`, { reason: 'Snow' });
    const answer = await mark(registerOf(SESSIONS.future), { entryId: ENROLMENTS.A, mark: 'present' });

    expect([answer.status, answer.body.code]).toEqual([409, 'register.notOpen']);
  });

  it('keeps each mark with its own version, who said it and when', async () => {
    await mark(TODAY, { entryId: ENROLMENTS.B, mark: 'apology' });
    const answer = await mark(TODAY, { entryId: ENROLMENTS.A, mark: 'late', minutes: 90 });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      saved: [
        {
          entryId: ENROLMENTS.A,
          name: 'Demo Trainee A',
          mark: 'late',
          minutes: 90,
          version: 1,
          recordedBy: 'Demo Tess',
        },
      ],
      conflicts: [],
      tally: { late: 1, apology: 1, notMarked: 1 },
    });
    expect((await api.as('maya').get(TODAY)).body.session).toMatchObject({ expected: 3, marked: 2, attended: 1 });
  });

  it('twice with the same message changes nothing', async () => {
    const said = { entryId: ENROLMENTS.A, mark: 'present', mutationId: newId() };
    const first = await mark(TODAY, said);

    expect((await mark(TODAY, said)).body).toEqual(first.body);
  });

  it('differently from what somebody else said meanwhile is told, and theirs stands', async () => {
    await mark(TODAY, { entryId: ENROLMENTS.A, mark: 'present' });
    const answer = await mark(
      TODAY,
      { entryId: ENROLMENTS.A, mark: 'noShow' },
      { entryId: ENROLMENTS.B, mark: 'noShow' },
    );

    expect(answer.body).toMatchObject({
      conflicts: [{ entryId: ENROLMENTS.A, mark: 'present', version: 1 }],
      saved: [{ entryId: ENROLMENTS.B, mark: 'noShow', version: 1 }],
    });
  });

  it('says of one person in one message what was said last', async () => {
    const answer = await mark(
      TODAY,
      { entryId: ENROLMENTS.A, mark: 'present' },
      { entryId: ENROLMENTS.A, mark: 'late', baseVersion: 1 },
    );

    expect(answer.body.saved).toMatchObject([{ mark: 'late', version: 2 }]);
  });

  it('takes twenty-five people in one message', async () => {
    const people = Array.from({ length: 25 }, newId);
    for (const id of people) {
      await api.db.query(sql`insert into person (id) values (${id})`);
      await api.db.query(sql`insert into person_identity (person_id, preferred_name) values (${id}, 'Demo Trainee')`);
      await api.db.query(sql`
        insert into enrolment (id, person_id, cohort_id, state, source, enrolled_on)
        values (${id}, ${id}, ${COHORTS.C1}, 'enrolled', 'open', '2026-06-01')`);
      await api.db.query(sql`
        insert into enrolment_step (enrolment_id, position, to_state, taken_on, recorded_at)
        values (${id}, 1, 'enrolled', '2026-06-01', now())`);
    }
    const answer = await mark(TODAY, ...people.map((entryId) => ({ entryId, mark: 'present' })));

    expect(answer.body.saved).toHaveLength(25);
    expect(answer.body.tally).toMatchObject({ present: 25, notMarked: 3 });
  });

  it('as present for the first time puts somebody in training; an apology does not', async () => {
    await api.db.query(sql`update enrolment set state = 'enrolled', began_on = null where cohort_id = ${COHORTS.C1}`);
    await mark(TODAY, { entryId: ENROLMENTS.A, mark: 'leftEarly' }, { entryId: ENROLMENTS.B, mark: 'apology' });

    expect(
      await api.db.query(sql`select id, state, began_on from enrolment where cohort_id = ${COHORTS.C1} order by id`),
    ).toEqual([
      { id: ENROLMENTS.A, state: 'inTraining', began_on: '2026-06-15' },
      { id: ENROLMENTS.B, state: 'enrolled', began_on: null },
      { id: ENROLMENTS.C, state: 'enrolled', began_on: null },
    ]);
  });

  it('writes who was marked into the trail, and not as what', async () => {
    await mark(TODAY, { entryId: ENROLMENTS.A, mark: 'noShow' });

    expect(
      await api.db.query(sql`select action, fields, reason from audit_event where entity_id = ${SESSIONS.today}`),
    ).toEqual([{ action: 'register.record', fields: [ENROLMENTS.A], reason: null }]);
  });
});

describe('who is on a register', () => {
  const names = async (path: string): Promise<string[]> =>
    ((await api.as('tess').get(path)).body.entries as { name: string }[]).map(({ name }) => name);

  it.each([
    ["enrolled_on = '2026-06-16'", []],
    ["enrolled_on = '2026-06-15'", ['Demo Trainee A']],
    ["state = 'withdrew', left_on = '2026-06-15'", []],
    ["state = 'withdrew', left_on = '2026-06-16'", ['Demo Trainee A']],
    ["state = 'transferred', left_on = '2026-06-14'", []],
    ["state = 'didNotStart', left_on = '2026-06-14'", ['Demo Trainee A']],
    ["state = 'paused'", ['Demo Trainee A']],
    ["state = 'invited', waiting_since = now(), offered_until = '2026-06-20', offer_ends_at = now()", []],
  ])('with %s: %j', async (change, expected) => {
    await api.db.query(sql`delete from enrolment where id in (${ENROLMENTS.B}, ${ENROLMENTS.C})`);
    await api.db.query(sql([`update enrolment set ${change} where id = '${ENROLMENTS.A}'`]));

    expect(await names(TODAY)).toEqual(expected);
  });

  it('does not grow after it was handed in, and forgets what was said ahead of those who then left', async () => {
    await mark(TODAY, ...everybody('present').slice(1), { entryId: ENROLMENTS.A, mark: 'apology' });
    await api.db.query(sql`update enrolment set state = 'withdrew', left_on = '2026-06-14' where id = ${ENROLMENTS.A}`);
    expect((await submit(TODAY)).status).toBe(200);
    await api.db.query(sql`
      insert into enrolment (id, person_id, cohort_id, state, source, enrolled_on)
      values (${WALK_IN}, ${PEOPLE.D}, ${COHORTS.C1}, 'enrolled', 'open', '2026-06-01')`);

    expect(await names(TODAY)).toEqual(['Demo Trainee B', 'Demo Trainee C']);
  });
});

describe('somebody walks in', () => {
  const path = `${TODAY}/walk-ins/${WALK_IN}`;

  it('needs a name', async () => {
    expect((await api.as('tess').put(path, { name: '' })).status).toBe(400);
  });

  it('is present unless said otherwise, and stays one person when sent twice', async () => {
    const first = await api.as('tess').put(path, { name: 'River' });

    expect(first.body).toMatchObject({ entryId: WALK_IN, kind: 'walkIn', name: 'River', mark: 'present', version: 1 });
    expect((await api.as('tess').put(path, { name: 'River' })).body).toEqual(first.body);
    expect((await api.as('tess').get(TODAY)).body).toMatchObject({
      tally: { present: 1, notMarked: 3 },
      session: { expected: 3, marked: 0, attended: 0 },
    });
  });

  it('under an id that is taken is refused', async () => {
    await api.as('tess').put(path, { name: 'River' });

    expect((await api.as('tess').put(path, { name: 'Juniper' })).status).toBe(409);
    expect((await api.as('tess').put(`${PAST}/walk-ins/${WALK_IN}`, { name: 'River' })).status).toBe(409);
  });

  it('under the id of somebody who is enrolled is refused: their line could not be marked any more', async () => {
    expect(await api.as('tess').put(`${TODAY}/walk-ins/${ENROLMENTS.A}`, { name: 'River' })).toMatchObject({
      status: 409,
      body: { code: 'request.alreadyExists' },
    });

    const { body } = await mark(TODAY, { entryId: ENROLMENTS.A, mark: 'noShow' });
    expect(body).toMatchObject({ saved: [{ entryId: ENROLMENTS.A, kind: 'enrolled', mark: 'noShow' }], conflicts: [] });
  });

  it('can be marked otherwise like everybody', async () => {
    await api.as('tess').put(path, { name: 'River', mark: 'late' });
    await mark(TODAY, { entryId: WALK_IN, mark: 'leftEarly', baseVersion: 1, minutes: 30 });
    const answer = await mark(TODAY, { entryId: WALK_IN, mark: 'present', baseVersion: 1 });

    expect(answer.body).toMatchObject({ conflicts: [{ mark: 'leftEarly', minutes: 30, version: 2 }] });
  });
});

describe('handing in a register', () => {
  it('is refused before the session begins', async () => {
    await mark(TODAY, ...everybody('present'));
    const answer = await submit(TODAY, '2026-06-15T16:59:59Z');

    expect([answer.status, answer.body.code]).toEqual([409, 'register.notYet']);
  });

  it('is refused while somebody is not marked, and says how many', async () => {
    await mark(TODAY, { entryId: ENROLMENTS.A, mark: 'present' });
    const answer = await submit(TODAY);

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([422, 'register.unmarked', { count: 2 }]);
  });

  it('counts the session as held; a repeat gives the first answer', async () => {
    await mark(TODAY, ...everybody('present'));
    const first = await submit(TODAY);

    expect(first.body).toMatchObject({
      session: { state: 'registerSubmitted', registerSubmittedAt: '2026-06-15T19:00:00.000Z', version: 2 },
      locksAt: '2026-06-17T19:00:00.000Z',
      may: { record: true, submit: false, reopen: false },
    });
    expect((await submit(TODAY, '2026-06-15T20:00:00Z')).body).toEqual(first.body);
  });

  it('leaves two days for corrections, in which nobody is unmarked', async () => {
    await mark(TODAY, ...everybody('present'));
    await submit(TODAY);
    const corrected = await at('2026-06-17T18:59:59Z', () =>
      mark(TODAY, { entryId: ENROLMENTS.A, mark: 'late', baseVersion: 1 }),
    );
    const unmarked = await mark(TODAY, { entryId: ENROLMENTS.A, mark: 'notMarked', baseVersion: 2 });
    const tooLate = await at('2026-06-17T19:00:00Z', () =>
      mark(TODAY, { entryId: ENROLMENTS.A, mark: 'present', baseVersion: 2 }),
    );

    expect(corrected.body.saved).toMatchObject([{ mark: 'late', version: 2 }]);
    expect([unmarked.status, unmarked.body.code]).toEqual([422, 'register.unmarked']);
    expect([tooLate.status, tooLate.body.code]).toEqual([409, 'register.locked']);
  });
});

describe('reopening a locked register', () => {
  const LATER = '2026-06-20T10:00:00Z';
  const reopen = (name: 'tess' | 'maya' | 'omar', when = LATER): Promise<Answer> =>
    at(when, () => api.as(name).post(`${TODAY}/reopen`, { reason: 'Two marks were swapped' }));

  beforeEach(async () => {
    await mark(TODAY, ...everybody('present'));
    await submit(TODAY);
  });

  it('is for managers of the programme', async () => {
    expect([(await reopen('tess')).status, (await reopen('omar')).status]).toEqual([403, 404]);
  });

  it('asks for a reason', async () => {
    expect((await api.as('maya').post(`${TODAY}/reopen`, {})).status).toBe(400);
  });

  it('is refused before it locks, as it can be corrected as it is', async () => {
    const answer = await reopen('maya', '2026-06-16T10:00:00Z');

    expect([answer.status, answer.body.code]).toEqual([409, 'session.transition']);
  });

  it('lets it be corrected and handed in again, and keeps who and why', async () => {
    const reopened = await reopen('maya');
    const [corrected, again] = await at(LATER, async () => [
      await mark(TODAY, { entryId: ENROLMENTS.B, mark: 'noShow', baseVersion: 1 }),
      await api.as('tess').post(`${TODAY}/submission`),
    ]);

    expect(reopened.body).toMatchObject({ session: { state: 'reopened' }, locksAt: null, may: { submit: true } });
    expect((await reopen('maya')).status).toBe(409);
    expect(corrected.status).toBe(200);
    expect(again.body).toMatchObject({
      session: { state: 'registerSubmitted', attended: 2 },
      locksAt: '2026-06-22T10:00:00.000Z',
    });
    expect(
      await api.db.query(sql`select account_id, reason from audit_event where action = 'register.reopen'`),
    ).toEqual([{ account_id: CAST.maya, reason: 'Two marks were swapped' }]);
  });
});
