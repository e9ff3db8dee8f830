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

/** The figures of a part of the work as they may leave the charity. The colour is made of what they disclose, and of nothing else. */
const disclose = (counts: Counts, aims: readonly Aims[], today: LocalDate): Disclosed => {
  const figures = FUNDER_METRICS.map((metric) =>
    funderFigureOf(metric, counts[metric], targetPartsOf(metric, aims), today),
  );
  return { figures, rag: worstRag(figures.map((figure) => figure.rag)) };
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
      ...disclose(countsAt(programme), aimsAt(programme), programme.today),
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
      ...disclose(countsAt(programme), aimsAt(programme), today),
      regions: programme.strands.flatMap((strand) =>
        strand.regions.map((region) => ({
          strand: { id: strand.id, code: strand.code, name: strand.name },
          region: { id: region.id, name: region.name },
          ...disclose(countsAt(programme, strand.id, region.id), [region], today),
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
