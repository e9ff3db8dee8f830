import {
  funderProgramme,
  funderProgrammeList,
  type FunderFigure,
  type FunderProgramme,
} from '@throughline/domain/reports';
import { FUNDER_METRICS } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { CAST, GRANTS, PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { CountedWorld, PERSONAL, type Place } from '../testing/counted-world';
import { testApi } from '../testing/test-api';

const api = testApi();
const LIST = '/api/v1/funder/programmes';
const NORTH = { strandId: STRANDS.S1, regionId: REGIONS.north };
const SOUTH = { strandId: STRANDS.S1, regionId: REGIONS.south };

const seenByFiona = async (): Promise<FunderProgramme> =>
  funderProgramme.parse((await api.as('fiona').get(`${LIST}/${PROGRAMMES.P1}`)).body);

const figureIn = (row: { figures: readonly FunderFigure[] } | undefined, metric: FunderFigure['metric']) =>
  row?.figures.find((figure) => figure.metric === metric);

/** So many people at one session, who have all completed. */
const people = (world: CountedWorld, place: Place, count: number): void => {
  const cohort = world.cohort(place);
  const session = world.session(cohort, '2026-05-01');
  for (let each = 0; each < count; each++) {
    world.mark(session, world.enrol(cohort, world.person(), '2026-06-01'));
  }
};

describe('what a funder sees', () => {
  it('is for nobody who has not signed in', async () => {
    expect((await api.as(null).get(LIST)).status).toBe(401);
    expect((await api.as(null).get(`${LIST}/${PROGRAMMES.P1}`)).status).toBe(401);
  });

  it.each<Name>(['frank', 'omar', 'tess', 'tom', 'nora'])('of P1 is nothing at all to %s', async (name) => {
    expect(await api.as(name).get(`${LIST}/${PROGRAMMES.P1}`)).toMatchObject({
      status: 404,
      body: { code: 'request.notFound' },
    });
  });

  it('takes no filter by which a number could be cut smaller', async () => {
    const answer = await api.as('fiona').get(`${LIST}/${PROGRAMMES.P1}?regionId=${REGIONS.north}`);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'regionId' }] } });
  });

  it.each(Object.keys(CAST) as Name[])('lists for %s exactly what can be read one by one', async (name) => {
    const readable: string[] = [];
    for (const id of Object.values(PROGRAMMES)) {
      if ((await api.as(name).get(`${LIST}/${id}`)).status === 200) readable.push(id);
    }
    const { items } = funderProgrammeList.parse((await api.as(name).get(LIST)).body);
    expect(items.map((item) => item.id).toSorted()).toEqual(readable.toSorted());
  });

  it('names the grants of the reader, and none to a manager who looks at what funders see', async () => {
    expect((await seenByFiona()).grants).toMatchObject([{ id: GRANTS.G1, fundingOrganisation: 'Demo Fund' }]);
    const manager = funderProgramme.parse((await api.as('maya').get(`${LIST}/${PROGRAMMES.P1}`)).body);
    expect(manager.grants).toEqual([]);
  });

  it('names the next event that was announced', async () => {
    expect((await seenByFiona()).nextEvent).toBeNull();
    const event = (title: string, date: string, state: string) => sql`
      insert into event (id, programme_id, region_id, kind, title, date, start_time, end_time, time_zone, starts_at, ends_at, mode,
        state)
      values (gen_random_uuid(), ${PROGRAMMES.P1}, ${REGIONS.north}, 'learningFestival', ${title}, ${date}, '10:00', '11:00',
        'Europe/London', ${`${date}T09:00:00Z`}, ${`${date}T10:00:00Z`}, 'inPerson', ${state})`;
    await api.db.query(event('Over', '2026-06-01', 'announced'));
    await api.db.query(event('Draft', '2026-06-20', 'draft'));
    await api.db.query(event('Festival', '2026-07-01', 'announced'));
    expect((await seenByFiona()).nextEvent).toEqual({ title: 'Festival', date: '2026-07-01', region: 'Nõrth' });
  });
});

describe('numbers of people', () => {
  it.each([
    [0, { kind: 'suppressed', reason: 'fewerThan', threshold: 10 }],
    [9, { kind: 'suppressed', reason: 'fewerThan', threshold: 10 }],
    [10, { kind: 'rounded', value: 10, to: 5 }],
    [12, { kind: 'rounded', value: 10, to: 5 }],
    [13, { kind: 'rounded', value: 15, to: 5 }],
  ])('%d leave the charity disclosed', async (count, disclosed) => {
    const world = new CountedWorld();
    people(world, NORTH, count);
    await world.store(api);

    const seen = await seenByFiona();
    for (const metric of ['contacts', 'participants', 'reportersCompleted'] as const) {
      expect(figureIn(seen.regions[0], metric)?.actual).toEqual(disclosed);
      expect(figureIn(seen, metric)?.actual).toEqual(disclosed);
    }
    expect(figureIn(seen, 'sessionsDelivered')?.actual).toEqual({ kind: 'exact', value: 1 });
  });

  it('are disclosed as a total from the total, not from the parts', async () => {
    const world = new CountedWorld();
    people(world, NORTH, 12);
    people(world, SOUTH, 6);
    await world.store(api);

    const seen = await seenByFiona();
    const participants = seen.regions.map((region) => figureIn(region, 'participants')?.actual);
    expect(participants).toMatchObject([{ value: 10 }, { kind: 'suppressed' }, { kind: 'suppressed' }]);
    expect(figureIn(seen, 'participants')?.actual).toEqual({ kind: 'rounded', value: 20, to: 5 });
  });

  it('hidden in one region are not given back by the total less the others', async () => {
    const world = new CountedWorld();
    people(world, NORTH, 12);
    people(world, SOUTH, 12);
    people(world, { strandId: STRANDS.S2, regionId: REGIONS.south }, 9);
    await world.store(api);

    // 33 to the nearest 5 is 35, which only 12, 12 and 9 can make.
    const seen = await seenByFiona();
    const listed = funderProgrammeList.parse((await api.as('fiona').get(LIST)).body).items[0];
    for (const metric of ['contacts', 'participants', 'reportersCompleted'] as const) {
      const regions = seen.regions.map((region) => figureIn(region, metric)?.actual);
      expect(regions).toMatchObject([{ value: 10 }, { value: 10 }, { kind: 'suppressed' }]);
      expect(figureIn(seen, metric)?.actual).toEqual({ kind: 'rounded', value: 30, to: 10 });
      expect(figureIn(listed, metric)?.actual).toEqual({ kind: 'rounded', value: 30, to: 10 });
    }
  });

  it('are coloured by what is disclosed: grey when hidden, by the rounded number otherwise', async () => {
    const aim = (target: number) =>
      api.db.query(sql`update strand_region set story_target = 0, reporter_target = ${target}, session_target = null
        where strand_id = ${STRANDS.S1} and region_id = ${REGIONS.north}`);
    const world = new CountedWorld();
    people(world, NORTH, 9);
    await world.store(api);
    await aim(1000);
    const hidden = (await seenByFiona()).regions[0];
    expect(figureIn(hidden, 'reportersCompleted')?.rag).toBe('grey');
    expect(hidden?.rag).toBe('grey');

    const more = new CountedWorld();
    people(more, NORTH, 4);
    await more.store(api);
    // 13 of the 16 expected by now would be amber; 15, which is what the funder reads, is green.
    await aim(27);
    expect(figureIn((await seenByFiona()).regions[0], 'reportersCompleted')).toMatchObject({
      actual: { value: 15 },
      expected: 16,
      rag: 'green',
    });
  });

  it('at events are disclosed like any other', async () => {
    const event = (headcount: number) => sql`
      insert into event (id, programme_id, region_id, kind, title, date, start_time, end_time, time_zone, starts_at, ends_at, mode,
        state, headcount, headcount_method)
      values (gen_random_uuid(), ${PROGRAMMES.P1}, ${REGIONS.online}, 'launch', 'Launch', '2026-05-01', '10:00', '11:00',
        'Europe/London', now(), now() + interval '1 hour', 'online', 'held', ${headcount}, 'estimate')`;
    await api.db.query(event(8));
    expect((await seenByFiona()).events).toMatchObject({ held: 1, reach: { kind: 'suppressed' } });
    await api.db.query(event(20));
    expect((await seenByFiona()).events).toEqual({
      held: 2,
      reach: { kind: 'rounded', value: 30, to: 5 },
      reachIsEstimate: true,
    });
  });
});

describe('stories', () => {
  it('are exact where they are not people, and withdrawals are not given away by a gross number', async () => {
    const world = new CountedWorld();
    for (let each = 0; each < 4; each++) world.story(NORTH);
    world.story(NORTH, { state: 'published' });
    world.story(NORTH, { state: 'withdrawn' });
    await world.store(api);

    const seen = await seenByFiona();
    for (const row of [seen, ...seen.regions]) {
      expect(row.figures.map((figure) => figure.metric)).toEqual(FUNDER_METRICS);
      expect(row.figures.map((figure) => figure.metric)).not.toContain('storiesGathered');
    }
    expect(figureIn(seen, 'storiesNet')?.actual).toEqual({ kind: 'exact', value: 5 });
    expect(figureIn(seen, 'storiesPublished')?.actual).toEqual({ kind: 'exact', value: 1 });
    expect(figureIn(seen, 'storiesWithdrawn')?.actual).toMatchObject({ kind: 'suppressed' });
    expect(seen.months.find((month) => month.month === '2026-05')).toMatchObject({ storiesNet: 5, cumulative: 5 });
  });
});

describe('nobody', () => {
  it('is named, whatever the records hold', async () => {
    const world = new CountedWorld();
    people(world, NORTH, 14);
    world.mark(world.session(world.cohort(SOUTH), '2026-05-01'), null);
    for (const state of ['approved', 'published', 'withdrawn']) world.story(NORTH, { state });
    await world.store(api);
    await api.db.query(sql`update account set name = 'Canary Account' where id = ${CAST.tess}`);

    for (const path of [LIST, `${LIST}/${PROGRAMMES.P1}`]) {
      const answer = await api.as('fiona').get(path);
      expect(answer.status).toBe(200);
      const text = JSON.stringify(answer.body);
      expect(text).not.toContain('Canary');
      for (const { id } of await api.db.query<{ id: string }>(
        sql`select id from person union all select id from enrolment union all select id from story union all select id from account`,
      )) {
        expect(text).not.toContain(id);
      }
    }
    // The canaries are there to be found: a trainer's screen of the cohort would have them.
    const stored = await api.db.one(sql`select
      exists (select from person_identity where preferred_name = ${PERSONAL.trainee}) as trainee,
      exists (select from walk_in_identity where name = ${PERSONAL.walkIn}) as walk_in,
      exists (select from story join story_text on story_id = story.id
              where storyteller_pseudonym = ${PERSONAL.pseudonym} and summary = ${PERSONAL.summary}) as story`);
    expect(stored).toEqual({ trainee: true, walk_in: true, story: true });
  });
});
