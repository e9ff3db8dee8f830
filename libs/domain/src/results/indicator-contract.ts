import * as z from 'zod';
import { id, instant, line, localDate, namedRef, prose, recordHead } from '../shared';
import { fitsMeasure, unfitIndicator } from './indicator';
import {
  AGGREGATIONS,
  BY_HAND,
  CHANGE_REASONS,
  ENTRY_STATES,
  MEASURES,
  RESULT_TYPES,
  TARGET_PROFILES,
} from './indicator-vocabulary';
import { METRICS, RAG_STATUSES } from './vocabulary';

const number = z.number().min(-1_000_000_000_000).max(1_000_000_000_000);
const count = z.int().min(0).max(1_000_000_000);
const share = z.number().min(0).max(1);

/** Why a reported figure or a target is changed: one of the usual reasons, and words. */
export const changeReason = z
  .strictObject({ kind: z.enum(CHANGE_REASONS), words: line(500) })
  .meta({ id: 'ChangeReason' });
export type ChangeReasonWrite = z.infer<typeof changeReason>;

const indicatorFields = {
  programmeId: id,
  /** Null: of the whole programme. */
  strandId: id.nullable(),
  code: line(20),
  title: line(200),
  resultType: z.enum(RESULT_TYPES),
  measure: z.enum(MEASURES),
  aggregation: z.enum(AGGREGATIONS),
  calculation: z.enum([BY_HAND, ...METRICS]),
  isAscending: z.boolean(),
  /** What is counted, after a number: "schools". */
  unitLabel: line(60),
  /** The outcome that it is evidence of, in a sentence. */
  outcome: prose(400),
  baseline: number.nullable(),
  baselineYear: z.int().min(1990).max(2100),
  /** What each level of the scale or the rubric means, the lowest first. */
  levels: z.array(line(120)).max(10).readonly(),
  tolerance: z.strictObject({ amber: share, red: share }),
  /** Whether a strand is red when this is. */
  isKey: z.boolean(),
  isPublicToFunder: z.boolean(),
  isArchived: z.boolean(),
};

/** `PUT /indicators/:id` */
export const indicatorWrite = z
  .strictObject(indicatorFields)
  .superRefine((write, context) => {
    for (const { path, message } of unfitIndicator(write)) {
      context.addIssue({ code: 'custom', path: path.split('.'), message });
    }
    if (write.baseline !== null && !fitsMeasure(write.measure, write.baseline) && write.measure !== 'qualitative')
      context.addIssue({ code: 'custom', path: ['baseline'], message: `must be a number for a ${write.measure}` });
    if (write.measure === 'ordinal' && write.levels.length < 2)
      context.addIssue({ code: 'custom', path: ['levels'], message: 'must name two levels at least' });
  })
  .meta({ id: 'IndicatorWrite' });
export type IndicatorWrite = z.infer<typeof indicatorWrite>;

const periodFields = {
  startDate: localDate,
  endDate: localDate,
  target: number.nullable(),
  profile: z.enum(TARGET_PROFILES),
  points: z
    .array(z.strictObject({ elapsed: share, share }))
    .max(20)
    .readonly(),
};

/** `PUT /indicators/:id/periods/:periodId`. A reason is needed as soon as a target that was set is changed. */
export const periodWrite = z
  .strictObject({ ...periodFields, reason: changeReason.nullable() })
  .refine(({ startDate, endDate }) => endDate >= startDate, {
    path: ['endDate'],
    message: 'must not be before the first day',
  })
  .refine(({ profile, points }) => (profile === 'custom') === points.length > 0, {
    path: ['points'],
    message: 'must be given for a profile of your own, and only for that',
  })
  .refine(
    ({ points }) => points.every((point, index) => index === 0 || point.elapsed > (points[index - 1]?.elapsed ?? 0)),
    {
      path: ['points'],
      message: 'must go forward in time',
    },
  )
  .meta({ id: 'IndicatorPeriodWrite' });
export type PeriodWrite = z.infer<typeof periodWrite>;

export const periodParam = z.strictObject({ id, periodId: id });
export type PeriodParam = z.infer<typeof periodParam>;
export const entryParam = periodParam.extend({ indicatorEntryId: id });
export type EntryParam = z.infer<typeof entryParam>;

const entryFields = {
  regionId: id.nullable(),
  /** The day that the value is of. */
  asAt: localDate,
  value: number.nullable(),
  numerator: count.nullable(),
  denominator: count.nullable(),
  words: prose(4000),
  /** Where it can be checked. */
  evidence: prose(500),
};

/** `PUT /indicators/:id/periods/:periodId/entries/:indicatorEntryId`: a value entered by hand. A reason is needed to change one that was approved. */
export const entryWrite = z
  .strictObject({ ...entryFields, reason: changeReason.nullable() })
  .refine(({ numerator, denominator }) => (numerator === null) === (denominator === null), {
    path: ['denominator'],
    message: 'must stand with its numerator',
  })
  .meta({ id: 'IndicatorEntryWrite' });
export type EntryWrite = z.infer<typeof entryWrite>;

/** `POST /indicators/:id/periods/:periodId/entries/:indicatorEntryId/moves`. Of a closed period, an approval is a restatement and needs a reason. */
export const entryMove = z
  .strictObject({
    to: z.enum(['submitted', 'returned', 'approved']),
    words: prose(1000),
    reason: changeReason.nullable(),
  })
  .refine(({ to, words }) => to !== 'returned' || words !== '', {
    path: ['words'],
    message: 'must say what is to be changed',
  })
  .meta({ id: 'IndicatorEntryMove' });
export type EntryMove = z.infer<typeof entryMove>;

/** `POST /indicators/:id/periods/:periodId/restatement`: takes what was recorded after a counted period was closed into its figure. */
export const restatementWrite = z.strictObject({ reason: changeReason }).meta({ id: 'RestatementWrite' });
export type RestatementWrite = z.infer<typeof restatementWrite>;

/** `PUT /indicators/:id/judgements/:judgementId`: a word on how it stands, and where somebody knows better, another status until a day. */
export const judgementWrite = z
  .strictObject({
    comment: line(1000),
    override: z.strictObject({ rag: z.enum(['green', 'amber', 'red']), until: localDate }).nullable(),
  })
  .meta({ id: 'JudgementWrite' });
export type JudgementWrite = z.infer<typeof judgementWrite>;
export const judgementParam = z.strictObject({ id, judgementId: id });
export type JudgementParam = z.infer<typeof judgementParam>;

const judgement = z.object({
  id,
  comment: z.string(),
  /** In effect today; null once its day is over. */
  override: z.object({ rag: z.enum(['green', 'amber', 'red']), until: localDate }).nullable(),
  /** What was computed when it was written. */
  computed: z.enum(RAG_STATUSES),
  at: instant,
  by: z.string().nullable(),
});

const standing = {
  actual: z.number().nullable(),
  target: z.number().nullable(),
  expected: z.number().nullable(),
  /** Of a ratio. */
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Share of the way from the baseline to the target. */
  progress: z.number().nullable(),
  /** What is computed; `judgement` may say otherwise. */
  rag: z.enum(RAG_STATUSES),
};

const period = z.object({
  ...recordHead,
  ...periodFields,
  closedAt: instant.nullable(),
  actual: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Of a closed period that is counted: what it would be with everything that was recorded since; null where that is the same. */
  restated: z.number().nullable(),
  /** Entered by hand and waiting for a decision. */
  waiting: count,
});

const head = {
  ...recordHead,
  ...indicatorFields,
  strand: namedRef.nullable(),
  ...standing,
  judgement: judgement.nullable(),
  /** Amber or red, and nobody has said why since it became so. */
  needsComment: z.boolean(),
  periods: z.array(period),
};

/** `GET /programmes/:id/indicators`: what was archived last, else in the order of their codes. */
export const indicatorList = z
  .object({
    asAt: instant,
    programme: namedRef,
    items: z.array(z.object(head)),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'IndicatorList' });
export type IndicatorList = z.infer<typeof indicatorList>;

/** `GET /indicators/:id` */
export const indicator = z
  .object({
    ...head,
    asAt: instant,
    programme: namedRef,
    entries: z.array(
      z.object({
        ...recordHead,
        ...entryFields,
        periodId: id,
        region: namedRef.nullable(),
        state: z.enum(ENTRY_STATES),
        enteredBy: z.string().nullable(),
        /** What was said when it was returned or approved. */
        decision: z.string(),
        may: z.object({ edit: z.boolean(), submit: z.boolean(), decide: z.boolean() }),
      }),
    ),
    /** Changes of what was reported or agreed, newest first. */
    changes: z.array(
      z.object({
        what: z.enum(['target', 'value', 'restatement']),
        periodId: id,
        from: z.number().nullable(),
        to: z.number().nullable(),
        reason: changeReason,
        at: instant,
        by: z.string().nullable(),
      }),
    ),
    judgements: z.array(judgement),
    may: z.object({ write: z.boolean(), enter: z.boolean() }),
  })
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof indicator>;
