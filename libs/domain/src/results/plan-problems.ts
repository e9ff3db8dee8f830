import type { ProblemCatalogue } from '../shared';

export const PLAN_PROBLEMS = {
  'plan.strandOutside': { kind: 'ruleBroken', title: 'The programme has no such strand' },
  'plan.ownerOutside': { kind: 'ruleBroken', title: 'The owner has no part in the programme' },
  'plan.hasHappened': { kind: 'conflict', title: 'Something has happened to it already' },
  'plan.transition': { kind: 'conflict', title: 'It is not in a state that allows this' },
  'plan.inFuture': { kind: 'ruleBroken', title: 'This day has not come yet' },
  'plan.beforeLastStep': { kind: 'ruleBroken', title: 'The step before this one was taken later' },
  'plan.reasonNeeded': { kind: 'ruleBroken', title: 'This needs a reason' },
  'milestone.settled': { kind: 'conflict', title: 'Nothing more is expected of the milestone' },
  'milestone.forecastSettled': { kind: 'ruleBroken', title: 'Nothing more is expected of a milestone that is settled' },
  'milestone.baselineFixed': { kind: 'ruleBroken', title: 'The agreed date changes only by rebaselining' },
  'milestone.baselineSame': { kind: 'ruleBroken', title: 'This is the date that was agreed already' },
  'milestone.dependsOutside': { kind: 'ruleBroken', title: 'It waits for a milestone that the programme has not' },
  'milestone.circle': { kind: 'ruleBroken', title: 'Milestones would wait for each other in a circle' },
  'milestone.isAwaited': { kind: 'conflict', title: 'Another milestone waits for this one' },
  'deliverable.codeTaken': { kind: 'conflict', title: 'The programme has a deliverable of this code' },
  'decision.inFuture': { kind: 'ruleBroken', title: 'A decision is written down once it was taken' },
  'action.inFuture': { kind: 'ruleBroken', title: 'An action is done on a day that has come' },
  'action.decisionOutside': { kind: 'ruleBroken', title: 'The programme has no such decision' },
} as const satisfies ProblemCatalogue;
export type PlanProblem = keyof typeof PLAN_PROBLEMS;

/** The field of a request that a problem is about; none where it is about the whole. */
export const PLAN_PROBLEM_FIELDS: Readonly<Partial<Record<PlanProblem, string>>> = {
  'plan.strandOutside': 'strandId',
  'plan.ownerOutside': 'ownerId',
  'milestone.forecastSettled': 'forecastDate',
  'milestone.baselineFixed': 'baselineDate',
  'milestone.baselineSame': 'baselineDate',
  'plan.inFuture': 'on',
  'plan.beforeLastStep': 'on',
  'plan.reasonNeeded': 'reason',
  'milestone.dependsOutside': 'dependsOn',
  'milestone.circle': 'dependsOn',
  'deliverable.codeTaken': 'code',
  'decision.inFuture': 'decidedOn',
  'action.inFuture': 'doneOn',
  'action.decisionOutside': 'decisionId',
};
