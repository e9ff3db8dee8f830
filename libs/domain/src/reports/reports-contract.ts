import * as z from 'zod';
import { DATE_STATUSES } from '../programmes/vocabulary';
import { FUNDER_METRICS, RAG_STATUSES } from '../results/vocabulary';
import { id, instant, localDate, namedRef } from '../shared';

export const disclosed = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('exact'), value: z.number() }),
    z.object({ kind: z.literal('rounded'), value: z.number(), to: z.number() }),
    z.object({ kind: z.literal('suppressed'), reason: z.literal('fewerThan'), threshold: z.number() }),
  ])
  .meta({ id: 'Disclosed' });

/** A figure for a funder. `rag` is judged from the disclosed value; grey when that is suppressed. */
export const funderFigure = z
  .object({
    metric: z.enum(FUNDER_METRICS),
    actual: disclosed,
    target: z.number().nullable(),
    expected: z.number().nullable(),
    rag: z.enum(RAG_STATUSES),
  })
  .meta({ id: 'FunderFigure' });
export type FunderFigure = z.infer<typeof funderFigure>;

const programmeHead = {
  id,
  code: z.string(),
  name: z.string(),
  summary: z.string(),
  startDate: localDate,
  endDate: localDate,
  status: z.enum(DATE_STATUSES),
  isDemonstration: z.boolean(),
};

/** `GET /funder/programmes`: the programmes of the reader's own grants. */
export const funderProgrammeList = z
  .object({
    asAt: instant,
    items: z.array(
      z.object({
        ...programmeHead,
        rag: z.enum(RAG_STATUSES),
        figures: z.array(funderFigure),
      }),
    ),
  })
  .meta({ id: 'FunderProgrammeList' });
export type FunderProgrammeList = z.infer<typeof funderProgrammeList>;

/** `GET /funder/programmes/:id`: aggregates only; nobody's name, no drill-down below a region. */
export const funderProgramme = z
  .object({
    asAt: instant,
    programme: z.object({ ...programmeHead, publicationDisclaimer: z.string().nullable() }),
    /** The reader's own grants for this programme; empty for a manager who looks at what funders see. */
    grants: z.array(
      z.object({
        id,
        title: z.string(),
        fundingOrganisation: z.string(),
        startDate: localDate,
        endDate: localDate,
      }),
    ),
    rag: z.enum(RAG_STATUSES),
    figures: z.array(funderFigure),
    regions: z.array(
      z.object({
        strand: namedRef.extend({ code: z.string() }),
        region: namedRef,
        figures: z.array(funderFigure),
        rag: z.enum(RAG_STATUSES),
      }),
    ),
    /** Stories only, which are not people. */
    months: z.array(
      z.object({
        month: z.string(),
        storiesNet: z.int().nullable(),
        cumulative: z.int().nullable(),
        expected: z.number(),
      }),
    ),
    events: z.object({ held: z.int(), reach: disclosed, reachIsEstimate: z.boolean() }),
    nextEvent: z.object({ title: z.string(), date: localDate, region: z.string() }).nullable(),
  })
  .meta({ id: 'FunderProgramme' });
export type FunderProgramme = z.infer<typeof funderProgramme>;
