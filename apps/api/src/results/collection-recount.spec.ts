import { collectionProgress, type CollectionProgress, type CollectionRow } from '@throughline/domain/results';
import { addDays, daysBetween, monthOf, type LocalDate } from '@throughline/domain/shared';
import { STORY_STATES } from '@throughline/domain/stories';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { CAST, ORGANISATIONS, PEOPLE, PROGRAMMES, REGIONS, STRANDS } from '../testing/cast';
import { CountedWorld, type Place, type WorldStory } from '../testing/counted-world';
import { testApi } from '../testing/test-api';

const api = testApi();
const TODAY = '2026-06-15';
const NORTH = { strandId: STRANDS.S1, regionId: REGIONS.north };
const SOUTH = { strandId: STRANDS.S1, regionId: REGIONS.south };
const S2_SOUTH = { strandId: STRANDS.S2, regionId: REGIONS.south };
/** S2 is over, so that its days end before today. */
const DAYS: Record<string, readonly [LocalDate, LocalDate]> = {
  [STRANDS.S1]: ['2025-09-01', TODAY],
  [STRANDS.S2]: ['2025-10-01', '2026-03-31'],
};

const COMMUNITIES = { elders: '01900000-0000-7000-8000-00c000000001', carers: '01900000-0000-7000-8000-00c000000002' };
const GATHERERS = [
  { kind: 'reporter', id: PEOPLE.A },
  { kind: 'reporter', id: PEOPLE.B },
  { kind: 'partnerOrganisation', id: ORGANISATIONS.partner },
  { kind: 'staff', id: CAST.ada },
] as const;

/** What is known of a story beside what every counted story has. */
interface Told {
  readonly story: WorldStory;
  readonly gatherer: (typeof GATHERERS)[number];
  readonly communityId: string | null;
  readonly submittedOn: LocalDate;
  readonly publishedOn: LocalDate;
}

const date = fc
  .integer({ min: 0, max: daysBetween('2025-08-01', '2026-07-31') })
  .map((days) => addDays('2025-08-01', days));
const facts = fc.record({
  place: fc.constantFrom(NORTH, SOUTH, S2_SOUTH),
  recordedOn: date,
  state: fc.constantFrom(...STORY_STATES, 'published' as const, 'inReview' as const),
  isPractice: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  wasSubmitted: fc.integer({ min: 0, max: 4 }).map((one) => one > 0),
  consentEnds: fc.option(date),
  gatherer: fc.constantFrom(...GATHERERS),
  communityId: fc.constantFrom(...Object.values(COMMUNITIES), null),
  waited: fc.integer({ min: 0, max: 40 }),
  took: fc.integer({ min: 0, max: 90 }),
});

/** The world is stored, and what only this spec asks of its stories is said of them then. */
const store = async (all: readonly (typeof facts extends fc.Arbitrary<infer Of> ? Of : never)[]): Promise<Told[]> => {
  const world = new CountedWorld();
  const told = all.map(({ place, gatherer, communityId, waited, took, ...more }) => {
    // The database knows of no published practice story, nor of one that was never submitted.
    const story = world.story(
      place,
      more.state === 'published' ? { ...more, isPractice: false, wasSubmitted: true } : more,
    );
    const publishedOn = addDays(story.recordedOn, took);
    const isEarlier = story.consentEnds !== null && story.consentEnds <= publishedOn;
    return {
      ...{ story, gatherer, communityId, submittedOn: addDays(TODAY, -waited) },
      publishedOn: isEarlier ? '2025-02-01' : publishedOn,
    };
  });
  await world.store(api);
  for (const { story, gatherer, communityId, submittedOn, publishedOn } of told) {
    await api.db.query(sql`
      update story set community_id = ${communityId}, gatherer_kind = ${gatherer.kind},
        gatherer_person_id = ${gatherer.kind === 'reporter' ? gatherer.id : null},
        gatherer_organisation_id = ${gatherer.kind === 'partnerOrganisation' ? gatherer.id : null},
        submitted_at = case when submitted_at is not null then ${`${submittedOn}T09:00:00Z`}::timestamptz end,
        published_at = case when published_at is not null then ${`${publishedOn}T09:00:00Z`}::timestamptz end
      where id = ${story.id}`);
  }
  return told;
};

const isIn = (strandId: string, day: LocalDate): boolean => {
  const [first = '', last = ''] = DAYS[strandId] ?? [];
  return day >= first && day <= last;
};
const isGone = ({ story }: Told): boolean => ['withdrawn', 'erased'].includes(story.state);
const isGathered = ({ story }: Told): boolean => story.wasSubmitted && isIn(story.strandId, story.recordedOn);
const isNet = (each: Told): boolean => isGathered(each) && !isGone(each);
const isHeld = (each: Told): boolean => each.story.state !== 'planned' && !isGone(each);
const isValid = ({ story }: Told): boolean => story.consentEnds === null || story.consentEnds > TODAY;
const isPublic = (each: Told): boolean => each.story.state === 'published' && isValid(each);

const median = (days: readonly number[]): number | null => {
  const sorted = days.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** The definitions of B4.7–13, read out one by one over what is in memory. */
const recount = (world: readonly Told[], isHere: (place: Place) => boolean) => {
  const here = world.filter(({ story }) => isHere(story) && !story.isPractice);
  const [net, held, open] = [here.filter(isNet), here.filter(isHeld), here.filter(isPublic)];
  const waiting = here.filter(({ story }) => ['submitted', 'inReview'].includes(story.state) && story.wasSubmitted);
  const reporters = new Set(
    here.filter((each) => isGathered(each) && each.gatherer.kind === 'reporter').map(({ gatherer }) => gatherer.id),
  );
  const allowed = (each: Told): boolean => each.story.state === 'published' && isValid(each);
  return {
    gathered: here.filter(isGathered).length,
    withdrawn: here.filter((each) => isGathered(each) && isGone(each)).length,
    storiesNet: net.length,
    published: open.length,
    consentsExpiring: held.filter(
      (each) => allowed(each) && each.story.consentEnds !== null && daysBetween(TODAY, each.story.consentEnds) <= 60,
    ).length,
    rates: {
      publish: { part: open.length, of: net.length },
      publishConsent: { part: net.filter(allowed).length, of: net.length },
      consentCoverage: { part: held.filter(allowed).length, of: held.length },
      curation: { part: 0, of: 0 },
      coreTraining: { part: [...reporters].filter((id) => id === PEOPLE.A).length, of: reporters.size },
    },
    daysToPublish: {
      stories: open.length,
      median: median(open.map(({ story, publishedOn }) => Math.max(0, daysBetween(story.recordedOn, publishedOn)))),
    },
    waiting: {
      stories: waiting.length,
      median: median(waiting.map(({ submittedOn }) => daysBetween(submittedOn, TODAY))),
    },
  };
};

const counted = ({
  gathered,
  withdrawn,
  storiesNet,
  published,
  consentsExpiring,
  rates,
  daysToPublish,
  waiting,
}: CollectionRow) => ({
  ...{ gathered, withdrawn, storiesNet, published, consentsExpiring, rates, daysToPublish },
  waiting: { stories: waiting.stories, median: waiting.medianDays },
});

const collection = async (query = ''): Promise<CollectionProgress> =>
  collectionProgress.parse((await api.as('maya').get(`/api/v1/programmes/${PROGRAMMES.P1}/collection${query}`)).body);

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((all, each) => all + (each ?? 0), 0);

describe('the collection', () => {
  it('equals a plain recount of the stories, at every level', async () => {
    await api.db.query(
      sql`update strand set start_date = '2025-10-01', end_date = '2026-03-31' where id = ${STRANDS.S2}`,
    );
    for (const [name, id] of Object.entries(COMMUNITIES)) {
      await api.db.query(sql`insert into community (id, programme_id, name) values (${id}, ${PROGRAMMES.P1}, ${name})`);
    }
    // A learnt responsible storytelling elsewhere; B has not.
    await api.db.query(sql`
      with module as (update course_module set code = 'responsibleStorytelling' where position = 2 returning id)
      insert into module_completion (id, person_id, module_id, completed_on, note)
      select gen_random_uuid(), ${PEOPLE.A}, id, ${TODAY}, '' from module`);
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { maxLength: 30 }), async (all) => {
        await api.db.query(sql`savepoint before_world`);
        try {
          const world = await store(all);

          const body = await collection(`?regionId=${REGIONS.south}`);
          const inSouth = (each: Place) => each.regionId === REGIONS.south;
          expect(counted(body.total)).toEqual(recount(world, () => true));
          expect(counted(body.selected)).toEqual(recount(world, inSouth));
          for (const { strand, regions, ...row } of body.strands) {
            expect(counted(row)).toEqual(recount(world, (each) => each.strandId === strand.id));
            for (const { region, ...part } of regions) {
              const isHere = (each: Place) => each.strandId === strand.id && each.regionId === region.id;
              expect(counted(part)).toEqual(recount(world, isHere));
            }
          }
          checkMonths(
            body,
            world.filter(({ story }) => inSouth(story) && !story.isPractice),
          );
          checkCommunities(
            body,
            world.filter(({ story }) => inSouth(story) && !story.isPractice),
          );
        } finally {
          // Also after a failure, so that what is made smaller starts from nothing again.
          await api.db.query(sql`rollback to savepoint before_world`);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  const checkMonths = ({ months, selected }: CollectionProgress, world: readonly Told[]): void => {
    for (const each of months.filter(({ gathered }) => gathered !== null)) {
      const here = world.filter((told) => isGathered(told) && monthOf(told.story.recordedOn) === each.month);
      expect(each).toMatchObject({
        gathered: here.length,
        withdrawn: here.filter(isGone).length,
        storiesNet: here.filter((told) => !isGone(told)).length,
      });
    }
    expect(sum(months.map(({ gathered }) => gathered))).toBe(selected.gathered);
    expect(sum(months.map(({ withdrawn }) => withdrawn))).toBe(selected.withdrawn);
    expect(sum(months.map(({ storiesNet }) => storiesNet))).toBe(selected.storiesNet);
  };

  const checkCommunities = ({ planner }: CollectionProgress, world: readonly Told[]): void => {
    const [south] = planner.regions;
    expect(planner.regions.map(({ region }) => region.id)).toEqual([REGIONS.south]);
    for (const cell of south?.cells ?? []) {
      expect(cell.storiesNet).toBe(world.filter((told) => isNet(told) && told.communityId === cell.communityId).length);
    }
    expect(south?.cells.map(({ communityId }) => communityId)).toEqual([COMMUNITIES.carers, COMMUNITIES.elders, null]);
    expect(south?.storiesNet).toBe(world.filter(isNet).length);
  };
});
