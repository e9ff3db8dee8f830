import type { ProblemCatalogue } from '../shared';
import { PLAN_PROBLEMS } from './plan-problems';

export const RESULTS_PROBLEMS = {
  'community.nameTaken': { kind: 'conflict', title: 'The programme has a community of this name' },
  'coverage.regionOutside': { kind: 'ruleBroken', title: 'The strand does not work in this region' },
  'coverage.communityUnknown': { kind: 'ruleBroken', title: 'The programme has no such community' },
  'coverage.communityArchived': { kind: 'ruleBroken', title: 'Nothing is sought from a community that is archived' },
  'figure.keptOtherwise': { kind: 'conflict', title: 'Another figure was kept under this id' },
  ...PLAN_PROBLEMS,
} as const satisfies ProblemCatalogue;
