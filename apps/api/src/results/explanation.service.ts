import { Injectable } from '@nestjs/common';
import {
  METRIC_VERSIONS,
  type Explanation,
  type ExplanationParam,
  type ExplanationQuery,
  type KeptExplanation,
  type KeptExplanationQuery,
  type KeptFigure,
  type KeptFigureWrite,
} from '@throughline/domain/results';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { ExplanationQueries, type FigurePart } from './explanation.queries';
import { KeptFigureRepository } from './kept-figure.repository';

type Tally = Awaited<ReturnType<ExplanationQueries['tally']>>;
type Counted = Pick<Explanation, 'actual' | 'leftOut'>;

const countedIn = (tally: Tally): Counted => ({
  actual: tally.find(({ reason }) => reason === null)?.records ?? 0,
  leftOut: tally.flatMap(({ reason, records }) => (reason === null ? [] : [{ reason, records }])),
});

const listedIn = ({ actual, leftOut }: Counted, reason: ExplanationQuery['reason']): number =>
  reason === undefined ? actual : (leftOut.find((each) => each.reason === reason)?.records ?? 0);

/** Opens a figure: what was counted, and what was left out and why. */
@Injectable()
export class ExplanationService {
  constructor(
    private readonly explanations: ExplanationQueries,
    private readonly kept: KeptFigureRepository,
    private readonly policy: Policy,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async explain(
    { id: programmeId, metric }: ExplanationParam,
    { strandId, regionId, ...query }: ExplanationQuery,
  ): Promise<Explanation> {
    const of = { programmeId, metric, strandId: strandId ?? null, regionId: regionId ?? null };
    const part = await this.#part(of);
    const counted = countedIn(await this.explanations.tally(of));
    return {
      ...{ metric, ruleVersion: METRIC_VERSIONS[metric], asAt: this.clock.now().toISOString() },
      ...part,
      ...counted,
      total: listedIn(counted, query.reason),
      ...(await this.explanations.page(of, query)),
    };
  }

  /** Keeping it twice keeps it once; what was kept under an id is never another figure. */
  async keep(id: string, write: KeptFigureWrite): Promise<KeptFigure> {
    const stored = await this.kept.find(id);
    await this.#part(stored ?? write, 'figure.keep');
    if (!stored) {
      await this.kept.create(id, { ...write, ruleVersion: METRIC_VERSIONS[write.metric] });
      await this.explanations.keep(id, write);
      await this.audit.record({ action: 'figure.keep', entity: 'kept_figure', id });
    } else if (!isSame(stored, write)) {
      throw new ProblemError('figure.keptOtherwise');
    }
    return this.#read(id);
  }

  async readKept(id: string, query: KeptExplanationQuery): Promise<KeptExplanation> {
    const figure = await this.#read(id);
    return {
      ...figure,
      total: listedIn(figure, query.reason),
      ...(await this.explanations.keptPage(id, query)),
    };
  }

  async #read(id: string): Promise<KeptFigure> {
    const stored = await this.kept.find(id);
    if (!stored) throw new ProblemError('request.notFound');
    const part = await this.#part(stored);
    const { metric, ruleVersion, asAt } = stored;
    return { id, metric, ruleVersion, asAt, ...part, ...countedIn(await this.explanations.keptTally(id)) };
  }

  /** The part of the programme that is asked about, for those who may read its figures. */
  async #part(of: KeptFigureWrite, action: 'progress.read' | 'figure.keep' = 'progress.read'): Promise<FigurePart> {
    const part = await this.explanations.part(of);
    const subject = part && { programmeId: of.programmeId };
    this.policy.authorise({ read: 'progress.read', action, subject });
    if (!part) throw new ProblemError('request.notFound');
    return part;
  }
}

const isSame = (one: KeptFigureWrite, other: KeptFigureWrite): boolean =>
  one.programmeId === other.programmeId &&
  one.metric === other.metric &&
  one.strandId === other.strandId &&
  one.regionId === other.regionId;
