import { daysBetween, type LocalDate } from '../shared';
import { DELIVERABLE_REASONED, type DeliverableState } from './plan-vocabulary';
import type { Way } from './plan-step';

/** Where a deliverable can go from each state (domain B2). */
export const DELIVERABLE_TRANSITIONS = {
  drafting: ['internalReview'],
  internalReview: ['submitted'],
  submitted: ['accepted', 'revisionRequested'],
  revisionRequested: ['submitted'],
  accepted: [],
} as const satisfies Record<DeliverableState, readonly DeliverableState[]>;

/** The steps of a deliverable, for `takeStep`. */
export const DELIVERABLE_WAY: Way<DeliverableState> = {
  transitions: DELIVERABLE_TRANSITIONS,
  reasoned: DELIVERABLE_REASONED,
};

export interface DeliverableDates {
  readonly state: DeliverableState;
  readonly dueDate: LocalDate;
  /** The day on which it was first submitted; a revision does not make it later. */
  readonly submittedOn: LocalDate | null;
}

/** Days after the due date on which it was submitted, or that have gone by without it; 0 in time. */
export const lateDays = ({ dueDate, submittedOn }: DeliverableDates, today: LocalDate): number =>
  Math.max(0, daysBetween(dueDate, submittedOn ?? today));

/** Whether it is owed: due, and never submitted. */
export const isDeliverableLate = (deliverable: DeliverableDates, today: LocalDate): boolean =>
  deliverable.submittedOn === null && lateDays(deliverable, today) > 0;

/** As people read them: what is not accepted by due date, so what is owed longest stands first; then what is accepted. */
export const deliverablesInOrder = <Each extends DeliverableDates & { readonly id: string }>(
  deliverables: readonly Each[],
): readonly Each[] =>
  deliverables.toSorted(
    (one, other) =>
      Number(one.state === 'accepted') - Number(other.state === 'accepted') ||
      one.dueDate.localeCompare(other.dueDate) ||
      one.id.localeCompare(other.id),
  );
