import * as z from 'zod';
import { id, instant, localDate, namedRef, pageQuery } from '../shared';
import { ALL_LEFT_OUT_REASONS, METRICS, RECORD_KINDS } from './vocabulary';

const count = z.int().min(0);
const reason = z.enum(ALL_LEFT_OUT_REASONS);

/** Path of a figure that is opened. */
export const explanationParam = z.strictObject({ id, metric: z.enum(METRICS) });
export type ExplanationParam = z.infer<typeof explanationParam>;

/** `reason`: the records left out for it, rather than those counted. */
export const keptExplanationQuery = z.strictObject({ reason: reason.optional(), ...pageQuery });
export type KeptExplanationQuery = z.infer<typeof keptExplanationQuery>;

export const explanationQuery = keptExplanationQuery.extend({ strandId: id.optional(), regionId: id.optional() });
export type ExplanationQuery = z.infer<typeof explanationQuery>;

/** A record behind a figure. It is listed for those alone who may read it. */
const countedRecord = z
  .object({
    id,
    kind: z.enum(RECORD_KINDS),
    /** Of a contact, the session that it was at; of anything else, itself. */
    openId: id,
    /** What it is called: the title of a session, the name of a person, the reference of a story. */
    label: z.string(),
    on: localDate.nullable(),
    place: z.string().nullable(),
  })
  .meta({ id: 'CountedRecord' });

const figureHead = {
  metric: z.enum(METRICS),
  /** Version of the rule that it was counted by. */
  ruleVersion: z.int().min(1),
  programme: namedRef,
  strand: namedRef.nullable(),
  region: namedRef.nullable(),
  /** The figure itself: how many records were counted. */
  actual: count,
  leftOut: z.array(z.object({ reason, records: count })),
  asAt: instant,
};

const records = {
  /** How many records are in this list, whether or not the reader may read them. */
  total: count,
  /** Of those, the ones that are not for this reader: they are counted, and not shown. */
  unreadable: count,
  items: z.array(countedRecord),
  next: z.string().nullable(),
};

/** `GET /programmes/:id/figures/:metric?strandId=&regionId=&reason=`: what a figure was counted from, and what was left out. */
export const explanation = z.object({ ...figureHead, ...records }).meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof explanation>;

/** `PUT /kept-figures/:id`: keeps a figure, with the records behind it, as it stands at this moment. */
export const keptFigureWrite = z
  .strictObject({ programmeId: id, metric: z.enum(METRICS), strandId: id.nullable(), regionId: id.nullable() })
  .meta({ id: 'KeptFigureWrite' });
export type KeptFigureWrite = z.infer<typeof keptFigureWrite>;

export const keptFigure = z.object({ id, ...figureHead }).meta({ id: 'KeptFigure' });
export type KeptFigure = z.infer<typeof keptFigure>;

/** `GET /kept-figures/:id?reason=`: the figure that was kept, whatever has changed since. What it is called is as it is today. */
export const keptExplanation = z.object({ ...keptFigure.shape, ...records }).meta({ id: 'KeptExplanation' });
export type KeptExplanation = z.infer<typeof keptExplanation>;
