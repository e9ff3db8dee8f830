import { type RESULTS_PROBLEMS } from '@throughline/domain/results';
import { type ProblemTexts } from '../platform/problem-text';
import { PLAN_PROBLEM_TEXTS } from './plan-problem-texts';

export const RESULTS_PROBLEM_TEXTS: ProblemTexts<keyof typeof RESULTS_PROBLEMS> = {
  'community.nameTaken': () =>
    $localize`There is a community of this name. Choose another name, or bring that one back.`,
  'coverage.regionOutside': () =>
    $localize`The strand no longer works in this region. Reload the page, or add the region to the strand first.`,
  'coverage.communityUnknown': () =>
    $localize`This community is not one of the programme. Reload the page and try again.`,
  'coverage.communityArchived': () =>
    $localize`Nothing is sought from a community that was archived. Bring it back first, or set the number to 0.`,
  'figure.keptOtherwise': () => $localize`This link already keeps another figure. Reload the page and keep it again.`,
  ...PLAN_PROBLEM_TEXTS,
};
