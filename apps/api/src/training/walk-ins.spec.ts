import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { COHORTS, ENROLMENTS, PEOPLE, SESSIONS } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const REGISTER = `/api/v1/training-sessions/${SESSIONS.today}/register`;
const WALK_IN = '01900000-0000-7000-8000-00bd00000001';
const OTHER = '01900000-0000-7000-8000-00bd00000002';
const PATH = `${REGISTER}/walk-ins/${WALK_IN}`;
const { A, B } = ENROLMENTS;

const mark = (entryId: string, word: string, baseVersion = 0, minutes: number | null = null): Promise<Answer> =>
  api.as('tess').send('PATCH', `${REGISTER}/marks`, {
    body: { marks: [{ entryId, mark: word, minutes, baseVersion, mutationId: randomUUID() }] },
  });
interface Entry {
  readonly entryId: string;
  readonly kind: string;
  readonly mark: string;
  readonly version: number;
}
const entries = async (): Promise<Entry[]> => (await api.as('tess').get(REGISTER)).body.entries as Entry[];
const entry = async (id: string) => (await entries()).find(({ entryId }) => entryId === id);
const join = (body: object, path = PATH): Promise<Answer> => api.as('tess').post(`${path}/join`, body);
const submit = async (): Promise<void> => {
  for (const { entryId, mark: word, version } of await entries()) {
    if (word === 'notMarked') await mark(entryId, 'apology', version);
  }
  const { status } = await api.at('2026-06-15T19:00:00Z', () => api.as('tess').post(`${REGISTER}/submission`));
  expect(status).toBe(200);
};
const member = async (enrolmentId: string) => {
  const { body } = await api.as('tess').get(`/api/v1/cohorts/${COHORTS.C1}`);
  return (body.members as { enrolmentId: string }[]).find((each) => each.enrolmentId === enrolmentId);
};

beforeEach(() => api.as('tess').put(PATH, { name: 'River', mark: 'late', minutes: 60 }));

describe('a walk-in', () => {
  it('brings the minutes that they were there, up to those of the session', async () => {
    expect(await entry(WALK_IN)).toMatchObject({ kind: 'walkIn', mark: 'late', minutes: 60, version: 1 });
    expect(await api.as('tess').put(`${REGISTER}/walk-ins/${OTHER}`, { name: 'Sky', minutes: 121 })).toMatchObject({
      status: 422,
      body: { code: 'register.minutesTooMany' },
    });
  });

  it('counts in neither attended nor held of anybody', async () => {
    await submit();

    expect((await api.as('tess').get(REGISTER)).body.session).toMatchObject({ expected: 3, attended: 0 });
    expect(await member(A)).toMatchObject({ attended: 0, held: 1 });
  });

  it('is renamed, twice to the same', async () => {
    const rename = (name: string) => api.as('tess').send('PATCH', PATH, { body: { name } });

    expect((await rename('River Stone')).body).toMatchObject({ entryId: WALK_IN, name: 'River Stone', version: 1 });
    expect((await rename('River Stone')).status).toBe(200);
    expect((await rename('')).status).toBe(400);
    expect((await api.as('tess').send('PATCH', `${REGISTER}/walk-ins/${OTHER}`, { body: { name: 'X' } })).status).toBe(
      404,
    );
  });
});

describe('a walk-in who was added by mistake', () => {
  it('is removed, and their name with them; twice is harmless', async () => {
    expect((await api.as('tess').delete(PATH)).status).toBe(204);
    expect((await api.as('tess').delete(PATH)).status).toBe(204);

    expect(await entry(WALK_IN)).toBeUndefined();
    expect(await api.db.query(sql`select from walk_in_identity`)).toEqual([]);
    expect((await mark(WALK_IN, 'present', 1)).status).toBe(422);
    expect((await join({ enrolmentId: A })).status).toBe(404);
  });

  it('is put back under the same id; what was said before is in the history', async () => {
    await mark(WALK_IN, 'present', 1);
    await api.as('tess').delete(PATH);
    const { body } = await api.as('tess').put(PATH, { name: 'River', mark: 'late' });

    expect(body).toMatchObject({ mark: 'late', version: 3 });
    expect((await api.as('tess').get(`${REGISTER}/entries/${WALK_IN}/history`)).body.items).toMatchObject([
      { mark: 'late', version: 3 },
      { mark: 'present', version: 2 },
      { mark: 'late', version: 1 },
    ]);
  });

  it('stays once the register is handed in', async () => {
    await submit();
    const answer = await api.at('2026-06-15T20:00:00Z', () => api.as('tess').delete(PATH));

    expect(answer).toMatchObject({ status: 409, body: { code: 'register.submitted' } });
  });
});

describe('a walk-in who was somebody of the cohort', () => {
  it('is marked as that person, who begins by it, from then on', async () => {
    await api.db.query(sql`update enrolment set state = 'enrolled', began_on = null where id = ${A}`);
    await api.db.query(sql`
      insert into enrolment_step (enrolment_id, position, to_state, taken_on, recorded_at)
      values (${A}, 1, 'enrolled', '2026-05-20', now()) on conflict do nothing`);
    const { body } = await join({ enrolmentId: A });

    expect((body.entries as { entryId: string }[]).map(({ entryId }) => entryId)).not.toContain(WALK_IN);
    expect(await entry(A)).toMatchObject({ kind: 'enrolled', mark: 'late', minutes: 60, version: 1 });
    expect(await member(A)).toMatchObject({ state: 'inTraining' });
    await submit();
    expect(await member(A)).toMatchObject({ attended: 1, held: 1 });
  });

  it('is joined once: the same again is harmless, somebody else is refused', async () => {
    const first = await join({ enrolmentId: A });

    expect((await join({ enrolmentId: A })).body).toEqual(first.body);
    expect(await join({ enrolmentId: B })).toMatchObject({ status: 409, body: { code: 'walkIn.joined' } });
    expect(await api.as('tess').put(PATH, { name: 'River' })).toMatchObject({
      status: 409,
      body: { code: 'walkIn.joined' },
    });
    expect(await entry(B)).toMatchObject({ mark: 'notMarked' });
  });

  it.each([
    ['walkIn', { mark: 'late', minutes: 60, version: 2 }],
    ['enrolled', { mark: 'noShow', minutes: null, version: 1 }],
  ])('and was marked otherwise: both are told, and %s is kept when that is said', async (keep, kept) => {
    await mark(A, 'noShow');

    expect(await join({ enrolmentId: A })).toMatchObject({
      status: 409,
      body: { code: 'walkIn.marked', params: { mark: 'noShow', walkInMark: 'late' } },
    });
    expect(await entry(WALK_IN)).toMatchObject({ mark: 'late' });
    expect((await join({ enrolmentId: A, keep })).status).toBe(200);
    expect(await entry(A)).toMatchObject(kept);
    expect(await entry(WALK_IN)).toBeUndefined();
  });

  it('is nobody of another cohort', async () => {
    for (const enrolmentId of [ENROLMENTS.D, randomUUID()]) {
      expect(await join({ enrolmentId })).toMatchObject({ status: 422, body: { code: 'register.notExpected' } });
    }
  });

  it.each([
    ["enrolled_on = '2026-06-16'", { enrolledOn: '2026-06-16', leftOn: null }],
    ["state = 'withdrew', left_on = '2026-06-14'", { enrolledOn: '2026-05-20', leftOn: '2026-06-14' }],
  ])('has to have been enrolled that day: with %s they were not', async (change, params) => {
    await api.db.query(sql([`update enrolment set ${change} where id = '${A}'`]));

    expect(await join({ enrolmentId: A })).toMatchObject({ status: 422, body: { code: 'walkIn.notCovered', params } });
    expect(await entry(WALK_IN)).toMatchObject({ mark: 'late' });
  });

  it('is joined as long as the register can be corrected', async () => {
    await submit();
    const later = await signedInAt(api, '2026-06-16T10:00:00Z', () => join({ enrolmentId: A, keep: 'walkIn' }));
    await api.db.query(sql`update walk_in set joined_at = null, joined_enrolment_id = null`);
    const locked = await signedInAt(api, '2026-06-18T10:00:00Z', () => join({ enrolmentId: B }));

    expect([later.status, locked.body.code]).toEqual([200, 'register.locked']);
  });
});

describe('a walk-in who stays', () => {
  const enrolmentId = randomUUID();
  const personId = randomUUID();
  const enrol = (body: object = {}): Promise<Answer> =>
    api.as('tess').post(`${PATH}/enrol`, { enrolmentId, personId, ...body });

  it('is enrolled from that day on, under their name, with their mark; twice is once', async () => {
    const first = await enrol();

    expect(first.status).toBe(200);
    expect((await enrol()).body).toEqual(first.body);
    expect(await entry(enrolmentId)).toMatchObject({ kind: 'enrolled', name: 'River', mark: 'late', minutes: 60 });
    expect(await member(enrolmentId)).toMatchObject({
      ...{ source: 'walkIn', enrolledOn: '2026-06-15', preferredName: 'River', state: 'inTraining' },
    });
    expect(await api.db.query(sql`select from walk_in_identity`)).toEqual([]);
  });

  it('may be somebody who is known from elsewhere, for who may see them', async () => {
    const known = { personId: PEOPLE.D };

    expect((await enrol(known)).status).toBe(422);
    expect(await entry(WALK_IN)).toMatchObject({ mark: 'late' });
    const asAda = await api.as('ada').post(`${PATH}/enrol`, { enrolmentId, ...known });
    expect(asAda.status).toBe(200);
    expect(await entry(enrolmentId)).toMatchObject({ name: 'Demo Trainee D' });
  });

  it('needs a place, and stays a walk-in where there is none', async () => {
    await api.db.query(sql`update cohort set minimum_viable = 1, capacity = 3 where id = ${COHORTS.C1}`);

    expect(await enrol()).toMatchObject({ status: 422, body: { code: 'cohort.full' } });
    expect(await entry(WALK_IN)).toMatchObject({ mark: 'late' });
    expect(await api.db.query(sql`select from person where id = ${personId}`)).toEqual([]);
  });

  it('who is in the cohort already is joined instead', async () => {
    const answer = await enrol({ personId: PEOPLE.A });

    expect(answer).toMatchObject({ status: 409, body: { code: 'enrolment.twice' } });
  });
});

it('what becomes of walk-ins is in the trail, without a name', async () => {
  await api.as('tess').send('PATCH', PATH, { body: { name: 'River Stone' } });
  await join({ enrolmentId: A });

  expect(
    await api.db.query(sql`select action, fields from audit_event where entity_id = ${WALK_IN} order by id`),
  ).toEqual([
    { action: 'register.walkIn', fields: [] },
    { action: 'register.renameWalkIn', fields: ['name'] },
    { action: 'register.joinWalkIn', fields: [A] },
  ]);
});
