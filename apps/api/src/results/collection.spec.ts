import { collectionProgress, type CollectionProgress } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { COHORTS, PEOPLE, PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { CountedWorld, PERSONAL } from '../testing/counted-world';
import { testApi } from '../testing/test-api';

const api = testApi();
const COLLECTION = `/api/v1/programmes/${PROGRAMMES.P1}/collection`;
const NORTH = { strandId: STRANDS.S1, regionId: REGIONS.north };
const SOUTH = { strandId: STRANDS.S1, regionId: REGIONS.south };

const collection = async (query = '', name: Name = 'maya'): Promise<CollectionProgress> =>
  collectionProgress.parse((await api.as(name).get(COLLECTION + query)).body);

describe('the collection', () => {
  it('is for nobody who has not signed in', async () => {
    expect((await api.as(null).get(COLLECTION)).status).toBe(401);
  });

  it.each<Name>(['omar', 'nora', 'fiona', 'frank'])('of P1 is nothing at all to %s', async (name) => {
    expect(await api.as(name).get(COLLECTION)).toMatchObject({ status: 404, body: { code: 'request.notFound' } });
  });

  it('of a strand or region elsewhere is nothing at all, and of an unknown filter is refused', async () => {
    const get = (query: string) => api.as('maya').get(COLLECTION + query);
    expect((await get(`?strandId=${STRANDS.T1}`)).status).toBe(404);
    expect((await get(`?regionId=${REGIONS.east}`)).status).toBe(404);
    expect((await get(`?strandId=${STRANDS.S2}&regionId=${REGIONS.north}`)).status).toBe(404);
    expect(await get('?colour=red')).toMatchObject({ status: 400, body: { errors: [{ path: 'colour' }] } });
  });

  it('is nothing where nothing was gathered, and gives no forecast of it', async () => {
    const { selected, planner } = await collection();
    expect(selected).toMatchObject({
      ...{ gathered: 0, withdrawn: 0, storiesNet: 0, published: 0, target: 60, rag: 'red' },
      forecast: { kind: 'none', reason: 'tooFewStories' },
      needed: { kind: 'perWeek', missing: 60 },
      rates: { publish: { part: 0, of: 0 } },
      daysToPublish: { stories: 0, median: null },
      waiting: { stories: 0, medianDays: null, oldestDays: null },
    });
    expect(planner.regions.map(({ region, concentration }) => [region.name, concentration])).toEqual([
      ['Nõrth', null],
      ['South', null],
    ]);
  });

  it('is written down to read out: so many of so many, expected by now, and by the end at this pace', async () => {
    const world = new CountedWorld();
    for (const recordedOn of ['2026-04-20', '2026-04-21', '2026-05-20', '2026-06-15'])
      world.story(NORTH, { recordedOn });
    await world.store(api);
    await api.db.query(sql`update strand set end_date = '2026-08-10' where id = ${STRANDS.S1}`);

    const { selected, months } = await collection(`?strandId=${STRANDS.S1}&regionId=${REGIONS.north}`);
    // Three in the last eight weeks, and eight weeks to go: 3 more, ± 1.28·√3.
    expect(selected).toMatchObject({
      ...{ storiesNet: 4, target: 40, expected: 33.5, rag: 'red' },
      forecast: { kind: 'given', low: 4, likely: 7, high: 10, perWeek: 0.4, endsOn: '2026-08-10' },
      needed: { kind: 'perWeek', missing: 36, perWeek: 4.5 },
    });
    expect(months.filter(({ forecast }) => forecast).map(({ month, forecast }) => [month, forecast?.likely])).toEqual([
      ['2026-06', 5],
      ['2026-07', 6],
      ['2026-08', 7],
    ]);
  });

  it('has no practice story in any of its numbers', async () => {
    const nothing = await collection();
    const world = new CountedWorld();
    for (const state of ['recorded', 'submitted', 'inReview', 'approved', 'archived', 'withdrawn'])
      world.story(NORTH, { state, isPractice: true });
    await world.store(api);
    expect(await collection()).toEqual({ ...nothing, asAt: expect.any(String) as string });
  });
});

describe('what was withdrawn', () => {
  beforeEach(async () => {
    const world = new CountedWorld();
    world.story(NORTH, { recordedOn: '2026-03-10' });
    world.story(NORTH, { recordedOn: '2026-04-10', state: 'withdrawn' });
    world.story(NORTH, { recordedOn: '2026-05-10', state: 'erased' });
    world.story(NORTH, { recordedOn: '2026-05-11', state: 'published' });
    await world.store(api);
  });

  it.each<Name>(['ada', 'maya', 'tess'])(
    'is told to %s as withdrawn, beside what was gathered and what is left',
    async (name) => {
      const { selected, months } = await collection('', name);
      expect(selected).toMatchObject({ gathered: 4, withdrawn: 2, storiesNet: 2, published: 1 });
      // It was withdrawn in June. It is taken off the month in which it was recorded: June has nothing to fall below.
      expect(months.filter(({ month }) => month >= '2026-03' && month <= '2026-06')).toMatchObject([
        { month: '2026-03', gathered: 1, withdrawn: 0, storiesNet: 1, cumulative: 1 },
        { month: '2026-04', gathered: 1, withdrawn: 1, storiesNet: 0, cumulative: 1 },
        { month: '2026-05', gathered: 2, withdrawn: 1, storiesNet: 1, cumulative: 2 },
        { month: '2026-06', gathered: 0, withdrawn: 0, storiesNet: 0, cumulative: 2 },
      ]);
    },
  );

  it('makes no month negative, whatever was withdrawn', async () => {
    await api.db.query(sql`update story set state = 'withdrawn', withdrawn_at = now() where state = 'approved'`);
    const { months } = await collection();
    for (const { gathered, withdrawn, storiesNet } of months) {
      expect(storiesNet ?? 0).toBeGreaterThanOrEqual(0);
      expect((gathered ?? 0) - (withdrawn ?? 0)).toBe(storiesNet ?? 0);
    }
  });

  it('is not told apart by whose story it was: the planner knows only what is still there', async () => {
    const { planner } = await collection();
    expect(planner.regions[0]?.cells).toEqual([{ communityId: null, target: 0, storiesNet: 2, gap: 0, version: null }]);
  });

  it('and everything else of the collection is nothing at all to a funder', async () => {
    const seen = await api.as('fiona').get(`/api/v1/funder/programmes/${PROGRAMMES.P1}`);
    expect(seen.status).toBe(200);
    for (const word of ['gathered', 'forecast', 'communit', 'concentration', 'waiting', 'median', 'needed']) {
      expect(JSON.stringify(seen.body).toLowerCase()).not.toContain(word);
    }
  });
});

describe('one gatherer of most of the stories', () => {
  const gathered = async (byA: number, byOthers: number): Promise<void> => {
    const world = new CountedWorld();
    const stories = Array.from({ length: byA + byOthers }, () => world.story(NORTH));
    await world.store(api);
    await api.db.query(sql`
      update story set gatherer_kind = 'reporter', gatherer_person_id = ${PEOPLE.A}
      where id = any (${stories.slice(0, byA).map(({ id }) => id)}::uuid[])`);
  };
  const warning = async (name: Name) => (await collection('', name)).planner.regions[0]?.concentration;

  it.each([
    [2, 2],
    [4, 0],
    [3, 3],
  ])('is no warning with %d of theirs and %d of others', async (byA, byOthers) => {
    await gathered(byA, byOthers);
    expect(await warning('maya')).toBeNull();
  });

  it('is one from five stories on, with the name for those who may know it', async () => {
    await gathered(4, 2);
    const said = { part: 4, of: 6, kind: 'reporter' };
    expect(await warning('maya')).toEqual({ ...said, name: 'Demo Trainee A' });
    expect(await warning('tom')).toEqual({ ...said, name: null });
  });

  it('names nobody whom the manager could not look up', async () => {
    await gathered(4, 2);
    await api.db.query(
      sql`update cohort set strand_id = ${STRANDS.T1}, region_id = ${REGIONS.east} where id = ${COHORTS.C1}`,
    );
    expect(await warning('maya')).toEqual({ part: 4, of: 6, kind: 'reporter', name: null });
  });

  it('tells nothing that people told', async () => {
    await gathered(4, 2);
    for (const name of ['ada', 'maya', 'tess'] as const) {
      const text = JSON.stringify(await collection('', name));
      for (const personal of [PERSONAL.pseudonym, PERSONAL.summary]) expect(text).not.toContain(personal);
    }
  });
});

describe('sessions that could close a gap', () => {
  const ahead = async (name: Name, query = '') =>
    (await collection(query, name)).planner.regions.map(({ region, sessionsAhead, sessions }) => [
      region.name,
      sessionsAhead,
      sessions.map(({ date }) => date),
    ]);

  it('are those planned there in the next eight weeks, soonest first', async () => {
    await api.db.query(sql`
      insert into training_session (id, cohort_id, title, date, start_time, end_time, time_zone, starts_at, ends_at, first_date, mode, venue_id, state)
      select gen_random_uuid(), cohort_id, 'Counted', day::date, '10:00', '11:00', time_zone, day::timestamptz, day::timestamptz + interval '1 hour',
        day::date, mode, venue_id, state
      from training_session cross join unnest(array['2026-08-10T09:00:00Z', '2026-08-11T09:00:00Z', '2026-07-01T09:00:00Z']) as each (day)
      where date = '2026-06-22'`);
    expect(await ahead('maya')).toEqual([
      ['Nõrth', 4, ['2026-06-15', '2026-06-22', '2026-07-01', '2026-08-10']],
      ['South', 0, []],
    ]);
  });

  it('are counted for all, and named to whoever may open them', async () => {
    expect(await ahead('tess')).toEqual([
      ['Nõrth', 2, ['2026-06-15', '2026-06-22']],
      ['South', 0, []],
    ]);
    expect(await ahead('tom', `?regionId=${REGIONS.north}`)).toEqual([['Nõrth', 2, []]]);
  });

  it('are none that were called off', async () => {
    await api.db.query(
      sql`update training_session set state = 'cancelled', cancel_reason = 'Train strike' where date = '2026-06-22'`,
    );
    expect(await ahead('maya', `?regionId=${REGIONS.north}`)).toEqual([['Nõrth', 1, ['2026-06-15']]]);
  });
});

describe('the age of what waits', () => {
  it('is counted in days of the programme from its submission', async () => {
    const world = new CountedWorld();
    world.story(NORTH, { state: 'submitted' });
    world.story(SOUTH, { state: 'inReview' });
    world.story(SOUTH, { state: 'changesRequested' });
    await world.store(api);
    await api.db.query(sql`
      update story set submitted_at = case state when 'submitted' then '2026-06-07T23:30:00Z'::timestamptz else '2026-05-01T12:00:00Z' end`);
    const { selected, strands } = await collection();
    // Half past midnight of 8 June, in London.
    expect(selected.waiting).toMatchObject({ stories: 2, medianDays: 26, oldestDays: 45 });
    expect(strands[0]?.regions.map(({ waiting }) => waiting.oldestDays)).toEqual([7, 45]);
    expect(selected.waiting.classes.map(({ stories }) => stories)).toEqual([1, 0, 0, 1]);
  });
});
