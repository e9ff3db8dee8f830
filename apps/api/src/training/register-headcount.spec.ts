import sql from 'sql-template-tag';
import { COHORTS, ENROLMENTS, PROGRAMMES, SESSIONS } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const REGISTER = `/api/v1/training-sessions/${SESSIONS.today}/register`;
const WALK_IN = '01900000-0000-7000-8000-00bc00000001';

const be = (kind: string, name: 'tess' | 'tom' = 'tess'): Promise<Answer> =>
  api.as(name).put(`${REGISTER}/kind`, { kind });
const count = (headcount: number, ifMatch?: number, method = 'register'): Promise<Answer> =>
  api
    .as('tess')
    .put(`${REGISTER}/headcount`, { headcount, method }, ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` });
const mark = (word: string): Promise<Answer> =>
  api.as('tess').send('PATCH', `${REGISTER}/marks`, {
    body: {
      marks: [{ entryId: ENROLMENTS.A, mark: word, minutes: null, baseVersion: 0, mutationId: WALK_IN }],
    },
  });
const submit = (): Promise<Answer> =>
  api.at('2026-06-15T19:00:00Z', () => api.as('tess').post(`${REGISTER}/submission`));

describe('what a register is made of', () => {
  it('is for who takes it', async () => {
    expect((await be('headcount', 'tom')).status).toBe(404);
    expect((await api.as('tess').put(`${REGISTER}/kind`, { kind: 'guess' })).status).toBe(400);
  });

  it('changes while nothing was recorded; nobody is expected by name then', async () => {
    const { body } = await be('headcount');

    expect(body).toMatchObject({
      session: { registerKind: 'headcount', headcount: null, expected: 0 },
      entries: [],
      headcount: null,
      may: { switchKind: true },
    });
    expect((await be('headcount')).body).toEqual(body);
    expect((await be('named')).body.entries).toHaveLength(3);
  });

  it('stays once somebody was marked, somebody walked in, or they were counted', async () => {
    const refused = { status: 409, body: { code: 'register.kindInUse' } };
    await mark('apology');
    expect(await be('headcount')).toMatchObject(refused);
    expect((await api.as('tess').get(REGISTER)).body.may.switchKind).toBe(false);

    await api.db.query(sql`delete from attendance`);
    await api.as('tess').put(`${REGISTER}/walk-ins/${WALK_IN}`, { name: 'River' });
    expect(await be('headcount')).toMatchObject(refused);

    await api.as('tess').delete(`${REGISTER}/walk-ins/${WALK_IN}`);
    await be('headcount');
    await count(8);
    expect(await be('named')).toMatchObject(refused);
    expect((await api.as('tess').delete(`${REGISTER}/headcount`)).status).toBe(204);
    expect((await be('named')).status).toBe(200);
  });
});

describe('a session at which people were only counted', () => {
  beforeEach(() => be('headcount'));

  it('has no marks and no walk-ins', async () => {
    expect(await mark('present')).toMatchObject({ status: 409, body: { code: 'register.kind' } });
    expect(await api.as('tess').put(`${REGISTER}/walk-ins/${WALK_IN}`, { name: 'River' })).toMatchObject({
      status: 409,
      body: { code: 'register.kind' },
    });
  });

  it.each([{ headcount: -1 }, { headcount: 1.5 }, { headcount: 100_001 }, { method: 'guess' }])(
    'takes no %j',
    async (change) => {
      const body = { headcount: 8, method: 'estimate', ...change };

      expect((await api.as('tess').put(`${REGISTER}/headcount`, body)).status).toBe(400);
    },
  );

  it('takes the count once when it is sent twice, and tells two who counted differently', async () => {
    const first = await count(8);

    expect(first.body).toMatchObject({ version: 1, headcount: 8, method: 'register', recordedBy: 'Demo Tess' });
    expect((await count(8)).body).toEqual(first.body);
    expect(await count(9)).toMatchObject({ status: 409, body: { code: 'request.alreadyExists' } });
    expect((await count(9, 1)).body).toMatchObject({ version: 2, headcount: 9 });
    expect(await count(10, 1)).toMatchObject({
      status: 412,
      body: { current: { headcount: 9 }, changed: ['headcount'] },
    });
  });

  it('is handed in with the count, and not without', async () => {
    expect(await submit()).toMatchObject({ status: 422, body: { code: 'register.headcountMissing' } });
    await count(0);

    expect((await submit()).body).toMatchObject({
      session: { state: 'registerSubmitted', headcount: 0, expected: 0, marked: 0, attended: 0 },
      headcount: { headcount: 0 },
    });
    const withdrawn = await api.at('2026-06-15T20:00:00Z', () => api.as('tess').delete(`${REGISTER}/headcount`));
    expect(withdrawn).toMatchObject({ status: 409, body: { code: 'register.submitted' } });
  });

  it('counts as delivered; who was counted is in no count of participants or contacts, and held for nobody', async () => {
    const figures = async (): Promise<Record<string, number>> => {
      const { body } = await signedInAt(api, '2026-06-16T10:00:00Z', () =>
        api.as('maya').get(`/api/v1/programmes/${PROGRAMMES.P1}/progress`),
      );
      const { figures: all } = body.total as { figures: { metric: string; actual: number }[] };
      return Object.fromEntries(all.map(({ metric, actual }) => [metric, actual]));
    };
    const before = await figures();
    await count(30, undefined, 'estimate');
    await submit();

    expect(before).toMatchObject({ contacts: 0, participants: 0, sessionsDelivered: 0 });
    expect(await figures()).toMatchObject({ contacts: 0, participants: 0, sessionsDelivered: 1 });
    const { body } = await api.as('tess').get(`/api/v1/cohorts/${COHORTS.C1}`);
    expect(body.members[0]).toMatchObject({ held: 0, attended: 0 });
  });
});

it('a count is refused where people are marked by name', async () => {
  expect(await count(8)).toMatchObject({ status: 409, body: { code: 'register.kind' } });
});
