import sql from 'sql-template-tag';
import { CAST, COHORTS, MODULES, PROGRAMMES, SESSIONS, STRANDS, VENUES, type Name } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

/** At another moment, at which everybody is signed in still. */
const at = async <Result>(instant: string, run: () => Promise<Result>): Promise<Result> => {
  await api.db.query(sql`update sign_in set last_seen_at = ${instant}, created_at = ${instant}`);
  return api.at(instant, run);
};
const SESSIONS_PATH = '/api/v1/training-sessions';
const NEW = '01900000-0000-7000-8000-00aa00000001';
const NOBODYS = '01900000-0000-7000-8000-00aa0000ffff';

const plan = {
  cohortId: COHORTS.C1,
  title: 'Recording in the real world',
  date: '2026-06-29',
  startTime: '18:00',
  endTime: '20:00',
  timeZone: 'Europe/London',
  mode: 'inPerson',
  venueId: VENUES.northHall,
  moduleIds: [MODULES.M1, MODULES.M2],
  trainerIds: [CAST.tess],
};

const idsOf = ({ body }: Answer): string[] => (body.items as { id: string }[]).map(({ id }) => id);

describe('planning a training session', () => {
  it('needs a sign-in', async () => {
    expect((await api.as(null).put(`${SESSIONS_PATH}/${NEW}`, plan)).status).toBe(401);
    expect((await api.as(null).get(SESSIONS_PATH)).status).toBe(401);
  });

  it.each(['omar', 'tom', 'fiona', 'frank', 'nora'] as const)(
    'is not there for %s, who does not see the cohort',
    async (name) => {
      const answer = await api.as(name).put(`${SESSIONS_PATH}/${NEW}`, plan);

      expect([answer.status, answer.body.code]).toEqual([404, 'request.notFound']);
    },
  );

  it('is refused in a cohort that does not exist', async () => {
    expect((await api.as('tess').put(`${SESSIONS_PATH}/${NEW}`, { ...plan, cohortId: NOBODYS })).status).toBe(404);
  });

  it('names what it does not know', async () => {
    const answer = await api.as('tess').put(`${SESSIONS_PATH}/${NEW}`, { ...plan, colour: 'red' });

    expect([answer.status, answer.body.errors]).toEqual([400, [{ path: 'colour', message: 'is not known here' }]]);
  });

  it.each([
    [{ date: '2027-01-01' }, 'session.outsideStrand'],
    [{ date: '2025-08-31' }, 'session.outsideStrand'],
    [{ venueId: null }, 'session.venueNeeded'],
    [{ mode: 'hybrid', venueId: null }, 'session.venueNeeded'],
    [{ venueId: NOBODYS }, 'request.reference'],
    [{ moduleIds: [NOBODYS] }, 'session.moduleUnknown'],
    [{ trainerIds: [CAST.omar] }, 'session.trainerUnknown'],
    [{ trainerIds: [CAST.tess, NOBODYS] }, 'session.trainerUnknown'],
  ])('with %j is against a rule: %s', async (change, code) => {
    const answer = await api.as('tess').put(`${SESSIONS_PATH}/${NEW}`, { ...plan, ...change });

    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('under an id that holds another session is refused', async () => {
    const answer = await api.as('tess').put(`${SESSIONS_PATH}/${SESSIONS.today}`, plan);

    expect([answer.status, answer.body.code]).toEqual([409, 'request.alreadyExists']);
  });

  it('keeps the promise on the clocks of the place, and the instants beside it', async () => {
    const answer = await api.as('tess').put(`${SESSIONS_PATH}/${NEW}`, { ...plan, timeZone: 'Europe/Warsaw' });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      ...{
        date: '2026-06-29',
        startTime: '18:00',
        startsAt: '2026-06-29T16:00:00.000Z',
        endsAt: '2026-06-29T18:00:00.000Z',
      },
      ...{ state: 'scheduled', expected: 3, marked: 0, attended: 0, venue: { name: 'North hall' } },
      ...{ programme: { code: 'P1' }, strand: { code: 'S1' }, cohort: { name: 'Cohort C1' } },
      may: { write: true, record: true, reopen: false },
    });
    expect(answer.headers.get('etag')).toBe('"1"');
  });

  it('sent twice is planned once', async () => {
    const first = await api.as('tess').put(`${SESSIONS_PATH}/${NEW}`, plan);
    const reordered = { ...plan, moduleIds: [MODULES.M2, MODULES.M1] };

    expect((await api.as('tess').put(`${SESSIONS_PATH}/${NEW}`, reordered)).body).toEqual(first.body);
  });

  it('online needs no venue', async () => {
    expect(
      (await api.as('maya').put(`${SESSIONS_PATH}/${NEW}`, { ...plan, mode: 'online', venueId: null })).status,
    ).toBe(200);
  });
});

describe('changing a plan', () => {
  const path = `${SESSIONS_PATH}/${SESSIONS.future}`;
  const changed = { ...plan, date: '2026-06-23' };

  it('from an older version tells what differs', async () => {
    await api.as('maya').put(path, changed, { 'if-match': '"1"' });
    const answer = await api.as('tess').put(path, { ...changed, title: 'Consent' }, { 'if-match': '"1"' });

    expect([answer.status, answer.body.code, answer.body.changed]).toEqual([412, 'request.stale', ['title']]);
    expect(answer.body.current).toMatchObject({ id: SESSIONS.future, version: 2, title: plan.title });
  });

  it('does not take a session to another cohort', async () => {
    const answer = await api
      .as('ada')
      .put(path, { ...changed, cohortId: COHORTS.C2, moduleIds: [] }, { 'if-match': '"1"' });

    expect(answer.status).toBe(409);
  });

  it('moves it, and remembers the day first promised', async () => {
    const answer = await api.as('tess').put(path, changed, { 'if-match': '"1"' });

    expect([answer.status, answer.body.date, answer.body.version]).toEqual([200, '2026-06-23', 2]);
    expect(await api.db.one(sql`select first_date from training_session where id = ${SESSIONS.future}`)).toEqual({
      first_date: '2026-06-22',
    });
  });

  it('keeps a trainer whose membership has ended, and takes no new one without', async () => {
    await api.db.query(sql`delete from membership where account_id = ${CAST.tess}`);

    expect((await api.as('maya').put(path, changed, { 'if-match': '"1"' })).status).toBe(200);
    expect((await api.as('tess').get(path)).status).toBe(404);
  });

  it('is over once the register is in', async () => {
    await api.db.query(sql`
      update training_session set state = 'registerSubmitted', register_submitted_at = '2026-06-15T09:00:00Z' where id = ${SESSIONS.future}`);

    const edited = await api.as('tess').put(path, changed, { 'if-match': '"1"' });
    const cancelled = await api.as('tess').post(`${path}/cancel`, { reason: 'Train strike' });

    expect([edited.status, edited.body.code]).toEqual([409, 'session.hasRegister']);
    expect([cancelled.status, cancelled.body.code]).toEqual([409, 'session.hasRegister']);
  });

  it('writes who did what into the trail, without saying what it says', async () => {
    await api.as('tess').put(path, changed, { 'if-match': '"1"' });

    expect(
      await api.db.query(sql`select account_id, action, fields from audit_event where entity_id = ${SESSIONS.future}`),
    ).toEqual([
      { account_id: CAST.tess, action: 'trainingSession.edit', fields: expect.arrayContaining(['date', 'title']) },
    ]);
  });
});

describe('calling a session off', () => {
  const path = `${SESSIONS_PATH}/${SESSIONS.future}/cancel`;

  it('asks for a reason', async () => {
    expect((await api.as('tess').post(path, { reason: ' ' })).status).toBe(400);
  });

  it('is not possible while it runs', async () => {
    const answer = await at('2026-06-22T18:00:00Z', () => api.as('tess').post(path, { reason: 'Train strike' }));

    expect([answer.status, answer.body.code]).toEqual([409, 'session.transition']);
  });

  it('keeps the reason; a repeat changes nothing, another reason is refused', async () => {
    const first = await api.as('tess').post(path, { reason: 'Train strike' });

    expect(first.body).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Train strike',
      may: { write: false, record: false },
    });
    expect((await api.as('tess').post(path, { reason: 'Train strike' })).body).toEqual(first.body);
    expect((await api.as('tess').post(path, { reason: 'Snow' })).status).toBe(409);
  });
});

describe('putting a session off', () => {
  const path = `${SESSIONS_PATH}/${SESSIONS.future}`;
  const postpone = (reason = 'Flood'): Promise<Answer> => api.as('tess').post(`${path}/postpone`, { reason });
  const asItIs = { ...plan, date: '2026-06-22', title: 'Session of 2026-06-22', moduleIds: [] };

  it('asks for a reason', async () => {
    expect((await postpone(' ')).body.errors).toMatchObject([{ path: 'reason' }]);
  });

  it('is not possible while it runs, nor once its register is in or it is called off', async () => {
    const running = await at('2026-06-22T18:00:00Z', () => postpone());
    expect([running.status, running.body.code]).toEqual([409, 'session.transition']);

    await api.db.query(sql`
      update training_session set state = 'registerSubmitted', register_submitted_at = '2026-06-15T09:00:00Z' where id = ${SESSIONS.future}`);
    expect((await postpone()).body.code).toBe('session.hasRegister');
    await api.as('tess').post(`${SESSIONS_PATH}/${SESSIONS.today}/cancel`, { reason: 'Snow' });
    const off = await api.as('tess').post(`${SESSIONS_PATH}/${SESSIONS.today}/postpone`, { reason: 'Snow' });
    expect(off.body.code).toBe('session.transition');
  });

  it('keeps it listed with its reason and the day that it was to be on; a repeat changes nothing', async () => {
    const first = await postpone();

    expect(first.body).toMatchObject({
      state: 'postponed',
      postponeReason: 'Flood',
      postponedFrom: '2026-06-22',
      version: 2,
    });
    expect((await postpone()).body).toEqual(first.body);
    expect((await postpone('Snow')).status).toBe(409);
    expect(idsOf(await api.as('tess').get(SESSIONS_PATH))).toContain(SESSIONS.future);
  });

  it('closes its register, and keeps it out of what is to come', async () => {
    const toCome = async (): Promise<number[]> =>
      ((await api.as('tess').get(`/api/v1/cohorts/${COHORTS.C1}`)).body.members as { toCome: number }[]).map(
        ({ toCome: each }) => each,
      );
    const before = await toCome();
    await postpone();

    expect(await toCome()).toEqual(before.map((count) => count - 1));
    const submission = await at('2026-06-23T10:00:00Z', () => api.as('tess').post(`${path}/register/submission`));
    expect(submission.body.code).toBe('register.notOpen');
  });

  it('ends with a new date: one session still, scheduled again, with the day first promised', async () => {
    await postpone();
    const retitled = await api.as('tess').put(path, { ...asItIs, title: 'Later' }, { 'if-match': '"2"' });
    const moved = await api.as('tess').put(path, { ...asItIs, date: '2026-06-29' }, { 'if-match': '"3"' });

    expect(retitled.body).toMatchObject({ state: 'postponed', title: 'Later', postponeReason: 'Flood' });
    expect(moved.body).toMatchObject({
      ...{ id: SESSIONS.future, state: 'scheduled', date: '2026-06-29', firstDate: '2026-06-22' },
      ...{ postponeReason: null, postponedFrom: null },
    });
    expect((await api.as('tess').get(SESSIONS_PATH)).body.total).toBe(3);
  });

  it('may end with calling it off', async () => {
    await postpone();
    const answer = await api.as('tess').post(`${path}/cancel`, { reason: 'No other day' });

    expect(answer.body).toMatchObject({ state: 'cancelled', cancelReason: 'No other day', postponeReason: null });
  });
});

describe('a draft of a session', () => {
  it('is planned, then scheduled; what is scheduled is no draft again', async () => {
    const path = `${SESSIONS_PATH}/${NEW}`;
    const drafted = await api.as('tess').put(path, { ...plan, isDraft: true });
    const kept = await api.as('tess').put(path, { ...plan, isDraft: true, title: 'Later' }, { 'if-match': '"1"' });
    const scheduled = await api.as('tess').put(path, { ...plan, title: 'Later' }, { 'if-match': '"2"' });
    const back = await api.as('tess').put(path, { ...plan, isDraft: true }, { 'if-match': '"3"' });

    expect([drafted, kept, scheduled].map(({ body }): unknown => body.state)).toEqual(['draft', 'draft', 'scheduled']);
    expect([back.status, back.body.code]).toEqual([409, 'session.transition']);
  });
});

describe('the page of a session', () => {
  it('says what to bring, and how its venue can be reached', async () => {
    await api.db.query(sql`
      update venue set step_free = true, hearing_loop = false, wifi = 'weak', notes = 'Ring twice' where id = ${VENUES.northHall}`);
    const { body } = await api.as('tess').put(`${SESSIONS_PATH}/${NEW}`, { ...plan, needsToBring: 'A phone' });

    expect(body).toMatchObject({
      needsToBring: 'A phone',
      venue: { name: 'North hall', stepFree: true, hearingLoop: false, wifi: 'weak', notes: 'Ring twice' },
    });
  });

  it('says why it lies outside its strand', async () => {
    const outside = { ...plan, date: '2027-01-01', exceptionNote: 'The funder agreed' };

    expect((await api.as('tess').put(`${SESSIONS_PATH}/${NEW}`, outside)).body).toMatchObject({
      ...{ date: '2027-01-01', exceptionNote: 'The funder agreed' },
    });
  });

  it('does not lose what somebody said about a module when its plan changes', async () => {
    await api.db.query(sql`
      insert into session_module (session_id, module_id, is_planned, is_delivered, said_at)
      values (${SESSIONS.future}, ${MODULES.M3}, false, true, now())
      on conflict (session_id, module_id) do update set is_planned = false, is_delivered = true, said_at = now()`);
    const path = `${SESSIONS_PATH}/${SESSIONS.future}`;
    const { body } = await api.as('tess').put(path, { ...plan, date: '2026-06-22' }, { 'if-match': '"1"' });

    expect(body.moduleIds).toEqual([MODULES.M1, MODULES.M2]);
    expect(
      await api.db.query(
        sql`select module_id from session_module where session_id = ${SESSIONS.future} and not is_planned`,
      ),
    ).toEqual([{ module_id: MODULES.M3 }]);
  });
});

describe('the list of sessions', () => {
  it.each([
    ['sort=title', 'sort'],
    ['cursor=abc', 'cursor'],
    ['limit=0', 'limit'],
    ['from=2026-02-30', 'from'],
  ])('refuses ?%s and names it', async (query, path) => {
    const answer = await api.as('tess').get(`${SESSIONS_PATH}?${query}`);

    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ path }]);
  });

  it.each([
    ['ada', 4],
    ['maya', 3],
    ['omar', 1],
    ['tess', 3],
    ['tom', 0],
    ['fiona', 0],
    ['frank', 0],
    ['nora', 0],
  ] as [Name, number][])('shows %s exactly the %i that can be opened', async (name, count) => {
    const list = await api.as(name).get(SESSIONS_PATH);
    const opened: string[] = [];
    for (const id of Object.values(SESSIONS)) {
      const session = await api.as(name).get(`${SESSIONS_PATH}/${id}`);
      const register = await api.as(name).get(`${SESSIONS_PATH}/${id}/register`);
      expect(register.status).toBe(session.status);
      if (session.status === 200) opened.push(id);
    }

    expect(list.body.total).toBe(count);
    expect(idsOf(list).sort()).toEqual(opened.sort());
  });

  it('comes in order of start, page by page', async () => {
    const first = await api.as('tess').get(`${SESSIONS_PATH}?limit=2`);
    const second = await api.as('tess').get(`${SESSIONS_PATH}?limit=2&cursor=${first.body.next}`);

    expect([idsOf(first), first.body.total]).toEqual([[SESSIONS.past, SESSIONS.today], 3]);
    expect([idsOf(second), second.body.next, second.body.total]).toEqual([[SESSIONS.future], null, 3]);
  });

  it('comes the latest first, page by page, when asked', async () => {
    const path = `${SESSIONS_PATH}?order=latestFirst&limit=2`;
    const first = await api.as('tess').get(path);
    const second = await api.as('tess').get(`${path}&cursor=${first.body.next}`);

    expect(idsOf(first)).toEqual([SESSIONS.future, SESSIONS.today]);
    expect([idsOf(second), second.body.next]).toEqual([[SESSIONS.past], null]);
  });

  it.each([
    ['from=2026-06-15', ['today', 'future', 'elsewhere']],
    ['until=2026-06-15', ['past']],
    ['from=2026-06-15&until=2026-06-16', ['today', 'elsewhere']],
    ['registerDue=true', ['past']],
    ['registerDue=false', ['today', 'future', 'elsewhere']],
    ['mine=true', []],
    [`cohortId=${COHORTS.C2}`, ['elsewhere']],
    [`programmeId=${PROGRAMMES.P2}`, ['elsewhere']],
    [`strandId=${STRANDS.S1}`, ['past', 'today', 'future']],
  ] as [string, (keyof typeof SESSIONS)[]][])('with %s has %j', async (query, names) => {
    const list = await api.as('ada').get(`${SESSIONS_PATH}?${query}`);

    expect(idsOf(list).sort()).toEqual(names.map((name) => SESSIONS[name]).sort());
  });

  it('of a trainer has what their cohort holds without naming them', async () => {
    await api.db.query(sql`delete from session_trainer`);

    expect(idsOf(await api.as('tess').get(`${SESSIONS_PATH}?mine=true`))).toHaveLength(3);
  });

  it('follows the clock', async () => {
    const { body } = await at('2026-06-15T17:30:00Z', () => api.as('tess').get(`${SESSIONS_PATH}/${SESSIONS.today}`));

    expect(body.state).toBe('inProgress');
  });
});
