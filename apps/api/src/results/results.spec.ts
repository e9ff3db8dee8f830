import { portfolio, programmeProgress, type Portfolio, type ProgrammeProgress } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { actuals } from '../testing/actuals';
import { CAST, COHORTS, PEOPLE, PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { CountedWorld } from '../testing/counted-world';
import { testApi } from '../testing/test-api';

const api = testApi();
const progressOf = (id: string, query = ''): string => `/api/v1/programmes/${id}/progress${query}`;
const P1 = progressOf(PROGRAMMES.P1);

const NORTH = { strandId: STRANDS.S1, regionId: REGIONS.north };
const SOUTH = { strandId: STRANDS.S1, regionId: REGIONS.south };
const S2_SOUTH = { strandId: STRANDS.S2, regionId: REGIONS.south };

/** Progress of P1 as maya reads it. */
const progress = async (query = ''): Promise<ProgrammeProgress> =>
  programmeProgress.parse((await api.as('maya').get(progressOf(PROGRAMMES.P1, query))).body);

/** The portfolio as somebody reads it. */
const portfolioOf = async (name: Name): Promise<Portfolio['items']> =>
  portfolio.parse((await api.as(name).get('/api/v1/portfolio')).body).items;

describe('progress', () => {
  it('is for nobody who has not signed in', async () => {
    expect((await api.as(null).get('/api/v1/portfolio')).status).toBe(401);
    expect((await api.as(null).get(P1)).status).toBe(401);
  });

  it.each<Name>(['omar', 'nora', 'fiona', 'frank'])('of P1 is nothing at all to %s', async (name) => {
    expect(await api.as(name).get(P1)).toMatchObject({ status: 404, body: { code: 'request.notFound' } });
  });

  it('of a strand or region elsewhere is nothing at all, and of an unknown filter is refused', async () => {
    const get = (query: string) => api.as('maya').get(progressOf(PROGRAMMES.P1, query));
    expect((await get(`?strandId=${STRANDS.T1}`)).status).toBe(404);
    expect((await get(`?regionId=${REGIONS.east}`)).status).toBe(404);
    expect((await get(`?strandId=${STRANDS.S2}&regionId=${REGIONS.north}`)).status).toBe(404);
    expect(await get('?colour=red')).toMatchObject({ status: 400, body: { errors: [{ path: 'colour' }] } });
  });

  it.each(Object.keys(CAST) as Name[])(
    'lists for %s, in the portfolio, exactly what can be read one by one',
    async (name) => {
      const readable: string[] = [];
      for (const id of Object.values(PROGRAMMES)) {
        if ((await api.as(name).get(progressOf(id))).status === 200) readable.push(id);
      }
      const { body } = await api.as(name).get('/api/v1/portfolio');
      expect((body.items as { id: string }[]).map((item) => item.id).toSorted()).toEqual(readable.toSorted());
    },
  );
});

describe('what is counted', () => {
  it('is nothing where nothing was done, and behind where something was aimed at', async () => {
    const body = await progress();
    expect(new Set(Object.values(actuals(body.total)))).toEqual(new Set([0]));
    expect(body.total.rag).toBe('red');
    expect(body.behind).toContainEqual({
      strand: { id: STRANDS.S1, code: 'S1', name: 'Strand S1' },
      region: { id: REGIONS.south, name: 'South' },
      metric: 'storiesNet',
      actual: 0,
      target: 20,
      expected: 11.8,
      rag: 'red',
    });
    // Nothing is aimed at there, so nothing is judged.
    expect(body.strands[1]).toMatchObject({ strand: { code: 'S2' }, rag: 'grey' });
  });

  it('counts a person of two strands once in the programme, and their contacts each time', async () => {
    const world = new CountedWorld();
    const person = world.person();
    for (const place of [NORTH, SOUTH, S2_SOUTH]) {
      const cohort = world.cohort(place);
      const enrolment = world.enrol(cohort, person, '2026-06-01');
      for (const date of ['2026-05-01', '2026-05-08']) world.mark(world.session(cohort, date), enrolment);
    }
    await world.store(api);

    const body = await progress(`?regionId=${REGIONS.south}`);
    expect(actuals(body.total)).toMatchObject({ contacts: 6, participants: 1, reportersCompleted: 1 });
    expect(actuals(body.selected)).toMatchObject({ contacts: 4, participants: 1, sessionsDelivered: 4 });
    expect(actuals(body.strands[0])).toMatchObject({ contacts: 4, participants: 1 });
    expect(actuals(body.strands[0]?.regions[0])).toMatchObject({ contacts: 2, participants: 1 });
  });

  it('counts walk-ins among contacts, and says that nobody knows who they are', async () => {
    const world = new CountedWorld();
    const session = world.session(world.cohort(NORTH), '2026-05-01');
    world.mark(session, null);
    world.mark(session, null, 'late');
    await world.store(api);

    const body = await progress();
    expect(actuals(body.total)).toMatchObject({ contacts: 2, participants: 0, unidentified: 2 });
  });

  it('shows those who were only counted apart: sessions and reach, and neither contacts nor participants', async () => {
    const world = new CountedWorld();
    const cohort = world.cohort(NORTH);
    const taster = (date: string, headcount: number, method: 'register' | 'estimate', state = 'registerSubmitted') =>
      world.taster({ ...cohort, date, state, counted: { headcount, method } });
    taster('2026-05-01', 12, 'register');
    taster('2026-05-08', 30, 'estimate');
    taster('2026-05-15', 99, 'register', 'cancelled');
    world.mark(world.session(world.cohort(SOUTH), '2026-05-02'), null);
    await world.store(api);

    const { total, strands } = await progress();
    expect(actuals(total)).toMatchObject({ sessionsDelivered: 3, contacts: 1, participants: 0, unidentified: 1 });
    expect(total.headcounts).toEqual({ sessions: 2, reach: 42, reachIsEstimate: true });
    expect(strands[0]?.regions.map(({ region, headcounts }) => [region.name, headcounts.reach])).toEqual([
      ['Nõrth', 42],
      ['South', 0],
    ]);
    expect((await portfolioOf('maya'))[0]?.headcounts.reach).toBe(42);
  });

  it('takes withdrawn stories off the net number, and a story whose consent ran out off the published', async () => {
    const world = new CountedWorld();
    world.story(NORTH, { state: 'withdrawn' });
    world.story(NORTH, { state: 'erased' });
    world.story(NORTH, { state: 'published' });
    world.story(NORTH, { state: 'published', consentEnds: '2026-06-15' });
    world.story(NORTH, { state: 'published', consentEnds: '2026-06-16' });
    world.story(NORTH, { state: 'inReview', isPractice: true });
    world.story(NORTH, { state: 'recorded', wasSubmitted: false });
    await world.store(api);

    const body = await progress();
    expect(actuals(body.total)).toMatchObject({
      storiesGathered: 5,
      storiesWithdrawn: 2,
      storiesNet: 3,
      storiesPublished: 2,
    });
  });

  it('draws the line of months up to now, for what was chosen', async () => {
    const world = new CountedWorld();
    for (const recordedOn of ['2026-04-30', '2026-05-01', '2026-05-31']) world.story(NORTH, { recordedOn });
    world.story(SOUTH, { recordedOn: '2026-05-02' });
    world.story(NORTH, { recordedOn: '2026-05-03', state: 'withdrawn' });
    await world.store(api);

    const body = await progress(`?strandId=${STRANDS.S1}&regionId=${REGIONS.north}`);
    expect(body.months).toHaveLength(16);
    expect(body.months.filter((each) => each.month >= '2026-04').slice(0, 4)).toMatchObject([
      { month: '2026-04', storiesNet: 1, cumulative: 1 },
      { month: '2026-05', storiesNet: 2, cumulative: 3 },
      { month: '2026-06', storiesNet: 0, cumulative: 3 },
      { month: '2026-07', storiesNet: null, cumulative: null },
    ]);
    expect(body.months.at(-1)).toEqual({ month: '2026-12', storiesNet: null, cumulative: null, expected: 40 });
  });

  it('says how many came to events, and when that is an estimate', async () => {
    const event = (state: string, date: string, headcount: number | null, method: string | null) => sql`
      insert into event (id, programme_id, region_id, kind, title, date, start_time, end_time, time_zone, starts_at, ends_at, mode,
        state, headcount, headcount_method)
      values (gen_random_uuid(), ${PROGRAMMES.P1}, ${REGIONS.online}, 'launch', 'Launch', ${date}, '10:00', '11:00', 'Europe/London',
        now(), now() + interval '1 hour', 'online', ${state}, ${headcount}, ${method})`;
    await api.db.query(event('held', '2026-05-01', 30, 'estimate'));
    await api.db.query(event('writtenUp', '2026-05-02', 12, 'register'));
    await api.db.query(event('announced', '2026-05-03', null, null));

    expect((await api.as('tess').get(P1)).body.events).toEqual({ held: 2, reach: 42, reachIsEstimate: true });
  });
});

describe('the portfolio', () => {
  it('says what has to be seen to soon', async () => {
    const world = new CountedWorld();
    world.story(NORTH, { state: 'published', consentEnds: '2026-06-15' });
    world.story(NORTH, { state: 'published', consentEnds: '2026-06-16' });
    world.story(NORTH, { state: 'published', consentEnds: '2026-08-14' });
    world.story(NORTH, { state: 'published', consentEnds: '2026-08-15' });
    await world.store(api);

    // Of the cast's sessions, that of 8 June waits for its register, and that of 15 June is this week.
    expect(await portfolioOf('maya')).toMatchObject([
      { registersDue: 1, sessionsThisWeek: 1, consentsExpiring: 2, status: 'underWay' },
    ]);
  });

  it('calls a register due 48 hours after the session, and not before, as the list of registers does', async () => {
    const due = (now: string) => api.at(now, async () => (await portfolioOf('maya'))[0]?.registersDue);
    expect(await due('2026-06-10T18:59:59.999Z')).toBe(0);
    expect(await due('2026-06-10T19:00:00.000Z')).toBe(1);
  });

  it('puts what is behind before what is on track, and what is closed last', async () => {
    await api.db.query(sql`update strand_region set story_target = 0, reporter_target = 0, session_target = null
      where strand_id = any (${[STRANDS.S1, STRANDS.S2]}::uuid[])`);
    const order = async () => (await portfolioOf('ada')).map(({ code, rag }) => `${code} ${rag}`);
    expect(await order()).toEqual(['P2 red', 'P1 grey']);
    await api.db.query(sql`update programme set end_date = '2026-06-14' where id = ${PROGRAMMES.P2}`);
    expect(await order()).toEqual(['P1 grey', 'P2 red']);
  });
});

describe('a day', () => {
  it('is a day of the programme, wherever the server is', async () => {
    await api.db.query(sql`update programme set time_zone = 'Pacific/Auckland' where id = ${PROGRAMMES.P1}`);
    await api.db.query(sql`update strand set end_date = '2026-06-16' where id = ${STRANDS.S1}`);
    await api.db.query(
      sql`update training_session set state = 'delivered', date = '2026-06-16' where cohort_id = ${COHORTS.C1}`,
    );
    await api.db.query(sql`insert into attendance (session_id, enrolment_id, mark, source, mutation_id, recorded_at)
      select session.id, enrolment.id, 'present', 'online', gen_random_uuid(), now()
      from training_session session join enrolment using (cohort_id) where enrolment.person_id = ${PEOPLE.A}`);
    const contacts = (now: string) => api.at(now, async () => actuals((await progress()).total)['contacts']);

    expect(await contacts('2026-06-15T11:59:00.000Z')).toBe(0);
    expect(await contacts('2026-06-15T12:01:00.000Z')).toBe(3);
  });
});
