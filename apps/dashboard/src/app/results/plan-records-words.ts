import {
  DELIVERABLE_REASONED,
  RISK_REASONED,
  type Deliverable,
  type DeliverableState,
  type DeliverableType,
  type RiskState,
} from '@throughline/domain/results';
import { dayCount } from './plan-words';

export const DELIVERABLE_TYPE_WORDS: Readonly<Record<DeliverableType, string>> = {
  report: $localize`Report`,
  film: $localize`Film`,
  website: $localize`Website`,
  dataSet: $localize`Data`,
  event: $localize`Event`,
  other: $localize`Something else`,
};

export const DELIVERABLE_WORDS = {
  states: {
    drafting: $localize`being written`,
    internalReview: $localize`in internal review`,
    submitted: $localize`submitted`,
    revisionRequested: $localize`revision asked for`,
    accepted: $localize`accepted`,
  } satisfies Record<DeliverableState, string>,
  steps: {
    drafting: $localize`Write`,
    internalReview: $localize`Give to internal review`,
    submitted: $localize`Mark as submitted`,
    revisionRequested: $localize`Revision was asked for`,
    accepted: $localize`Mark as accepted`,
  } satisfies Record<DeliverableState, string>,
  reasoned: DELIVERABLE_REASONED,
};

export const RISK_WORDS = {
  states: {
    open: $localize`open`,
    mitigating: $localize`being seen to`,
    closed: $localize`closed`,
    materialised: $localize`it happened`,
  } satisfies Record<RiskState, string>,
  steps: {
    open: $localize`Open`,
    mitigating: $localize`See to it`,
    closed: $localize`Close`,
    materialised: $localize`It happened`,
  } satisfies Record<RiskState, string>,
  reasoned: RISK_REASONED,
};

/** How likely, and how bad, from 1 to 5. */
export const DEGREE_WORDS: Readonly<Record<number, string>> = {
  1: $localize`1 – very low`,
  2: $localize`2 – low`,
  3: $localize`3 – medium`,
  4: $localize`4 – high`,
  5: $localize`5 – very high`,
};

/** How a deliverable stands against its due date: "21 days late", "submitted 2 days late", "on time". */
export const dueWords = ({ submittedOn, lateDays, isLate }: Deliverable): string => {
  if (isLate) return $localize`${dayCount(lateDays)}:days: late`;
  if (submittedOn === null) return $localize`On time`;
  return lateDays === 0 ? $localize`Submitted in time` : $localize`Submitted ${dayCount(lateDays)}:days: late`;
};
