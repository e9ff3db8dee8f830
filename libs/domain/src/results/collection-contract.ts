import * as z from 'zod';
import { DATE_STATUSES } from '../programmes/vocabulary';
import { id, instant, line, localDate, localTime, namedRef, recordHead, version } from '../shared';
import { GATHERER_KINDS } from '../stories/vocabulary';
import { NO_FORECAST_REASONS, RAG_STATUSES } from './vocabulary';

const count = z.int().min(0);

/** A share of stories or people: never shown bare. */
const share = z.object({ part: count, of: count }).meta({ id: 'Share' });

const band = z.object({ low: count, likely: count, high: count }).meta({ id: 'ForecastBand' });

const forecast = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('given'),
      ...band.shape,
      endsOn: localDate,
      /** Net stories a week at present. */
      perWeek: z.number().min(0),
      partsToCome: count,
    }),
    z.object({ kind: z.literal('none'), reason: z.enum(NO_FORECAST_REASONS) }),
  ])
  .meta({ id: 'Forecast' });

const needed = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('noTarget') }),
    z.object({ kind: z.literal('reached') }),
    z.object({ kind: z.literal('over'), missing: count }),
    z.object({ kind: z.literal('perWeek'), missing: count, perWeek: z.number().min(0) }),
  ])
  .meta({ id: 'NeededPerWeek' });

/** How long stories have waited for a review, in whole days since they were submitted. */
const waiting = z.object({
  stories: count,
  medianDays: z.number().nullable(),
  oldestDays: count.nullable(),
  classes: z.array(z.object({ fromDays: count, toDays: count.nullable(), stories: count })).readonly(),
});

/** The collection of a part of the work. Practice stories are in none of it. */
const collectionRow = z
  .object({
    gathered: count,
    withdrawn: count,
    storiesNet: count,
    published: count,
    target: count.nullable(),
    expected: z.number().nullable(),
    variance: z.number().nullable(),
    rag: z.enum(RAG_STATUSES),
    forecast,
    needed,
    rates: z.object({
      publish: share,
      publishConsent: share,
      consentCoverage: share,
      curation: share,
      coreTraining: share,
    }),
    consentsExpiring: count,
    /** From recording to publishing, of stories that are public now. */
    daysToPublish: z.object({ stories: count, median: z.number().nullable() }),
    waiting,
  })
  .meta({ id: 'CollectionRow' });
export type CollectionRow = z.infer<typeof collectionRow>;

/** A month in which stories were recorded. Null of a month that has not begun; the forecast is there from the present month on. */
const collectionMonth = z.object({
  month: z.string(),
  gathered: count.nullable(),
  withdrawn: count.nullable(),
  storiesNet: count.nullable(),
  cumulative: count.nullable(),
  expected: z.number(),
  forecast: band.nullable(),
});

/** A cell of the planner. `version`: of the target, where one strand is looked at and it has one; what an edit of it is made from. */
const plannerCell = z.object({
  /** Null: stories of which nobody said whose they are. */
  communityId: id.nullable(),
  target: count,
  storiesNet: count,
  gap: count,
  version: version.nullable(),
});

const plannerRegion = z.object({
  region: namedRef,
  storiesNet: count,
  cells: z.array(plannerCell),
  /** Sessions planned there in the weeks ahead; and those of them that the reader may open, soonest first. */
  sessionsAhead: count,
  sessions: z.array(
    z.object({
      ...{ id, title: z.string(), date: localDate, startTime: localTime },
      cohort: namedRef,
    }),
  ),
  /** Most of the stories there are of one gatherer. The name is for those who may know it; null for others. */
  concentration: z
    .object({ part: count, of: count, kind: z.enum(GATHERER_KINDS), name: z.string().nullable() })
    .nullable(),
});

/** `GET /programmes/:id/collection?strandId=&regionId=`: the tree always whole; `selected`, `months` and `planner` follow the filter. */
export const collectionProgress = z
  .object({
    asAt: instant,
    /** The day that it is in the programme. */
    today: localDate,
    programme: z.object({
      ...{ id, code: z.string(), name: z.string(), startDate: localDate, endDate: localDate },
      status: z.enum(DATE_STATUSES),
    }),
    selected: collectionRow,
    total: collectionRow,
    strands: z.array(
      z.object({
        strand: namedRef.extend({ code: z.string(), startDate: localDate, endDate: localDate }),
        ...collectionRow.shape,
        regions: z.array(z.object({ region: namedRef, ...collectionRow.shape })),
      }),
    ),
    months: z.array(collectionMonth),
    planner: z.object({
      communities: z.array(namedRef.extend({ isArchived: z.boolean() })),
      regions: z.array(plannerRegion),
      /** The strand whose targets the cells are, where it is one; null where several are added up. */
      strandId: id.nullable(),
    }),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'CollectionProgress' });
export type CollectionProgress = z.infer<typeof collectionProgress>;

/** `PUT /communities/:id`: a group of people whose stories a programme seeks. It is archived rather than deleted: stories name it. */
export const communityWrite = z
  .strictObject({ programmeId: id, name: line(80), isArchived: z.boolean() })
  .meta({ id: 'CommunityWrite' });
export type CommunityWrite = z.infer<typeof communityWrite>;

export const community = z.object({ ...recordHead, ...communityWrite.shape }).meta({ id: 'Community' });
export type Community = z.infer<typeof community>;

/** `GET /programmes/:id/communities`: by name, those in use before those that were archived. */
export const communityList = z.object({ items: z.array(community) }).meta({ id: 'CommunityList' });
export type CommunityList = z.infer<typeof communityList>;

/** Path of a coverage target: how many stories a strand seeks in a region from a community. */
export const coverageParam = z.strictObject({ id, regionId: id, communityId: id });
export type CoverageParam = z.infer<typeof coverageParam>;

/** `PUT /strands/:id/coverage/:regionId/:communityId`. 0 says that none are sought. */
export const coverageTargetWrite = z
  .strictObject({ target: z.int().min(0).max(1_000_000) })
  .meta({ id: 'CoverageTargetWrite' });
export type CoverageTargetWrite = z.infer<typeof coverageTargetWrite>;

export const coverageTarget = z
  .object({ strandId: id, regionId: id, communityId: id, version, target: count })
  .meta({ id: 'CoverageTarget' });
export type CoverageTarget = z.infer<typeof coverageTarget>;
