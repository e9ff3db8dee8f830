import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { COHORTS, ENROLMENTS, PROGRAMMES, SESSIONS } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const { A, B, C } = ENROLMENTS;
const registerOf = (session: string): string => `/api/v1/training-sessions/${session}/register`;
const ABSENCE = '01900000-0000-7000-8000-00be00000001';
const PATH = `/api/v1/enrolments/${A}/absences/${ABSENCE}`;
const SPAN = { from: '2026-06-10', until: '2026-06-22', reason: 'Abroad' };

const away = (span: object = SPAN, headers = {}): Promise<Answer> => api.as('tess').put(PATH, span, headers);
const entryOf = async (session: string, id = A) =>
  ((await api.as('tess').get(registerOf(session))).body.entries as { entryId: string }[]).find(
    ({ entryId }) => entryId === id,
  );
const mark = (session: string, said: Readonly<Record<string, string>>, baseVersion = 0): Promise<Answer> =>
  api.as('tess').send('PATCH', `${registerOf(session)}/marks`, {
    body: {
      marks: Object.entries(said).map(([entryId, word]) => ({
        ...{ entryId, mark: word, minutes: null, baseVersion, mutationId: randomUUID() },
      })),
    },
  });
const submit = (session: string, when = '2026-06-15T19:00:00Z'): Promise<Answer> =>
  api.at(when, () => api.as('tess').post(`${registerOf(session)}/submission`));

describe('somebody who is known to be away', () => {
  it('is noted by who reaches their cohort', async () => {
    expect((await api.as('tom').put(PATH, SPAN)).status).toBe(404);
    expect((await api.as('tom').get(`/api/v1/enrolments/${A}/absences`)).status).toBe(404);
  });

  it('is away for one day or more', async () => {
    const answer = await away({ ...SPAN, until: '2026-06-09' });

    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'until']);
    expect((await away({ ...SPAN, until: SPAN.from })).status).toBe(200);
  });

  it('reads apology, until when and why, on every register of the span, and on no other', async () => {
    expect((await away()).body).toMatchObject({ version: 1, enrolmentId: A, ...SPAN, sessions: 2 });

    const assumed = { mark: 'apology', isAssumed: true, version: 0, absence: { id: ABSENCE, ...SPAN } };
    expect(await entryOf(SESSIONS.past)).toMatchObject({ mark: 'notMarked', isAssumed: false, absence: null });
    expect(await entryOf(SESSIONS.today)).toMatchObject(assumed);
    expect(await entryOf(SESSIONS.future)).toMatchObject(assumed);
    expect((await api.as('tess').get(registerOf(SESSIONS.today))).body).toMatchObject({
      tally: { apology: 1, notMarked: 2 },
      session: { expected: 3, marked: 1, attended: 0 },
    });
  });

  it('does so on a session that is planned into the span later', async () => {
    await away();
    await api.db.query(sql`update training_session set date = '2026-06-12' where id = ${SESSIONS.past}`);

    expect(await entryOf(SESSIONS.past)).toMatchObject({ mark: 'apology', isAssumed: true });
  });

  it('is marked otherwise with one word, and reads apology again once that is taken back', async () => {
    await away();
    expect((await mark(SESSIONS.today, { [A]: 'late' })).body.saved).toMatchObject([
      { mark: 'late', isAssumed: false, version: 1, absence: { until: SPAN.until } },
    ]);

    expect((await mark(SESSIONS.today, { [A]: 'notMarked' }, 1)).body.saved).toMatchObject([
      { mark: 'apology', isAssumed: true, version: 2 },
    ]);
  });

  it('is marked so when the register is handed in; what becomes of the span changes nothing of that', async () => {
    await away();
    await mark(SESSIONS.today, { [B]: 'present', [C]: 'present' });
    expect((await submit(SESSIONS.today)).body).toMatchObject({ tally: { apology: 1, notMarked: 0 } });
    await api.as('tess').delete(PATH);

    expect(await entryOf(SESSIONS.today)).toMatchObject({
      mark: 'apology',
      isAssumed: false,
      version: 1,
      absence: null,
    });
    expect(await entryOf(SESSIONS.future)).toMatchObject({ mark: 'notMarked' });
    expect((await api.as('tess').get(`${registerOf(SESSIONS.today)}/entries/${A}/history`)).body.items).toMatchObject([
      { mark: 'apology', outcome: 'taken', version: 1 },
    ]);
  });

  it('is listed; the span is changed from the version that was seen, taken back, and put there again', async () => {
    const first = await away();
    const longer = { ...SPAN, until: '2026-06-30' };

    expect((await away()).body).toEqual(first.body);
    expect((await away(longer)).status).toBe(409);
    expect((await away(longer, { 'if-match': '"1"' })).body).toMatchObject({ version: 2, until: '2026-06-30' });
    expect((await away(SPAN, { 'if-match': '"1"' })).status).toBe(412);
    expect((await api.as('tess').get(`/api/v1/enrolments/${A}/absences`)).body.items).toHaveLength(1);
    expect([(await api.as('tess').delete(PATH)).status, (await api.as('tess').delete(PATH)).status]).toEqual([
      204, 204,
    ]);
    expect((await away()).status).toBe(200);
  });

  it('is one person’s: the same id is nobody else’s', async () => {
    await away();

    expect((await api.as('tess').put(`/api/v1/enrolments/${B}/absences/${ABSENCE}`, SPAN)).status).toBe(409);
    await api.as('tess').delete(`/api/v1/enrolments/${B}/absences/${ABSENCE}`);
    expect(await entryOf(SESSIONS.today)).toMatchObject({ isAssumed: true });
  });
});

describe('somebody should call', () => {
  const LATER = '2026-06-23T10:00:00Z';
  const list = async (query = '', name: 'tess' | 'maya' | 'omar' | 'tom' = 'tess') =>
    (await api.as(name).get(`/api/v1/absences${query}`)).body.items as { enrolmentId: string }[];
  /** Three sessions: A missed the last two, B came back, C always came. */
  const took = async (): Promise<void> => {
    await mark(SESSIONS.past, { [A]: 'present', [B]: 'noShow', [C]: 'present' });
    await submit(SESSIONS.past);
    await mark(SESSIONS.today, { [A]: 'apology', [B]: 'noShow', [C]: 'present' });
    await submit(SESSIONS.today);
    await mark(SESSIONS.future, { [A]: 'noShow', [B]: 'late', [C]: 'present' });
    await signedInAt(api, '2026-06-22T19:00:00Z', () =>
      api.as('tess').post(`${registerOf(SESSIONS.future)}/submission`),
    );
  };
  const soon = <Result>(run: () => Promise<Result>): Promise<Result> => signedInAt(api, LATER, run);

  it('those who missed two or more in a row, back from their latest', async () => {
    await took();

    expect(await soon(() => list())).toMatchObject([
      {
        ...{ enrolmentId: A, name: 'Demo Trainee A', cohort: { id: COHORTS.C1 }, run: 2, noShows: 1 },
        ...{ lastAttendedOn: '2026-06-08', latestSession: { id: SESSIONS.future, date: '2026-06-22' }, call: null },
      },
    ]);
  });

  it('nobody of a cohort that is over, from the day after its last on, unless a session of it is still to come', async () => {
    await took();
    await api.db.query(sql`update cohort set end_date = '2026-06-23' where id = ${COHORTS.C1}`);
    const listedAt = async (instant: string) => (await signedInAt(api, instant, () => list())).length;

    expect(await listedAt('2026-06-23T22:30:00Z')).toBe(1);
    // By then it is the next day in London.
    expect(await listedAt('2026-06-23T23:30:00Z')).toBe(0);
    await api.db.query(sql`
      update training_session set state = 'scheduled', register_submitted_at = null, date = '2026-06-29',
             starts_at = '2026-06-29T17:00:00Z', ends_at = '2026-06-29T19:00:00Z' where id = ${SESSIONS.past}`);
    expect(await listedAt('2026-06-24T10:00:00Z')).toBe(1);
  });

  it('nobody who missed one, or whose register is not handed in', async () => {
    await mark(SESSIONS.past, { [A]: 'noShow', [B]: 'noShow', [C]: 'present' });
    await submit(SESSIONS.past);
    await mark(SESSIONS.today, { [A]: 'noShow', [B]: 'noShow', [C]: 'present' });

    expect(await list()).toEqual([]);
  });

  it('within reach, and where asked for', async () => {
    await took();

    await soon(async () => {
      expect([
        (await list('', 'maya')).length,
        (await list('', 'omar')).length,
        (await list('', 'tom')).length,
      ]).toEqual([1, 0, 0]);
      expect((await list(`?programmeId=${PROGRAMMES.P2}`)).length).toBe(0);
      expect((await list(`?cohortId=${COHORTS.C1}&mine=true`)).length).toBe(1);
      expect((await list('?mine=true', 'maya')).length).toBe(0);
    });
  });

  it('not once somebody did, until the next session that is held for them; taken back, they are listed again', async () => {
    await took();
    const call = `/api/v1/enrolments/${A}/calls/${SESSIONS.future}`;

    await soon(async () => {
      expect((await api.as('tess').put(call, { calledOn: '2026-06-23' })).status).toBe(204);
      expect((await api.as('tess').put(call, { calledOn: '2026-06-23' })).status).toBe(204);
      expect(await list()).toEqual([]);
      expect(await list('?called=true')).toMatchObject([
        { enrolmentId: A, call: { calledOn: '2026-06-23', by: 'Demo Tess' } },
      ]);
      expect((await api.as('tess').delete(call)).status).toBe(204);
      expect(await list()).toHaveLength(1);
    });
  });

  it('about a session of theirs', async () => {
    const answer = await api
      .as('ada')
      .put(`/api/v1/enrolments/${A}/calls/${SESSIONS.elsewhere}`, { calledOn: '2026-06-23' });

    expect(answer).toMatchObject({ status: 422, body: { code: 'request.reference' } });
  });
});

it('why somebody is away is in no trail', async () => {
  await away();
  await away({ ...SPAN, reason: 'In hospital' }, { 'if-match': '"1"' });

  expect(
    await api.db.query(sql`select action, fields, reason from audit_event where entity_id = ${ABSENCE} order by id`),
  ).toEqual([
    { action: 'absence.create', fields: [], reason: null },
    { action: 'absence.edit', fields: ['reason'], reason: null },
  ]);
});
