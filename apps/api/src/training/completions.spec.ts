import { readCertificateNumber } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { CAST, COHORTS, COURSES, ENROLMENTS, MODULES, PEOPLE, type Name } from '../testing/cast';
import { finishedCohort } from '../testing/finished-cohort';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const C1 = `/api/v1/cohorts/${COHORTS.C1}/completion`;
const BATCH = '01900000-0000-7000-8000-00cc00000001';
const AFTER = '2026-06-30T10:00:00Z';

const person = (enrolment: keyof typeof ENROLMENTS, more = {}): object => ({
  enrolmentId: ENROLMENTS[enrolment],
  name: `Demo Trainee ${enrolment}`,
  badge: null,
  ...more,
});
const write = (people: readonly object[], more = {}): object => ({ batchId: BATCH, on: '2026-06-30', people, ...more });
const finish = (name: Name | null, body: object = write([person('A')])): Promise<Answer> =>
  signedInAt(api, AFTER, () => api.as(name).post(C1, body));
const read = (name: Name = 'maya', path = C1): Promise<Answer> => signedInAt(api, AFTER, () => api.as(name).get(path));

interface Member {
  readonly enrolmentId: string;
  readonly state: string;
  readonly decision: { readonly isMet: boolean };
  readonly certificate: { readonly id: string; readonly number: string; readonly name: string } | null;
  readonly dueBadge: string | null;
}
const memberOf = ({ body }: Answer, enrolment: keyof typeof ENROLMENTS): Member => {
  const { members } = body as { members: Member[] };
  const found = members.find(({ enrolmentId }) => enrolmentId === ENROLMENTS[enrolment]);
  if (!found) throw new Error(`${enrolment} is not there`);
  return found;
};

beforeEach(() => finishedCohort(api));

describe('how a cohort stands', () => {
  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['fiona', 404],
    ['nora', 404],
    ['tess', 200],
    ['maya', 200],
    ['ada', 200],
  ] as const)('is told to %s with %i', async (name, status) => {
    expect((await api.as(name).get(C1)).status).toBe(status);
  });

  it('says who meets the rule of the course, and of everybody else everything that is missing', async () => {
    const answer = await read();

    expect(memberOf(answer, 'A').decision).toEqual({
      ...{ isMet: true, attended: 3, held: 3, needed: 3, missingCoreModules: [] },
    });
    expect(memberOf(answer, 'B').decision).toEqual({
      ...{ isMet: false, attended: 2, held: 3, needed: 3, missingCoreModules: ['Consent'] },
    });
    expect(memberOf(answer, 'C').decision).toEqual({
      ...{ isMet: false, attended: 0, held: 3, needed: 3, missingCoreModules: ['Listening', 'Consent'] },
    });
  });
});

describe('finishing a course', () => {
  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['fiona', 404],
    ['nora', 404],
  ] as const)('is answered to %s with %i', async (name, status) => {
    expect((await finish(name)).status).toBe(status);
  });

  it.each([
    [write([person('A'), person('B')]), 422, 'completion.notMet'],
    [write([person('A'), person('D')]), 422, 'completion.notInCohort'],
    [write([person('A')], { on: '2026-07-01' }), 422, 'completion.ahead'],
    [write([person('A', { badge: 'gold' })]), 422, 'badge.reasonNeeded'],
    [write([person('A'), person('A')]), 400, 'request.invalid'],
    [write([]), 400, 'request.invalid'],
    [write([person('A', { name: ' ' })]), 400, 'request.invalid'],
  ])('with %j is refused with %i %s, and nothing is half done', async (body, status, code) => {
    const answer = await finish('maya', body);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(memberOf(await read(), 'A')).toMatchObject({ state: 'inTraining', certificate: null });
    expect(await api.db.query(sql`select from completion_batch`)).toEqual([]);
  });

  it('does not complete somebody who pauses, however much they attended', async () => {
    await api.db.query(sql`update enrolment set state = 'paused' where id = ${ENROLMENTS.A}`);

    expect((await finish('maya')).body.code).toBe('completion.notInCohort');
  });

  it('completes people, issues their certificates, and is a step of their enrolments', async () => {
    const answer = await finish('tess');
    const { state, certificate } = memberOf(answer, 'A');

    expect([answer.status, state]).toEqual([200, 'completed']);
    expect(certificate).toMatchObject({ name: 'Demo Trainee A', issuedOn: '2026-06-30' });
    expect(readCertificateNumber(certificate?.number ?? '')).toBe(certificate?.number);
    expect(memberOf(answer, 'B').state).toBe('inTraining');
    expect(answer.body.batches).toMatchObject([
      { id: BATCH, by: 'Demo Tess', completed: 1, certificates: 1, badges: 0 },
    ]);
    const [step] = await api.db.query(sql`
      select from_state, to_state, taken_on::text from enrolment_step where enrolment_id = ${ENROLMENTS.A} order by position desc`);
    expect(step).toEqual({ from_state: 'inTraining', to_state: 'completed', taken_on: '2026-06-30' });
  });

  it('the same again is the same; under the same id, something else is refused', async () => {
    const first = await finish('tess');
    const again = await finish('tess');
    const other = await finish('tess', write([person('A')], { on: '2026-06-29' }));

    expect(again.body).toEqual(first.body);
    expect([other.status, other.body.code]).toEqual([409, 'request.alreadyExists']);
    expect(await api.db.query(sql`select from certificate`)).toHaveLength(1);
  });

  it('gives who has completed before what is still missing', async () => {
    await signedInAt(api, AFTER, () =>
      api.as('maya').post(`/api/v1/enrolments/${ENROLMENTS.A}/moves`, { to: 'completed', on: '2026-06-29' }),
    );
    const answer = await finish('maya');

    expect(memberOf(answer, 'A').certificate).not.toBeNull();
    expect(answer.body.batches).toMatchObject([{ completed: 0, certificates: 1 }]);
  });

  it('lets a trainer recommend the badge that is due, and a manager award it', async () => {
    await api.db.query(sql`update course_module set code = 'responsibleStorytelling' where id = ${MODULES.M2}`);
    expect(memberOf(await read(), 'A').dueBadge).toBe('bronze');

    const recommended = await finish('tess', write([person('A', { badge: 'bronze' })]));
    expect(memberOf(recommended, 'A')).toMatchObject({
      badge: { held: null, recommended: 'bronze', earned: 'bronze' },
    });

    const batchId = '01900000-0000-7000-8000-00cc00000002';
    const awarded = await finish('maya', write([person('A', { badge: 'bronze' })], { batchId }));
    expect(memberOf(awarded, 'A')).toMatchObject({ badge: { held: 'bronze', recommended: null }, dueBadge: null });
    expect(await api.db.query(sql`select level, change from badge_change order by sequence`)).toEqual([
      { level: 'bronze', change: 'recommended' },
      { level: 'bronze', change: 'awarded' },
    ]);
  });

  it('writes no name into the trail', async () => {
    await finish('tess', write([person('A', { name: 'Unmistakable' })]));
    const trail = await api.db.query(sql`select * from audit_event where account_id = ${CAST.tess}`);

    expect(trail.map(({ action }) => action)).toEqual(['enrolment.move', 'certificate.issue', 'cohort.finish']);
    expect(JSON.stringify(trail)).not.toMatch(/Unmistakable|Trainee/);
  });
});

describe('taking it back', () => {
  const undo = (name: Name | null, at = '2026-07-01T09:00:00Z', batch = BATCH): Promise<Answer> =>
    signedInAt(api, at, () => api.as(name).post(`${C1}/${batch}/undo`));

  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['nora', 404],
  ] as const)('is answered to %s with %i', async (name, status) => {
    await finish('tess');
    expect((await undo(name)).status).toBe(status);
  });

  it('is refused for what was never done, and after a day', async () => {
    await finish('tess');

    expect((await undo('tess', AFTER, '01900000-0000-7000-8000-00cc000000ff')).status).toBe(404);
    expect(await undo('tess', '2026-07-01T10:00:00Z')).toMatchObject({
      status: 409,
      body: { code: 'completion.undoLate' },
    });
  });

  it('is refused when a certificate was issued anew since', async () => {
    const { certificate } = memberOf(await finish('tess'), 'A');
    const anew = { enrolmentId: ENROLMENTS.A, name: 'River', replacesId: certificate?.id };
    await signedInAt(api, AFTER, () =>
      api.as('maya').put('/api/v1/certificates/01900000-0000-7000-8000-00cc00000003', anew),
    );

    expect(await undo('tess')).toMatchObject({ status: 409, body: { code: 'completion.reissued' } });
  });

  it('puts everybody back, as history: certificates are revoked, badges withdrawn, and nothing is forgotten', async () => {
    await api.db.query(sql`update course_module set code = 'responsibleStorytelling' where id = ${MODULES.M2}`);
    const { certificate } = memberOf(await finish('maya', write([person('A', { badge: 'bronze' })])), 'A');
    const answer = await undo('tess');

    expect(memberOf(answer, 'A')).toMatchObject({ state: 'inTraining', certificate: null, badge: { held: null } });
    expect(answer.body.batches).toMatchObject([{ undoneAt: '2026-07-01T09:00:00.000Z', undoableUntil: null }]);
    const check = await api.as(null).get(`/api/v1/certificates/${certificate?.number ?? ''}`);
    expect(check.body).toMatchObject({ state: 'revoked', revokedOn: '2026-07-01' });
    expect(await api.db.query(sql`select change from badge_change order by sequence`)).toEqual([
      { change: 'awarded' },
      { change: 'withdrawn' },
    ]);
    const steps = await api.db.query(sql`
      select to_state, reason from enrolment_step where enrolment_id = ${ENROLMENTS.A} order by position desc limit 2`);
    expect(steps).toEqual([
      { to_state: 'inTraining', reason: 'Issued in error' },
      { to_state: 'completed', reason: null },
    ]);
    expect((await undo('tess')).body).toEqual(answer.body);
  });

  it('lets it be done again', async () => {
    await finish('tess');
    await undo('tess');
    const again = await signedInAt(api, '2026-07-01T09:30:00Z', () =>
      api
        .as('tess')
        .post(C1, write([person('A')], { on: '2026-07-01', batchId: '01900000-0000-7000-8000-00cc00000004' })),
    );

    expect(memberOf(again, 'A')).toMatchObject({ state: 'completed', certificate: { name: 'Demo Trainee A' } });
  });
});

describe('a module recognised outside of sessions', () => {
  const ID = '01900000-0000-7000-8000-00cd00000001';
  const path = `/api/v1/module-completions/${ID}`;
  const recognition = {
    personId: PEOPLE.B,
    moduleId: MODULES.M2,
    completedOn: '2026-06-29',
    note: 'Caught up one to one',
  };
  const put = (name: Name | null, change = {}, headers = {}): Promise<Answer> =>
    signedInAt(api, AFTER, () => api.as(name).put(path, { ...recognition, ...change }, headers));

  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['fiona', 404],
    ['nora', 404],
  ] as const)('is answered to %s with %i, for putting and for withdrawing it', async (name, status) => {
    expect((await put(name)).status).toBe(status);
    await put('tess');
    expect((await signedInAt(api, AFTER, () => api.as(name).delete(path))).status).toBe(status);
  });

  it.each([
    [{ completedOn: '2026-07-02' }, 422, 'moduleCompletion.ahead'],
    [{ note: '' }, 400, 'request.invalid'],
    [{ moduleId: BATCH }, 422, 'request.reference'],
    [{ personId: BATCH }, 404, 'request.notFound'],
    [{ personId: PEOPLE.D }, 404, 'request.notFound'],
  ])('with %j is refused with %i %s', async (change, status, code) => {
    const answer = await put('tess', change);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is recognised once', async () => {
    await put('tess');
    const again = await signedInAt(api, AFTER, () =>
      api.as('tess').put('/api/v1/module-completions/01900000-0000-7000-8000-00cd00000002', recognition),
    );

    expect([again.status, again.body.code]).toEqual([409, 'moduleCompletion.twice']);
    expect((await put('tess')).status).toBe(200);
    expect((await put('tess', { moduleId: MODULES.M1 })).status).toBe(409);
  });

  it('counts as held, until it is withdrawn; putting it again takes that back', async () => {
    const missing = async (): Promise<unknown> =>
      (memberOf(await read(), 'B').decision as unknown as { missingCoreModules: string[] }).missingCoreModules;
    await put('tess');
    expect(await missing()).toEqual([]);

    expect((await signedInAt(api, AFTER, () => api.as('tess').delete(path))).status).toBe(204);
    expect(await missing()).toEqual(['Consent']);

    expect((await put('tess')).status).toBe(200);
    expect(await missing()).toEqual([]);
  });

  it('is corrected by the version that was read', async () => {
    await put('tess');

    expect((await put('tess', { note: 'Learnt elsewhere' })).status).toBe(409);
    expect((await put('tess', { note: 'Learnt elsewhere' }, { 'if-match': '"1"' })).body).toMatchObject({ version: 2 });
  });
});

describe('what training came to for one person', () => {
  const path = `/api/v1/people/${PEOPLE.A}/completion`;

  it.each([
    [null, 401],
    ['tom', 404],
    ['omar', 404],
    ['fiona', 404],
    ['nora', 404],
    ['tess', 200],
    ['maya', 200],
  ] as const)('is told to %s with %i', async (name, status) => {
    expect((await api.as(name).get(path)).status).toBe(status);
  });

  it('is their modules, certificates and badges, with what is missing for the next', async () => {
    await finish('tess');
    const { body } = await read('tess', path);

    expect(body.courses).toMatchObject([
      {
        id: COURSES.storytelling,
        modules: [
          { title: 'Listening', heldOn: '2026-06-08', recognised: null },
          { title: 'Consent', heldOn: '2026-06-15' },
          { title: 'Editing', heldOn: null },
        ],
      },
    ]);
    expect(body.certificates).toMatchObject([{ name: 'Demo Trainee A', may: { issue: true, revoke: false } }]);
    expect(body.badge).toMatchObject({ held: null, earned: null });
    expect(body.badge.levels[0].measures).toEqual([
      { measure: 'responsibleStorytelling', have: 0, needed: 1, since: null },
      { measure: 'coursesCompleted', have: 1, needed: 1, since: '2026-06-30' },
    ]);
    expect(body.may).toEqual({ recognise: true, recommend: true, award: false });
  });
});
