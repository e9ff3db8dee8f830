import { accepted, refused, type LocalDate, type Result } from '../shared';

/** What a step of something in a plan depends on. */
export interface StepFacts {
  /** The day on which it was taken. */
  readonly on: LocalDate;
  /** The day that it is in the programme. */
  readonly today: LocalDate;
  /** The day of the step before; null for the first. */
  readonly lastOn: LocalDate | null;
  /** Why, where somebody said so. */
  readonly reason: string | null;
}

/** Where something can go from each state, and where only with a reason. */
export interface Way<State extends string> {
  readonly transitions: Readonly<Record<State, readonly State[]>>;
  readonly reasoned: readonly State[];
}

/** Whether a step may be taken: on a day that has come, in the order of days, and with a reason where one is owed. */
export const takeStep = <State extends string>(
  { transitions, reasoned }: Way<State>,
  { from, to }: { readonly from: State; readonly to: State },
  { on, today, lastOn, reason }: StepFacts,
): Result<State, 'plan.transition' | 'plan.inFuture' | 'plan.beforeLastStep' | 'plan.reasonNeeded'> => {
  if (!transitions[from].includes(to)) return refused('plan.transition', { from, to });
  if (on > today) return refused('plan.inFuture', { today });
  if (lastOn !== null && on < lastOn) return refused('plan.beforeLastStep', { lastOn });
  if (reasoned.includes(to) && !reason) return refused('plan.reasonNeeded');
  return accepted(to);
};
