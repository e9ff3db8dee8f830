import * as z from 'zod';
import { DATE_STATUSES } from '../programmes/vocabulary';
import { EACH_ONCE, eachOnce, id, instant, line, localDate, namedRef, recordHead } from '../shared';
import { MILESTONE_STATES } from './plan-vocabulary';
import { RAG_STATUSES } from './vocabulary';

const count = z.int().min(0);

/** Why something was done. Whoever reads the plan reads it. */
const reason = line(300);

/** What stands in a plan is of the programme as a whole, or of one of its strands; somebody sees to it. */
const place = { programmeId: id, strandId: id.nullable() };

/** How many milestones one can wait for. */
const MOST_DEPENDENCIES = 50;

/** `PUT /milestones/:id`: a point by which progress is controlled. Once it is stored, its baseline changes by rebaselining alone. */
export const milestoneWrite = z
  .strictObject({
    ...place,
    title: line(160),
    baselineDate: localDate,
    forecastDate: localDate,
    ownerId: id,
    isCritical: z.boolean(),
    /** Milestones of the same programme that have to be achieved before. */
    dependsOn: z.array(id).max(MOST_DEPENDENCIES).refine(eachOnce, EACH_ONCE).readonly(),
  })
  .meta({ id: 'MilestoneWrite' });
export type MilestoneWrite = z.infer<typeof milestoneWrite>;

/** `POST /milestones/:id/moves`. `on`: the day on which it happened; of what is achieved, its actual date. */
export const milestoneMove = z
  .strictObject({ to: z.enum(MILESTONE_STATES), on: localDate, reason: reason.optional() })
  .meta({ id: 'MilestoneMove' });
export type MilestoneMove = z.infer<typeof milestoneMove>;

/** `POST /milestones/:id/rebaseline`: another date is agreed. The earlier one is kept with the reason. */
export const milestoneRebaseline = z
  .strictObject({ baselineDate: localDate, reason })
  .meta({ id: 'MilestoneRebaseline' });
export type MilestoneRebaseline = z.infer<typeof milestoneRebaseline>;

export const milestone = z
  .object({
    ...recordHead,
    ...milestoneWrite.shape,
    owner: namedRef,
    state: z.enum(MILESTONE_STATES),
    actualDate: localDate.nullable(),
    /** Days from the baseline to the actual or expected date, negative when early (B4.16); null for what was dropped. */
    slippageDays: z.int().nullable(),
    isLate: z.boolean(),
    rag: z.enum(RAG_STATUSES),
    /** What was agreed earlier, first to last; `until`: the day on which another date was agreed. */
    earlierBaselines: z.array(z.object({ baselineDate: localDate, until: localDate, reason: z.string() })),
    steps: z.array(z.object({ to: z.enum(MILESTONE_STATES), on: localDate, reason: z.string().nullable() })),
    /** Where it can go; nowhere for whoever may only read. */
    moves: z.array(z.enum(MILESTONE_STATES)),
    may: z.object({ rebaseline: z.boolean(), remove: z.boolean() }),
  })
  .meta({ id: 'Milestone' });
export type Milestone = z.infer<typeof milestone>;

/** `GET /programmes/:id/plan`: all of it, in the order in which it is read. */
export const programmePlan = z
  .object({
    asAt: instant,
    /** The day that it is in the programme. */
    today: localDate,
    programme: z.object({
      ...{ id, code: z.string(), name: z.string(), startDate: localDate, endDate: localDate },
      status: z.enum(DATE_STATUSES),
    }),
    strands: z.array(namedRef.extend({ code: z.string() })),
    milestones: z.array(milestone),
    /** Of the milestones that were due by now, those achieved on their day or before (B4.16). */
    onTime: z.object({ part: count, of: count }),
    /** Who can own something in it: for those who may write it; empty for others. */
    owners: z.array(namedRef),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'ProgrammePlan' });
export type ProgrammePlan = z.infer<typeof programmePlan>;
