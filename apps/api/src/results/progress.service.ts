import { Injectable } from '@nestjs/common';
import { dateStatus } from '@throughline/domain/programmes';
import {
  byUrgency,
  figureOf,
  isBehind,
  METRICS,
  monthlyLine,
  targetPartsOf,
  worstRag,
  type Aims,
  type Figure,
  type Portfolio,
  type ProgrammeProgress,
} from '@throughline/domain/results';
import type { LocalDate } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { AttentionQueries } from './attention.queries';
import {
  aimsAt,
  countsAt,
  ProgressQueries,
  storiesByMonth,
  type CountedProgramme,
  type Counts,
  type ProgressFilter,
} from './progress.queries';

interface Row extends Pick<Counts, 'unidentified' | 'headcounts'> {
  readonly figures: Figure[];
  readonly rag: Figure['rag'];
}

/** The figures of a part of the work; its colour is that of the worst of them. */
const rowOf = (counts: Counts, aims: readonly Aims[], today: LocalDate): Row => {
  const { unidentified, headcounts } = counts;
  const figures = METRICS.map((metric) => figureOf(metric, counts[metric], targetPartsOf(metric, aims), today));
  return { figures, rag: worstRag(figures.map((figure) => figure.rag)), unidentified, headcounts };
};

const headOf = ({ id, code, name, startDate, endDate, today, isDemonstration }: CountedProgramme) => ({
  ...{ id, code, name, startDate, endDate, isDemonstration },
  status: dateStatus({ startDate, endDate }, today),
});

const strandsOf = (programme: CountedProgramme): ProgrammeProgress['strands'] =>
  programme.strands.map(({ id, code, name, startDate, endDate, regions }) => ({
    strand: { id, code, name, startDate, endDate },
    ...rowOf(countsAt(programme, id), regions, programme.today),
    regions: regions.map((region) => ({
      region: { id: region.id, name: region.name },
      ...rowOf(countsAt(programme, id, region.id), [region], programme.today),
    })),
  }));

/** Every figure of a region that is behind, worst first. */
const behindOf = (strands: ProgrammeProgress['strands']): ProgrammeProgress['behind'] =>
  strands
    .flatMap(({ strand: { id, code, name }, regions }) =>
      regions.flatMap(({ region, figures }) =>
        figures.filter(isBehind).map((figure) => ({ strand: { id, code, name }, region, figure })),
      ),
    )
    .toSorted((one, other) => byUrgency(one.figure, other.figure))
    .map(({ strand, region, figure: { metric, actual, target, expected, rag } }) => ({
      ...{ strand, region, metric, actual, target, expected, rag },
    }));

@Injectable()
export class ProgressService {
  constructor(
    private readonly progress: ProgressQueries,
    private readonly attention: AttentionQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async portfolio(): Promise<Portfolio> {
    const now = this.clock.now();
    const visible = this.policy.narrow('progress.read', { programmeId: sql`programme.id` });
    const programmes = await this.progress.counted({ visible, now });
    const attention = await this.attention.attention({ visible, now });
    const items = programmes.map((programme) => {
      const seen = attention.find((each) => each.programmeId === programme.id);
      return {
        ...headOf(programme),
        ...rowOf(countsAt(programme), aimsAt(programme), programme.today),
        behind: behindOf(strandsOf(programme)),
        registersDue: seen?.registersDue ?? 0,
        sessionsThisWeek: seen?.sessionsThisWeek ?? 0,
        consentsExpiring: seen?.consentsExpiring ?? 0,
      };
    });
    return { asAt: now.toISOString(), items: items.toSorted(byNeed) };
  }

  async programme(id: string, filter: ProgressFilter): Promise<ProgrammeProgress> {
    const now = this.clock.now();
    const [programme] = await this.progress.counted({ visible: sql`programme.id = ${id}`, now });
    this.policy.authorise({ read: 'progress.read', subject: programme ? { programmeId: id } : null });
    if (!programme) throw new ProblemError('request.notFound');
    const aims = aimsAt(programme, filter);
    // A strand or region of another programme is, here, nothing at all.
    if (aims.length === 0 && !isWhole(programme, filter)) throw new ProblemError('request.notFound');
    const strands = strandsOf(programme);
    return {
      asAt: now.toISOString(),
      programme: headOf(programme),
      selected: rowOf(countsAt(programme, filter.strandId, filter.regionId), aims, programme.today),
      total: rowOf(countsAt(programme), aimsAt(programme), programme.today),
      strands,
      months: [...monthlyLine(programme, aims, storiesByMonth(programme, filter), programme.today)],
      behind: behindOf(strands),
      events: programme.events,
    };
  }
}

/** Whether a filter names no region, and no strand but one of the programme: that is there even while it has no regions. */
const isWhole = ({ strands }: CountedProgramme, { strandId, regionId }: ProgressFilter): boolean =>
  regionId === undefined && (strandId === undefined || strands.some((strand) => strand.id === strandId));

type Item = Portfolio['items'][number];
const STATUS_ORDER: readonly Item['status'][] = ['underWay', 'upcoming', 'closed'];
const RAG_ORDER: readonly Item['rag'][] = ['red', 'amber', 'green', 'grey'];

/** Programmes under way before the others, then the worst first; equals stay in the order of their names. */
const byNeed = (one: Item, other: Item): number =>
  STATUS_ORDER.indexOf(one.status) - STATUS_ORDER.indexOf(other.status) ||
  RAG_ORDER.indexOf(one.rag) - RAG_ORDER.indexOf(other.rag);
