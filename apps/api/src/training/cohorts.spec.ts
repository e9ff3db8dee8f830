import sql from 'sql-template-tag';
import {
  CAST,
  COHORTS,
  COURSES,
  ENROLMENTS,
  PEOPLE,
  PROGRAMMES,
  REGIONS,
  SESSIONS,
  STRANDS,
  type Name,
} from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const C1 = `/api/v1/cohorts/${COHORTS.C1}`;
const NEW = '01900000-0000-7000-8000-00dd00000001';
const NOBODYS = '01900000-0000-7000-8000-00dd0000ffff';

const plan = {
  courseId: COURSES.storytelling,
  strandId: STRANDS.S1,
  regionId: REGIONS.south,
  name: 'Autumn cohort',
  startDate: '2026-09-01',
  endDate: '2026-11-30',
  capacity: 12,
  minimumViable: 3,
  trainerIds: [CAST.tom, CAST.tess],
};
const c1 = {
  ...plan,
  regionId: REGIONS.north,
  name: 'Cohort C1',
  startDate: '2026-06-01',
  endDate: '2026-07-31',
  minimumViable: 4,
};

const idsOf = ({ body }: Answer): string[] => (body.items as { id: string }[]).map(({ id }) => id);

describe('making a cohort', () => {
  const put = (name: Name | null, change = {}): Promise<Answer> =>
    api.as(name).put(`/api/v1/cohorts/${NEW}`, { ...plan, ...change });

  it.each([
    [null, 401],
    ['tess', 403],
    ['omar', 404],
    ['fiona', 404],
    ['nora', 404],
  ] as const)('is answered to %s with %i', async (name, status) => {
    expect((await put(name)).status).toBe(status);
  });

  it.each([
    [{ endDate: '2026-08-31' }, 'endDate'],
    [{ minimumViable: 13 }, 'minimumViable'],
    [{ trainerIds: [CAST.tess, CAST.tess] }, 'trainerIds'],
  ])('with %j is not valid at %s', async (change, path) => {
    const answer = await put('maya', change);

    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  it.each([
    [{ strandId: NOBODYS }, 404, 'request.notFound'],
    [{ strandId: STRANDS.T1 }, 404, 'request.notFound'],
    [{ courseId: NOBODYS }, 422, 'request.reference'],
    [{ regionId: REGIONS.east }, 422, 'cohort.regionOutside'],
    [{ endDate: '2027-01-01' }, 422, 'cohort.outsideStrand'],
    [{ startDate: '2025-08-31' }, 422, 'cohort.outsideStrand'],
    [{ trainerIds: [CAST.omar] }, 422, 'session.trainerUnknown'],
  ])('with %j is refused with %i %s', async (change, status, code) => {
    const answer = await put('maya', change);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('gives it to its trainers, and the same again is the same', async () => {
    const made = await put('maya');

    expect(made.body).toMatchObject({
      ...{ id: NEW, version: 1, placesTaken: 0, members: [], sessions: [], course: { id: COURSES.storytelling } },
      ...{
        programme: { code: 'P1' },
        region: { name: 'South' },
        trainers: [{ name: 'Demo Tess' }, { name: 'Demo Tom' }],
      },
      may: { write: true, enrol: true, schedule: true },
    });
    expect((await put('maya', { trainerIds: [CAST.tess, CAST.tom] })).body).toEqual(made.body);
    expect((await api.as('tom').get(`/api/v1/cohorts/${NEW}`)).body.may).toEqual({
      write: false,
      enrol: true,
      schedule: true,
    });
  });
});

describe('changing a cohort', () => {
  const edit = (change: object, version = 1): Promise<Answer> =>
    api.as('maya').put(C1, { ...c1, trainerIds: [CAST.tess], ...change }, { 'if-match': `"${version}"` });

  it.each([
    [{ capacity: 2, minimumViable: 2 }, 'cohort.full'],
    [{ strandId: STRANDS.S2, regionId: REGIONS.south, trainerIds: [] }, 'session.outsideStrand'],
  ])('with %j is against what is in it: %s', async (change, code) => {
    await api.db.query(
      sql`update strand set start_date = '2026-06-01', end_date = '2026-06-20' where id = ${STRANDS.S2}`,
    );
    const answer = await edit({ endDate: '2026-06-20', ...change });

    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('to another programme needs a say in both', async () => {
    expect((await edit({ strandId: STRANDS.T1, regionId: REGIONS.east })).status).toBe(404);
  });

  it('from an older version tells what differs', async () => {
    await edit({ name: 'Summer cohort' });
    const answer = await edit({ name: 'Spring cohort' });

    expect([answer.status, answer.body.changed, answer.body.current.name]).toEqual([412, ['name'], 'Summer cohort']);
  });
});

describe('the list of cohorts', () => {
  it.each([
    ['ada', ['C1', 'C2']],
    ['maya', ['C1']],
    ['omar', ['C2']],
    ['tess', ['C1']],
    ['tom', []],
    ['fiona', []],
    ['frank', []],
    ['nora', []],
  ] as [Name, (keyof typeof COHORTS)[]][])('shows %s exactly those that can be opened: %j', async (name, names) => {
    const list = await api.as(name).get('/api/v1/cohorts');
    const opened: string[] = [];
    for (const id of Object.values(COHORTS)) {
      if ((await api.as(name).get(`/api/v1/cohorts/${id}`)).status === 200) opened.push(id);
    }

    expect(idsOf(list).sort()).toEqual(names.map((each) => COHORTS[each]).sort());
    expect(opened.sort()).toEqual(idsOf(list).sort());
  });

  it('counts places, sessions and who completed', async () => {
    const { body } = await api.as('maya').get(`/api/v1/cohorts?programmeId=${PROGRAMMES.P1}`);

    expect(body).toMatchObject({
      total: 1,
      next: null,
      items: [{ name: 'Cohort C1', placesTaken: 3, capacity: 12, completed: 0, sessionsHeld: 0, sessionsPlanned: 3 }],
    });
  });

  it('comes page by page, the latest first', async () => {
    const first = await api.as('ada').get('/api/v1/cohorts?limit=1');
    const second = await api.as('ada').get(`/api/v1/cohorts?limit=1&cursor=${first.body.next}`);

    expect([...idsOf(first), ...idsOf(second)]).toEqual([COHORTS.C2, COHORTS.C1]);
    expect([first.body.total, second.body.next]).toEqual([2, null]);
  });
});

describe('the people of a cohort', () => {
  const hold = async (session: string, marks: Partial<Record<keyof typeof ENROLMENTS, string>>): Promise<void> => {
    for (const [who, word] of Object.entries(marks)) {
      await api.db.query(sql`
        insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
        values (${session}, ${ENROLMENTS[who as keyof typeof ENROLMENTS]}, ${word}, 'paper', ${NEW}, '2026-06-08T20:00:00Z')`);
    }
    await api.db.query(sql`
      update training_session set state = 'registerSubmitted', register_submitted_at = '2026-06-08T20:00:00Z' where id = ${session}`);
  };
  const member = async (who: keyof typeof PEOPLE): Promise<unknown> =>
    ((await api.as('tess').get(C1)).body.members as { personId: string }[]).find(
      ({ personId }) => personId === PEOPLE[who],
    );

  it('have nothing held while no register is in', async () => {
    await api.as('tess').send('PATCH', `/api/v1/training-sessions/${SESSIONS.past}/register/marks`, {
      body: { marks: [{ entryId: ENROLMENTS.A, mark: 'present', minutes: null, baseVersion: 0, mutationId: NEW }] },
    });

    expect(await member('A')).toMatchObject({
      ...{ attended: 0, held: 0, toCome: 2, consecutiveAbsences: 0, mayComplete: false },
      missingCoreModules: ['Listening', 'Consent'],
    });
  });

  it('are counted from registers: an apology is held and not attended, a module is held by who was there', async () => {
    await hold(SESSIONS.past, { A: 'present', B: 'apology', C: 'leftEarly' });
    await hold(SESSIONS.today, { A: 'late', B: 'noShow', C: 'noShow' });

    expect(await member('A')).toMatchObject({
      ...{ attended: 2, held: 2, toCome: 1, consecutiveAbsences: 0, missingCoreModules: [], mayComplete: true },
    });
    expect(await member('B')).toMatchObject({
      ...{ attended: 0, held: 2, toCome: 1, consecutiveAbsences: 2, missingCoreModules: ['Listening', 'Consent'] },
    });
    expect(await member('C')).toMatchObject({
      ...{ attended: 1, held: 2, consecutiveAbsences: 1, missingCoreModules: ['Consent'], mayComplete: false },
    });
  });

  it('lose nothing by a cancelled session, nor by one from before they joined', async () => {
    await hold(SESSIONS.past, { A: 'present', B: 'present' });
    await api.db.query(sql`update enrolment set enrolled_on = '2026-06-10' where id = ${ENROLMENTS.C}`);
    await api.db.query(sql`
      update training_session set state = 'cancelled', cancel_reason = 'Snow' where id = ${SESSIONS.future}`);

    expect(await member('C')).toMatchObject({ held: 0, toCome: 1 });
    expect(await member('A')).toMatchObject({ held: 1, toCome: 1 });
  });

  it('keep their count while a register is reopened', async () => {
    await hold(SESSIONS.past, { A: 'present' });
    await api.db.query(sql`update training_session set state = 'reopened' where id = ${SESSIONS.past}`);

    expect(await member('A')).toMatchObject({ held: 1, attended: 1 });
  });

  it('hold a module that they were taught in another cohort', async () => {
    await api.db.query(sql`update enrolment set person_id = ${PEOPLE.A} where id = ${ENROLMENTS.D}`);
    await hold(SESSIONS.elsewhere, { D: 'present' });

    expect(await member('A')).toMatchObject({ held: 0, missingCoreModules: ['Consent'] });
  });

  it('are seen by the trainer of a single session, with that session alone', async () => {
    await api.db.query(sql`delete from cohort_trainer`);
    await api.db.query(sql`delete from session_trainer where session_id <> ${SESSIONS.today}`);
    const { body } = await api.as('tess').get(C1);

    expect(body.members).toHaveLength(3);
    expect((body.sessions as { id: string }[]).map(({ id }) => id)).toEqual([SESSIONS.today]);
  });
});
