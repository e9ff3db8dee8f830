import * as z from 'zod';
import { id, instant, localDate, namedRef } from '../shared';
import { METRICS, RAG_STATUSES } from './vocabulary';
import { DATE_STATUSES } from '../programmes/vocabulary';

export const figure = z
  .object({
    metric: z.enum(METRICS),
    actual: z.number(),
    target: z.number().nullable(),
    /** What was expected by now; null where no target was agreed. */
    expected: z.number().nullable(),
    variance: z.number().nullable(),
    rag: z.enum(RAG_STATUSES),
  })
  .meta({ id: 'Figure' });

/**
 * All figures of a part of the work. `unidentified`: contacts of walk-ins, who are not (yet) anybody's record: inside `contacts`,
 * never among `participants`. `headcounts`: delivered sessions at which people were counted and not named, and the sum of those
 * counts: reach, in no other number (domain B4.3); `reachIsEstimate` when any of them was estimated.
 */
const progressRow = z.object({
  figures: z.array(figure),
  rag: z.enum(RAG_STATUSES),
  unidentified: z.int(),
  headcounts: z.object({ sessions: z.int(), reach: z.int(), reachIsEstimate: z.boolean() }),
});

/** One figure that is behind, and by how much: "Sandwell: 3 of 10 stories, 6 expected by now". */
const shortfall = z.object({
  strand: namedRef.extend({ code: z.string() }),
  region: namedRef,
  metric: z.enum(METRICS),
  actual: z.number(),
  target: z.number(),
  expected: z.number(),
  rag: z.enum(['amber', 'red']),
});

/** A month of the line: stories gathered net in it, all so far, and what was expected by its end. Future months have null actuals. */
const progressMonth = z.object({
  month: z.string(),
  storiesNet: z.int().nullable(),
  cumulative: z.int().nullable(),
  expected: z.number(),
});

const programmeHead = {
  id,
  code: z.string(),
  name: z.string(),
  startDate: localDate,
  endDate: localDate,
  status: z.enum(DATE_STATUSES),
  isDemonstration: z.boolean(),
};

/** `GET /portfolio`: every programme that the reader may see, the ones that need attention first. */
export const portfolio = z
  .object({
    asAt: instant,
    items: z.array(
      z.object({
        ...programmeHead,
        ...progressRow.shape,
        behind: z.array(shortfall),
        registersDue: z.int(),
        sessionsThisWeek: z.int(),
        consentsExpiring: z.int(),
      }),
    ),
  })
  .meta({ id: 'Portfolio' });
export type Portfolio = z.infer<typeof portfolio>;

/** `GET /programmes/:id/progress?strandId=&regionId=`: the tree always whole; `selected` and `months` follow the filter. */
export const progressQuery = z.strictObject({ strandId: id.optional(), regionId: id.optional() });
export const programmeProgress = z
  .object({
    asAt: instant,
    programme: z.object(programmeHead),
    selected: z.object(progressRow.shape),
    total: z.object(progressRow.shape),
    strands: z.array(
      z.object({
        strand: namedRef.extend({ code: z.string(), startDate: localDate, endDate: localDate }),
        ...progressRow.shape,
        regions: z.array(z.object({ region: namedRef, ...progressRow.shape })),
      }),
    ),
    months: z.array(progressMonth),
    behind: z.array(shortfall),
    /** Events held, and the sum of their headcounts; `reachIsEstimate` when any of them was estimated. */
    events: z.object({ held: z.int(), reach: z.int(), reachIsEstimate: z.boolean() }),
  })
  .meta({ id: 'ProgrammeProgress' });
export type ProgrammeProgress = z.infer<typeof programmeProgress>;
