import { Injectable } from '@nestjs/common';
import { dateStatus } from '@throughline/domain/programmes';
import {
  discloseHeadCount,
  funderFigureOf,
  type FunderProgramme,
  type FunderProgrammeList,
} from '@throughline/domain/reports';
import { FUNDER_METRICS, monthlyLine, targetPartsOf, worstRag, type Aims } from '@throughline/domain/results';
import type { LocalDate } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import {
  aimsAt,
  countsAt,
  ProgressQueries,
  storiesByMonth,
  type CountedProgramme,
  type Counts,
} from '../results/progress.queries';
import { FunderQueries } from './funder.queries';

type Disclosed = Pick<FunderProgramme, 'figures' | 'rag'>;

/** The colour is made of what the figures disclose, and of nothing else. */
const withColour = (figures: Disclosed['figures']): Disclosed => ({
  figures,
  rag: worstRag(figures.map((figure) => figure.rag)),
});

/** The figures of a region of a strand as they may leave the charity. */
const discloseRegion = (counts: Counts, aims: readonly Aims[], today: LocalDate): Disclosed =>
  withColour(
    FUNDER_METRICS.map((metric) => funderFigureOf(metric, counts[metric], targetPartsOf(metric, aims), today)),
  );

/** The figures of a programme, with an eye on its regions: the same wherever they are shown, or one showing would tell of another. */
const discloseProgramme = (programme: CountedProgramme): Disclosed => {
  const whole = countsAt(programme);
  const regions = programme.strands.flatMap((strand) =>
    strand.regions.map((region) => countsAt(programme, strand.id, region.id)),
  );
  return withColour(
    FUNDER_METRICS.map((metric) => {
      const counted = { total: whole[metric], parts: regions.map((counts) => counts[metric]) };
      return funderFigureOf(metric, counted, targetPartsOf(metric, aimsAt(programme)), programme.today);
    }),
  );
};

const headOf = ({ id, code, name, summary, startDate, endDate, today, isDemonstration }: CountedProgramme) => ({
  ...{ id, code, name, summary, startDate, endDate, isDemonstration },
  status: dateStatus({ startDate, endDate }, today),
});

/** What funders see of the programmes that they pay for: aggregates only, and never an exact number of people (B3.17). */
@Injectable()
export class FunderService {
  constructor(
    private readonly progress: ProgressQueries,
    private readonly queries: FunderQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<FunderProgrammeList> {
    const now = this.clock.now();
    const visible = this.policy.narrow('funderProgress.read', { programmeId: sql`programme.id` });
    const programmes = await this.progress.counted({ visible, now });
    const items = programmes.map((programme) => ({
      ...headOf(programme),
      ...discloseProgramme(programme),
    }));
    return { asAt: now.toISOString(), items };
  }

  async programme(id: string): Promise<FunderProgramme> {
    const now = this.clock.now();
    const [programme] = await this.progress.counted({ visible: sql`programme.id = ${id}`, now });
    this.policy.authorise({ read: 'funderProgress.read', subject: programme ? { programmeId: id } : null });
    if (!programme) throw new ProblemError('request.notFound');
    const { today, events, publicationDisclaimer } = programme;
    return {
      asAt: now.toISOString(),
      programme: { ...headOf(programme), publicationDisclaimer },
      grants: await this.queries.grants(id, this.#ownGrantIds()),
      ...discloseProgramme(programme),
      regions: programme.strands.flatMap((strand) =>
        strand.regions.map((region) => ({
          strand: { id: strand.id, code: strand.code, name: strand.name },
          region: { id: region.id, name: region.name },
          ...discloseRegion(countsAt(programme, strand.id, region.id), [region], today),
        })),
      ),
      months: [...monthlyLine(programme, aimsAt(programme), storiesByMonth(programme), today)],
      events: { ...events, reach: discloseHeadCount(events.reach) },
      nextEvent: await this.queries.nextEvent(id, now),
    };
  }

  #ownGrantIds(): readonly string[] {
    return this.policy.actor.memberships.flatMap((each) => (each.scope === 'grant' ? [each.grantId] : []));
  }
}
