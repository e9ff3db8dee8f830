import type { LocalDate } from '../shared';
import { RISK_REASONED, type RiskState } from './plan-vocabulary';
import type { Way } from './plan-step';

/** Where a risk can go from each state (domain B2). */
export const RISK_TRANSITIONS = {
  open: ['mitigating'],
  mitigating: ['closed', 'materialised'],
  closed: [],
  materialised: [],
} as const satisfies Record<RiskState, readonly RiskState[]>;

/** The steps of a risk, for `takeStep`. */
export const RISK_WAY: Way<RiskState> = { transitions: RISK_TRANSITIONS, reasoned: RISK_REASONED };

export interface RiskFacts {
  readonly id: string;
  readonly state: RiskState;
  /** Each from 1 to 5. */
  readonly likelihood: number;
  readonly impact: number;
  readonly reviewOn: LocalDate;
  readonly isCritical: boolean;
}

/** Likelihood times impact, 1 to 25. */
export const riskScore = ({ likelihood, impact }: Pick<RiskFacts, 'likelihood' | 'impact'>): number =>
  likelihood * impact;

const isLive = ({ state }: Pick<RiskFacts, 'state'>): boolean => state === 'open' || state === 'mitigating';

/** Whether nobody has looked at it since the day on which somebody should have. What is closed or has happened is reviewed no more. */
export const isReviewOverdue = (risk: Pick<RiskFacts, 'state' | 'reviewOn'>, today: LocalDate): boolean =>
  isLive(risk) && risk.reviewOn < today;

/** As people read them: what may still happen first, by likelihood times impact, of equals the critical one, then by review. */
export const risksInOrder = <Each extends RiskFacts>(risks: readonly Each[]): readonly Each[] =>
  risks.toSorted(
    (one, other) =>
      Number(isLive(other)) - Number(isLive(one)) ||
      riskScore(other) - riskScore(one) ||
      Number(other.isCritical) - Number(one.isCritical) ||
      one.reviewOn.localeCompare(other.reviewOn) ||
      one.id.localeCompare(other.id),
  );

/** Decisions, the latest first. */
export const decisionsInOrder = <Each extends { readonly id: string; readonly decidedOn: LocalDate }>(
  decisions: readonly Each[],
): readonly Each[] =>
  decisions.toSorted((one, other) => other.decidedOn.localeCompare(one.decidedOn) || one.id.localeCompare(other.id));

interface Doing {
  readonly id: string;
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate | null;
}

/** Whether it is not done on the day after it was due. */
export const isActionOverdue = ({ dueOn, doneOn }: Omit<Doing, 'id'>, today: LocalDate): boolean =>
  doneOn === null && dueOn < today;

/** What is to be done by due date, so what is overdue stands first; then what is done, the latest first. */
export const actionsInOrder = <Each extends Doing>(actions: readonly Each[]): readonly Each[] =>
  actions.toSorted(
    (one, other) =>
      Number(one.doneOn !== null) - Number(other.doneOn !== null) ||
      (other.doneOn ?? '').localeCompare(one.doneOn ?? '') ||
      one.dueOn.localeCompare(other.dueOn) ||
      one.id.localeCompare(other.id),
  );
