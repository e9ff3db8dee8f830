import { type PlanProblem } from '@throughline/domain/results';
import { type ProblemTexts } from '../platform/problem-text';

export const PLAN_PROBLEM_TEXTS: ProblemTexts<PlanProblem> = {
  'plan.strandOutside': () => $localize`The programme no longer has this strand. Reload the page and choose again.`,
  'plan.ownerOutside': () =>
    $localize`Whoever sees to it has to work in the programme. Choose somebody else, or give them a role there first.`,
  'plan.hasHappened': () => $localize`Something has happened to it already, so it stays in the plan.`,
  'plan.transition': () =>
    $localize`It has moved on since you opened the page. Reload the page to see where it stands.`,
  'milestone.settled': () =>
    $localize`The milestone is achieved, missed or dropped, so no other date can be agreed for it.`,
  'milestone.forecastSettled': () => $localize`The milestone is settled: nothing more is expected of it.`,
  'milestone.baselineFixed': () =>
    $localize`The agreed date changes only with a reason. Choose “Agree another date” instead.`,
  'milestone.baselineSame': () => $localize`This date is agreed already. Choose another one.`,
  'plan.inFuture': () => $localize`This day has not come yet. Choose today or a day before.`,
  'plan.beforeLastStep': () => $localize`The step before this one was taken later. Choose that day or a later one.`,
  'plan.reasonNeeded': () => $localize`Say why.`,
  'milestone.dependsOutside': () =>
    $localize`A milestone that it waits for is no longer in the plan. Reload the page and choose again.`,
  'milestone.circle': ({ way }) =>
    Array.isArray(way)
      ? $localize`They would wait for each other in a circle: ${way.join(' → ')}:way:. Take one of them out.`
      : $localize`They would wait for each other in a circle. Take one of them out.`,
  'milestone.isAwaited': () =>
    $localize`Another milestone waits for this one. Take it out there first, or drop this one.`,
  'deliverable.codeTaken': () => $localize`The programme has a deliverable of this code. Choose another code.`,
  'decision.inFuture': () => $localize`This day has not come yet. Choose the day on which it was decided.`,
  'action.inFuture': () => $localize`This day has not come yet. Choose the day on which it was done.`,
  'action.decisionOutside': () => $localize`The decision is no longer there. Reload the page and choose again.`,
};
