import {
  explanation,
  METRICS,
  programmeProgress,
  type Metric,
  type ProgrammeProgress,
} from '@throughline/domain/results';
import { addDays, daysBetween, type LocalDate } from '@throughline/domain/shared';
import { STORY_STATES } from '@throughline/domain/stories';
import { ATTENDED_MARKS, DELIVERED_STATES, MARKS, SESSION_STATES } from '@throughline/domain/training';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { actuals } from '../testing/actuals';
import { PROGRAMMES, REGIONS, STRANDS } from '../testing/cast';
import { CountedWorld, type Place } from '../testing/counted-world';
import { testApi } from '../testing/test-api';

const api = testApi();
const NORTH = { strandId: STRANDS.S1, regionId: REGIONS.north };
const SOUTH = { strandId: STRANDS.S1, regionId: REGIONS.south };
const S2_SOUTH = { strandId: STRANDS.S2, regionId: REGIONS.south };

type Of<Values> = Values extends fc.Arbitrary<infer Value> ? Value : never;

const progress = async (query = ''): Promise<ProgrammeProgress> =>
  programmeProgress.parse((await api.as('maya').get(`/api/v1/programmes/${PROGRAMMES.P1}/progress${query}`)).body);

/** The ids behind a figure, and those left out of it, each list read page by page to its end. */
const opened = async (metric: Metric, query: string): Promise<{ counted: string[]; left: string[] }> => {
  const read = async (more: Readonly<Record<string, string>>) => {
    const address = new URL(`/api/v1/programmes/${PROGRAMMES.P1}/figures/${metric}${query}`, 'http://localhost');
    Object.entries(more).forEach(([name, value]) => address.searchParams.set(name, value));
    return explanation.parse((await api.as('maya').get(address.pathname + address.search)).body);
  };
  const list = async (reason: Readonly<Record<string, string>>): Promise<string[]> => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await read({ ...reason, limit: '50', ...(cursor && { cursor }) });
      ids.push(...page.items.map(({ id }) => id));
      if (page.next === null) expect(ids.length + page.unreadable).toBe(page.total);
      cursor = page.next;
    }
    return ids;
  };
  const { actual, leftOut } = await read({});
  const counted = await list({});
  expect(counted.length).toBe(actual);
  const left: string[] = [];
  for (const { reason, records } of leftOut) {
    const ids = await list({ reason });
    expect([reason, ids.length]).toEqual([reason, records]);
    left.push(...ids);
  }
  return { counted, left };
};

describe('every figure', () => {
  const PLACES: readonly Place[] = [NORTH, SOUTH, S2_SOUTH];
  const TODAY = '2026-06-15';
  /** S2 is over, so that its days end before today. */
  const DAYS: Record<string, readonly [LocalDate, LocalDate]> = {
    [STRANDS.S1]: ['2025-09-01', TODAY],
    [STRANDS.S2]: ['2025-10-01', '2026-03-31'],
  };
  const inPeriod = (strandId: string, date: LocalDate): boolean => {
    const [first = '', last = ''] = DAYS[strandId] ?? [];
    return date >= first && date <= last;
  };

  const date = fc
    .integer({ min: 0, max: daysBetween('2025-08-01', '2026-07-31') })
    .map((days) => addDays('2025-08-01', days));
  const place = fc.constantFrom(...PLACES);
  const cohorts = fc.array(
    fc.record({
      place,
      enrolments: fc.uniqueArray(fc.record({ person: fc.nat(11), completedOn: fc.option(date) }), {
        selector: (enrolment) => enrolment.person,
        maxLength: 8,
      }),
      sessions: fc.array(
        fc.record({
          date,
          state: fc.constantFrom(...SESSION_STATES, 'registerSubmitted' as const, 'locked' as const),
          marks: fc.array(fc.constantFrom(...MARKS), { minLength: 8, maxLength: 8 }),
          walkIns: fc.array(fc.constantFrom('present' as const, 'noShow' as const), { maxLength: 3 }),
          counted: fc.option(
            fc.record({ headcount: fc.nat(60), method: fc.constantFrom('register' as const, 'estimate' as const) }),
          ),
        }),
        { maxLength: 6 },
      ),
    }),
    { maxLength: 5 },
  );
  const stories = fc.array(
    fc.record({
      place,
      recordedOn: date,
      state: fc.constantFrom(...STORY_STATES, 'published' as const),
      isPractice: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
      wasSubmitted: fc.integer({ min: 0, max: 4 }).map((one) => one > 0),
      consentEnds: fc.option(date),
    }),
    { maxLength: 25 },
  );

  const deliveredOf = (world: CountedWorld, isHere: (place: Place) => boolean) =>
    world.sessions.filter(
      (session) =>
        isHere(session) &&
        (DELIVERED_STATES as readonly string[]).includes(session.state) &&
        inPeriod(session.strandId, session.date),
    );

  /** Who was only counted is in no other number. */
  const onlyCounted = (world: CountedWorld, isHere: (place: Place) => boolean) => {
    const counts = deliveredOf(world, isHere).flatMap(({ counted }) => (counted ? [counted] : []));
    return {
      sessions: counts.length,
      reach: counts.reduce((sum, { headcount }) => sum + headcount, 0),
      reachIsEstimate: counts.some(({ method }) => method === 'estimate'),
    };
  };

  /** The definitions of B4, read out one by one over what is in memory. */
  const recount = (world: CountedWorld, isHere: (place: Place) => boolean): Record<string, number> => {
    const sessions = deliveredOf(world, isHere);
    const contacts = world.marks.filter(
      (mark) =>
        (ATTENDED_MARKS as readonly string[]).includes(mark.mark) &&
        sessions.some((session) => session.id === mark.sessionId),
    );
    const personOf = (enrolmentId: string | null) =>
      world.enrolments.find((enrolment) => enrolment.id === enrolmentId)?.personId;
    const people = contacts.map((contact) => personOf(contact.enrolmentId)).filter((person) => person !== undefined);
    const completed = world.enrolments.filter(
      (each) => isHere(each) && each.completedOn !== null && each.completedOn <= TODAY,
    );
    const gathered = world.stories.filter(
      (story) => isHere(story) && !story.isPractice && story.wasSubmitted && inPeriod(story.strandId, story.recordedOn),
    );
    const withdrawn = gathered.filter((story) => ['withdrawn', 'erased'].includes(story.state));
    const published = world.stories.filter(
      (story) =>
        isHere(story) && story.state === 'published' && (story.consentEnds === null || story.consentEnds > TODAY),
    );
    return {
      sessionsDelivered: sessions.length,
      contacts: contacts.length,
      unidentified: contacts.length - people.length,
      participants: new Set(people).size,
      reportersCompleted: new Set(completed.map((each) => each.personId)).size,
      storiesGathered: gathered.length,
      storiesWithdrawn: withdrawn.length,
      storiesNet: gathered.length - withdrawn.length,
      storiesPublished: published.length,
    };
  };

  const build = (cohortFacts: Of<typeof cohorts>, storyFacts: Of<typeof stories>): CountedWorld => {
    const world = new CountedWorld();
    const people = Array.from({ length: 12 }, () => world.person());
    for (const facts of cohortFacts) {
      const cohort = world.cohort(facts.place);
      const enrolments = facts.enrolments.map(({ person, completedOn }) =>
        world.enrol(cohort, people[person] ?? '', completedOn),
      );
      for (const { date: day, state, marks, walkIns, counted } of facts.sessions) {
        if (counted) {
          world.taster({ ...cohort, date: day, state, counted });
          continue;
        }
        const session = world.session(cohort, day, state);
        enrolments.forEach((enrolment, index) => world.mark(session, enrolment, marks[index]));
        for (const mark of walkIns) world.mark(session, null, mark);
      }
    }
    for (const { place: where, ...facts } of storyFacts) {
      // The database knows of no published practice story, nor of one that was never submitted.
      const isPublic = facts.state === 'published';
      world.story(where, isPublic ? { ...facts, isPractice: false, wasSubmitted: true } : facts);
    }
    return world;
  };

  it('equals a plain recount of the records, at every level', async () => {
    await api.db.query(
      sql`update strand set start_date = '2025-10-01', end_date = '2026-03-31' where id = ${STRANDS.S2}`,
    );
    await fc.assert(
      fc.asyncProperty(cohorts, stories, async (cohortFacts, storyFacts) => {
        await api.db.query(sql`savepoint before_world`);
        const world = build(cohortFacts, storyFacts);
        await world.store(api);

        const body = await progress(`?regionId=${REGIONS.south}`);
        expect(actuals(body.total)).toEqual(recount(world, () => true));
        expect(actuals(body.selected)).toEqual(recount(world, (each) => each.regionId === REGIONS.south));
        expect(body.total.headcounts).toEqual(onlyCounted(world, () => true));
        expect(body.selected.headcounts).toEqual(onlyCounted(world, (each) => each.regionId === REGIONS.south));
        for (const strand of body.strands) {
          expect(actuals(strand)).toEqual(recount(world, (each) => each.strandId === strand.strand.id));
          for (const row of strand.regions) {
            const isHere = (each: Place) => each.strandId === strand.strand.id && each.regionId === row.region.id;
            expect(actuals(row)).toEqual(recount(world, isHere));
            expect(row.headcounts).toEqual(onlyCounted(world, isHere));
          }
        }
        for (const query of ['', `?regionId=${REGIONS.south}`]) {
          const row = actuals(query === '' ? body.total : body.selected);
          for (const metric of METRICS) {
            const { counted, left } = await opened(metric, query);
            expect([metric, counted.length]).toEqual([metric, row[metric]]);
            // Every record is either counted or left out for one reason.
            expect(new Set([...counted, ...left]).size).toBe(counted.length + left.length);
          }
        }
        const inMonths = body.months.map((month) => month.storiesNet ?? 0);
        expect(inMonths.reduce((sum, stories) => sum + stories, 0)).toBe(actuals(body.selected)['storiesNet']);
        await api.db.query(sql`rollback to savepoint before_world`);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('has its place in every row, in one order', async () => {
    const body = await progress();
    for (const row of [body.total, body.selected, ...body.strands]) {
      expect(row.figures.map((figure) => figure.metric)).toEqual(METRICS);
    }
  });
});
