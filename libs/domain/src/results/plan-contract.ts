import * as z from 'zod';
import { DATE_STATUSES } from '../programmes/vocabulary';
import { EACH_ONCE, eachOnce, id, instant, line, localDate, namedRef, prose, recordHead } from '../shared';
import { DELIVERABLE_STATES, DELIVERABLE_TYPES, MILESTONE_STATES, MOST_RISK, RISK_STATES } from './plan-vocabulary';
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

/** A step that was taken. */
const stepTo = <State extends string>(states: readonly [State, ...State[]]) =>
  z.object({ to: z.enum(states), on: localDate, reason: z.string().nullable() });

const webAddress = z.url({ protocol: /^https$/u, hostname: z.regexes.domain });
/** An address on the web: https, of a named host, and without anybody's password. */
const httpsUrl = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => webAddress.safeParse(text).success && !/^https:\/\/[^/?#]*@/u.test(text),
    'must be an address on the web that begins with https://',
  );

/** `PUT /deliverables/:id`: a thing that was promised, with the code by which the grant agreement calls it, such as D3.2. */
export const deliverableWrite = z
  .strictObject({
    ...place,
    code: line(20),
    title: line(160),
    type: z.enum(DELIVERABLE_TYPES),
    dueDate: localDate,
    ownerId: id,
    /** Where the file lies. */
    url: httpsUrl.nullable(),
  })
  .meta({ id: 'DeliverableWrite' });
export type DeliverableWrite = z.infer<typeof deliverableWrite>;

/** `POST /deliverables/:id/moves` */
export const deliverableMove = z
  .strictObject({ to: z.enum(DELIVERABLE_STATES), on: localDate, reason: reason.optional() })
  .meta({ id: 'DeliverableMove' });
export type DeliverableMove = z.infer<typeof deliverableMove>;

export const deliverable = z
  .object({
    ...recordHead,
    ...deliverableWrite.shape,
    owner: namedRef,
    state: z.enum(DELIVERABLE_STATES),
    /** The day on which it was first submitted. */
    submittedOn: localDate.nullable(),
    /** Days after the due date on which it was submitted, or until today; 0 when it was or is in time. */
    lateDays: count,
    isLate: z.boolean(),
    steps: z.array(stepTo(DELIVERABLE_STATES)),
    moves: z.array(z.enum(DELIVERABLE_STATES)),
    may: z.object({ remove: z.boolean() }),
  })
  .meta({ id: 'Deliverable' });
export type Deliverable = z.infer<typeof deliverable>;

const degree = z.int().min(1).max(MOST_RISK);

/** `PUT /risks/:id`: something that may happen, and what is done about it. */
export const riskWrite = z
  .strictObject({
    ...place,
    title: line(160),
    likelihood: degree,
    impact: degree,
    response: prose(1000),
    ownerId: id,
    /** The day on which somebody looks at it again. */
    reviewOn: localDate,
    isCritical: z.boolean(),
  })
  .meta({ id: 'RiskWrite' });
export type RiskWrite = z.infer<typeof riskWrite>;

/** `POST /risks/:id/moves` */
export const riskMove = z
  .strictObject({ to: z.enum(RISK_STATES), on: localDate, reason: reason.optional() })
  .meta({ id: 'RiskMove' });
export type RiskMove = z.infer<typeof riskMove>;

export const risk = z
  .object({
    ...recordHead,
    ...riskWrite.shape,
    owner: namedRef,
    state: z.enum(RISK_STATES),
    /** Likelihood times impact. */
    score: count,
    isReviewOverdue: z.boolean(),
    steps: z.array(stepTo(RISK_STATES)),
    moves: z.array(z.enum(RISK_STATES)),
    may: z.object({ remove: z.boolean() }),
  })
  .meta({ id: 'Risk' });
export type Risk = z.infer<typeof risk>;

/** `PUT /decisions/:id`: what was decided, on which day, by whom and why. By a board or an office, not by the name of a person. */
export const planDecisionWrite = z
  .strictObject({ ...place, title: line(300), decidedOn: localDate, decidedBy: line(160), why: prose(1000) })
  .meta({ id: 'PlanDecisionWrite' });
export type PlanDecisionWrite = z.infer<typeof planDecisionWrite>;

export const planDecision = z.object({ ...recordHead, ...planDecisionWrite.shape }).meta({ id: 'PlanDecision' });
export type PlanDecision = z.infer<typeof planDecision>;

/** `PUT /actions/:id`: what somebody is to do, by when; `doneOn` once it is done. */
export const planActionWrite = z
  .strictObject({
    ...place,
    title: line(300),
    ownerId: id,
    dueOn: localDate,
    doneOn: localDate.nullable(),
    /** The decision that it follows from, if any. */
    decisionId: id.nullable(),
  })
  .meta({ id: 'PlanActionWrite' });
export type PlanActionWrite = z.infer<typeof planActionWrite>;

export const planAction = z
  .object({ ...recordHead, ...planActionWrite.shape, owner: namedRef, isOverdue: z.boolean() })
  .meta({ id: 'PlanAction' });
export type PlanAction = z.infer<typeof planAction>;

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
    deliverables: z.array(deliverable),
    risks: z.array(risk),
    decisions: z.array(planDecision),
    actions: z.array(planAction),
    /** Of the milestones that were due by now, those achieved on their day or before (B4.16). */
    onTime: z.object({ part: count, of: count }),
    /** Who can own something in it: for those who may write it; empty for others. */
    owners: z.array(namedRef),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'ProgrammePlan' });
export type ProgrammePlan = z.infer<typeof programmePlan>;
