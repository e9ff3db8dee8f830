import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { CAST, COHORTS, ENROLMENTS, MODULES, PEOPLE, SESSIONS, STRANDS, type Name } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const A = `/api/v1/people/${PEOPLE.A}`;
const NOBODYS = '01900000-0000-7000-8000-00ab00000001';

const trail = async (): Promise<unknown[]> =>
  api.db.query(sql`select account_id, action, entity, fields from audit_event order by at, id`);
/** Their enrolment in C2 becomes one of person A: somebody in two programmes. */
const inBoth = (): Promise<unknown> =>
  api.db.query(sql`update enrolment set person_id = ${PEOPLE.A} where id = ${ENROLMENTS.D}`);
/** The register of the session in May's C1 is in, with A there. */
const cameTo = async (session: string, enrolment: string = ENROLMENTS.A): Promise<void> => {
  await api.db.query(
    sql`update training_session set state = 'locked', register_submitted_at = '2026-06-09T00:00:00Z' where id = ${session}`,
  );
  await api.db.query(sql`
    insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
    values (${session}, ${enrolment}, 'present', 'online', ${randomUUID()}, now())`);
};

describe('a person', () => {
  it.each([
    [null, 401],
    ['omar', 404],
    ['tom', 404],
    ['fiona', 404],
    ['nora', 404],
    ['tess', 200],
    ['maya', 200],
    ['ada', 200],
  ] as [Name | null, number][])('is shown to %s with %i, and renamed likewise', async (name, status) => {
    expect((await api.as(name).get(A)).status).toBe(status);
    expect((await api.as(name).put(A, { preferredName: 'River' }, { 'if-match': '"1"' })).status).toBe(status);
  });

  it('comes into being through an enrolment, not by being written', async () => {
    expect((await api.as('ada').put(`/api/v1/people/${NOBODYS}`, { preferredName: 'River' })).status).toBe(404);
  });

  it('is shown with that part of their way that the reader may see', async () => {
    await inBoth();
    const cohorts = async (name: Name): Promise<string[]> =>
      ((await api.as(name).get(A)).body.enrolments as { cohort: { id: string } }[])
        .map(({ cohort }) => cohort.id)
        .sort();

    expect(await cohorts('tess')).toEqual([COHORTS.C1]);
    expect(await cohorts('omar')).toEqual([COHORTS.C2]);
    expect(await cohorts('ada')).toEqual([COHORTS.C1, COHORTS.C2]);
  });

  it('is told by the dated steps of each enrolment, and by attendance as counts', async () => {
    await cameTo(SESSIONS.past);
    const { body } = await api.as('tess').get(A);

    expect(body.enrolments).toMatchObject([
      {
        ...{ state: 'inTraining', since: '2026-06-01', held: 1, attended: 1, toCome: 2, consecutiveAbsences: 0 },
        ...{
          cohort: { name: 'Cohort C1' },
          course: { name: 'Story gathering' },
          programme: { name: 'First programme' },
        },
        steps: [
          { from: null, to: 'enrolled', on: '2026-05-20' },
          { from: 'enrolled', to: 'inTraining', on: '2026-06-01' },
        ],
        may: { enrol: true },
      },
    ]);
    expect(body.may).toEqual({ write: true, readNeeds: false, writeNeeds: false });
  });

  it('is told which modules they hold and where, and which session would supply a missing one', async () => {
    await cameTo(SESSIONS.past);
    const { body } = await api.as('tess').get(A);

    expect(body.courses[0].modules).toMatchObject([
      { id: MODULES.M1, held: { on: '2026-06-08', sessionId: SESSIONS.past, where: 'Cohort C1' }, supply: null },
      {
        ...{ id: MODULES.M2, held: null },
        supply: {
          sessionId: SESSIONS.today,
          date: '2026-06-15',
          startTime: '18:00',
          cohort: { id: COHORTS.C1 },
          isTheirs: true,
        },
      },
      { id: MODULES.M3, held: null, supply: null },
    ]);
  });

  it('holds a module that was learnt where the reader may not look, and is not told where', async () => {
    await inBoth();
    await cameTo(SESSIONS.elsewhere, ENROLMENTS.D);
    const heldFor = async (name: Name): Promise<unknown> =>
      (await api.as(name).get(A)).body.courses[0].modules[0].held as unknown;

    expect(await heldFor('tess')).toEqual({ on: '2026-06-15', sessionId: null, where: null });
    expect(await heldFor('ada')).toEqual({ on: '2026-06-15', sessionId: SESSIONS.elsewhere, where: 'Cohort C2' });
  });

  it('could catch up a missing module in another cohort that the reader may see, and in no other', async () => {
    await api.db.query(sql`delete from session_module where session_id <> ${SESSIONS.elsewhere}`);
    const supply = async (name: Name): Promise<unknown> =>
      (await api.as(name).get(A)).body.courses[0].modules[0].supply as unknown;

    expect(await supply('ada')).toMatchObject({ sessionId: SESSIONS.elsewhere, isTheirs: false });
    expect(await supply('tess')).toBeNull();
  });

  it('is not reached by having trained them where the membership has ended, and a membership where others train them', async () => {
    await inBoth();
    await api.db.query(sql`insert into cohort_trainer values (${COHORTS.C2}, ${CAST.tom})`);

    expect(
      await api.db.query(sql`select from membership where account_id = ${CAST.tom} and strand_id = ${STRANDS.S1}`),
    ).toHaveLength(1);
    expect((await api.as('tom').get(A)).status).toBe(404);
  });

  it('is corrected by the version that was read, and the trail does not say to what', async () => {
    const stale = await api.as('tess').put(A, { preferredName: 'River' }, { 'if-match': '"7"' });
    const blind = await api.as('tess').put(A, { preferredName: 'River' });
    const corrected = await api.as('tess').put(A, { preferredName: 'River' }, { 'if-match': '"1"' });

    expect([stale.status, stale.body.changed]).toEqual([412, ['preferredName']]);
    expect(blind.status).toBe(409);
    expect(corrected.body).toMatchObject({ preferredName: 'River', version: 2 });
    expect(await api.db.query(sql`select action, fields from audit_event`)).toEqual([
      { action: 'person.edit', fields: ['preferredName'] },
    ]);
  });
});

describe('looking for somebody by name', () => {
  const search = (name: Name | null, typed: string): Promise<Answer> =>
    api.as(name).post('/api/v1/people/search', { name: typed });
  const found = async (name: Name, typed: string): Promise<string[]> =>
    ((await search(name, typed)).body.items as { preferredName: string }[]).map(({ preferredName }) => preferredName);

  it('is for who has signed in', async () => {
    expect((await search(null, 'Demo')).status).toBe(401);
  });

  it('finds nobody outside of the reach of who asks', async () => {
    expect(await found('tess', 'demo trainee')).toEqual(['Demo Trainee A', 'Demo Trainee B', 'Demo Trainee C']);
    expect(await found('omar', 'demo trainee')).toEqual(['Demo Trainee D']);
    for (const name of ['tom', 'fiona', 'nora'] as const) expect(await found(name, 'demo')).toEqual([]);
    expect(await found('ada', 'demo trainee')).toHaveLength(4);
  });

  it('does not tell of cohorts that the reader may not see', async () => {
    await inBoth();
    const { body } = await search('tess', 'Demo Trainee A');

    expect(body.items[0].cohorts).toEqual([
      { id: COHORTS.C1, name: 'Cohort C1', programmeName: 'First programme', state: 'inTraining' },
    ]);
  });

  it('needs no accents and no capitals, and says when it is the whole name: perhaps the same person', async () => {
    await api.db.query(
      sql`update person_identity set preferred_name = 'Łucja Võru (demo)' where person_id = ${PEOPLE.A}`,
    );
    const { body } = await search('tess', '  lucja  voru (DEMO) ');

    expect(body).toMatchObject({ items: [{ preferredName: 'Łucja Võru (demo)', isSameName: true }], hasMore: false });
    expect((await search('tess', 'voru')).body.items[0].isSameName).toBe(false);
  });

  it('takes the signs of a pattern for what they are', async () => {
    expect(await found('ada', '%')).toEqual([]);
    expect(await found('ada', "' or true --")).toEqual([]);
  });

  it('gives twenty, and says that there are more', async () => {
    await api.db.query(sql`
      with made as (insert into person (id) select gen_random_uuid() from generate_series(1, 25) returning id),
      named as (insert into person_identity select id, 'Demo Many' from made)
      insert into enrolment (id, person_id, cohort_id, state, source, enrolled_on)
        select gen_random_uuid(), id, ${COHORTS.C1}, 'enrolled', 'open', '2026-06-01' from made`);
    const { body } = await search('tess', 'many');

    expect([body.items.length, body.hasMore]).toEqual([20, true]);
  });

  it('leaves no name in the trail', async () => {
    await search('tess', 'Demo Trainee');

    expect(await trail()).toEqual([]);
  });
});

describe('how somebody is reached', () => {
  const path = `${A}/contact`;
  const write = { email: 'demo.trainee@example.org', phone: '+44 161 496 0000', preference: 'text', language: 'pa' };

  it('is not known at first; every reading is in the trail', async () => {
    expect((await api.as('tess').get(path)).body).toEqual({
      ...{ version: 0, email: null, phone: null, preference: null, language: null },
    });
    expect(await trail()).toEqual([
      { account_id: CAST.tess, action: 'person.readContact', entity: 'person', fields: [] },
    ]);
  });

  it('is kept, and changed by the version that was read; the trail does not say to what', async () => {
    const kept = await api.as('tess').put(path, write);
    const again = await api.as('tess').put(path, write);
    const blind = await api.as('maya').put(path, { ...write, phone: null });
    const changed = await api.as('maya').put(path, { ...write, phone: null }, { 'if-match': '"1"' });
    const stale = await api.as('tess').put(path, { ...write, email: null }, { 'if-match': '"1"' });

    expect(kept.body).toEqual({ version: 1, ...write });
    expect(again.body).toEqual(kept.body);
    expect(blind.status).toBe(409);
    expect(changed.body).toMatchObject({ version: 2, phone: null });
    expect([stale.status, stale.body.changed]).toEqual([412, ['email', 'phone']]);
    expect(JSON.stringify(await trail())).not.toContain('example.org');
  });

  it.each([{ email: 'demo' }, { phone: 'call me' }, { preference: 'pigeon' }])('is not %j', async (change) => {
    const { status, body } = await api.as('tess').put(path, { ...write, ...change });

    expect([status, body.errors[0].path]).toEqual([400, Object.keys(change)[0]]);
  });
});

describe('what somebody needs', () => {
  const path = `${A}/needs`;
  const write = {
    accessNeeds: ['stepFree', 'bslInterpreter'],
    note: 'Interpreter from the list of the council',
    emergencyContact: { name: 'Demo Friend', phone: '07700 900000' },
  };

  it('is for managers to keep: a trainer is told that it is not theirs', async () => {
    expect([(await api.as('tess').get(path)).status, (await api.as('tess').put(path, write)).status]).toEqual([
      403, 403,
    ]);
  });

  it('is kept in the order of the list, and every reading is in the trail', async () => {
    const kept = await api.as('maya').put(path, write);
    const again = await api.as('maya').put(path, { ...write, accessNeeds: write.accessNeeds.toReversed() });

    expect(kept.body).toEqual({ version: 1, ...write, accessNeeds: ['bslInterpreter', 'stepFree'] });
    expect(again.body).toEqual(kept.body);
    expect((await api.as('ada').get(path)).body).toEqual(kept.body);
    expect(await trail()).toMatchObject([
      { action: 'person.editNeeds' },
      { account_id: CAST.ada, action: 'person.readNeeds' },
    ]);
    expect(JSON.stringify(await trail())).not.toContain('Friend');
  });
});
