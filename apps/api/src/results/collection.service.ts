import { Injectable } from '@nestjs/common';
import { dateStatus } from '@throughline/domain/programmes';
import {
  addCounts,
  collectionRates,
  figureOf,
  forecastAt,
  forecastAtEnd,
  medianDaysToPublish,
  monthlyLine,
  netOf,
  requiredRate,
  unreviewedAge,
  type Aims,
  type CollectingPart,
  type CollectionProgress,
  type CollectionRow,
} from '@throughline/domain/results';
import { lastDayOfMonth, monthOf, type LocalDate } from '@throughline/domain/shared';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { CollectionQueries, type CollectionFacts, type CollectionFrame, type Place } from './collection.queries';
import { PlannerService } from './planner.service';
import type { ProgressFilter } from './progress.queries';

/** A strand in one of its regions, with its days and what is aimed at there. */
export interface Part extends Place {
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly target: number;
}

/** The parts of a programme that a reader looks at. */
const partsOf = ({ strands }: CollectionFrame, { strandId, regionId }: ProgressFilter = {}): readonly Part[] =>
  strands
    .filter((strand) => strandId === undefined || strand.id === strandId)
    .flatMap(({ id, startDate, endDate, regions }) =>
      regions.map((region) => ({
        ...{ strandId: id, regionId: region.id, startDate, endDate, target: region.storyTarget },
      })),
    )
    .filter((part) => regionId === undefined || part.regionId === regionId);

/** What was counted in some parts, of one of its lists. */
export const within = <Fact extends Place>(facts: readonly Fact[], parts: readonly Place[]): readonly Fact[] =>
  facts.filter((fact) => parts.some((part) => part.strandId === fact.strandId && part.regionId === fact.regionId));

const collectingOf = (facts: CollectionFacts, parts: readonly Part[]): readonly CollectingPart[] =>
  parts.map(({ startDate, endDate, ...place }) => {
    const counts = addCounts(within(facts.counts, [place]));
    return { startDate, endDate, storiesNet: netOf(counts), recentNet: counts.recentNet };
  });

/** From the first day of any part to the last of any. */
const spanOf = (parts: readonly Part[]) => ({
  startDate: parts.map((part) => part.startDate).reduce((first, each) => (each < first ? each : first), '9999-12-31'),
  endDate: parts.map((part) => part.endDate).reduce((last, each) => (each > last ? each : last), '0000-01-01'),
});

/** The collection of some parts of the work, from what was counted in it (B4.7–13). */
const rowOf = (facts: CollectionFacts, parts: readonly Part[], today: LocalDate): CollectionRow => {
  const counts = addCounts(within(facts.counts, parts));
  const targets = parts.map(({ target, startDate, endDate }) => ({ target, period: { startDate, endDate } }));
  const { actual, target, expected, variance, rag } = figureOf('storiesNet', netOf(counts), targets, today);
  const publishing = within(facts.publishing, parts);
  const reporters = within(facts.gatherers, parts)
    .filter(({ kind }) => kind === 'reporter')
    .map(({ id, hasCoreTraining }) => ({ personId: id, hasCoreTraining }));
  return {
    ...{ gathered: counts.gathered, withdrawn: counts.withdrawn, storiesNet: actual, published: counts.published },
    ...{ target, expected, variance, rag },
    forecast: forecastAtEnd(collectingOf(facts, parts), today),
    needed: requiredRate({ target, actual, period: spanOf(parts) }, today),
    rates: collectionRates(counts, reporters),
    consentsExpiring: counts.consentsExpiring,
    daysToPublish: {
      stories: publishing.reduce((sum, { stories }) => sum + stories, 0),
      median: medianDaysToPublish(publishing),
    },
    waiting: unreviewedAge(within(facts.waiting, parts)),
  };
};

const aimsOf = (parts: readonly Part[]): readonly Aims[] =>
  parts.map(({ startDate, endDate, target }) => ({
    ...{ startDate, endDate, storyTarget: target, reporterTarget: 0, sessionTarget: null, participantTarget: null },
  }));

const monthsOf = (
  frame: CollectionFrame,
  { facts, parts, today }: { facts: CollectionFacts; parts: readonly Part[]; today: LocalDate },
): CollectionProgress['months'] => {
  const here = within(facts.months, parts);
  const sumOf = (month: string, field: 'gathered' | 'withdrawn'): number =>
    here.filter((each) => each.month === month).reduce((sum, each) => sum + each[field], 0);
  const net = new Map<string, number>();
  for (const { month, gathered, withdrawn } of here) net.set(month, (net.get(month) ?? 0) + gathered - withdrawn);
  const collecting = collectingOf(facts, parts);
  const last = monthOf(spanOf(parts).endDate);
  return monthlyLine(frame, aimsOf(parts), net, today).map((each) => {
    const hasBegun = each.storiesNet !== null;
    const isAhead = each.month >= monthOf(today) && each.month <= last;
    return {
      ...each,
      gathered: hasBegun ? sumOf(each.month, 'gathered') : null,
      withdrawn: hasBegun ? sumOf(each.month, 'withdrawn') : null,
      forecast: isAhead ? forecastAt(collecting, { asAt: today, until: lastDayOfMonth(each.month) }) : null,
    };
  });
};

/** How the collection of stories comes on. */
@Injectable()
export class CollectionService {
  constructor(
    private readonly collection: CollectionQueries,
    private readonly planner: PlannerService,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async read(id: string, filter: ProgressFilter): Promise<CollectionProgress> {
    const frame = await this.collection.frame(id);
    this.policy.authorise({ read: 'progress.read', subject: frame ? { programmeId: id } : null });
    if (!frame) throw new ProblemError('request.notFound');
    const parts = partsOf(frame, filter);
    // A strand or region of another programme is, here, nothing at all.
    if (parts.length === 0 && !isWhole(frame, filter)) throw new ProblemError('request.notFound');
    const today = this.clock.today(frame.timeZone);
    const facts = await this.collection.facts(frame, today);
    const row = (of: readonly Part[]) => rowOf(facts, of, today);
    const { code, name, startDate, endDate } = frame;
    return {
      asAt: this.clock.now().toISOString(),
      today,
      programme: { id, code, name, startDate, endDate, status: dateStatus(frame, today) },
      selected: row(parts),
      total: row(partsOf(frame)),
      strands: frame.strands.map(({ regions, ...strand }) => ({
        strand,
        ...row(partsOf(frame, { strandId: strand.id })),
        regions: regions.map((region) => ({
          region: { id: region.id, name: region.name },
          ...row(partsOf(frame, { strandId: strand.id, regionId: region.id })),
        })),
      })),
      months: monthsOf(frame, { facts, parts, today }),
      planner: await this.planner.plan(frame, { facts, parts, filter }),
      may: { write: this.policy.permits('coverage.write', { programmeId: id }) },
    };
  }
}

/** Whether a filter names no region, and no strand but one of the programme: that is there even while it has no regions. */
const isWhole = ({ strands }: CollectionFrame, { strandId, regionId }: ProgressFilter): boolean =>
  regionId === undefined && (strandId === undefined || strands.some((strand) => strand.id === strandId));
