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
  'indicator.codeTaken': () => $localize`The programme has an indicator of this code. Choose another code.`,
  'indicator.strandOutside': () =>
    $localize`This strand is not one of the programme. Reload the page and choose again.`,
  'indicator.hasValues': () =>
    $localize`There are values already, so how it is counted stays as it is. Archive it and make another one.`,
  'period.overlaps': () => $localize`These days overlap another period. Choose days that are in no other.`,
  'period.closed': () => $localize`The period is closed. What changes in it now is a restatement.`,
  'period.notOver': () => $localize`The period is not over yet. It can be closed on the day after its last.`,
  'period.targetUnfit': () => $localize`This target is not in the unit of the indicator.`,
  'period.reasonNeeded': () => $localize`A target was agreed. Say why it changes.`,
  'period.nothingToRestate': () => $localize`Nothing was recorded since the period was closed.`,
  'entry.counted': () => $localize`This indicator is counted from the records. Nothing is entered by hand.`,
  'entry.valueUnfit': () => $localize`This value is not in the unit of the indicator.`,
  'entry.regionOutside': () => $localize`The work of this indicator does not go on in that region.`,
  'entry.dayOutside': () => $localize`Choose a day in the period that is not still to come.`,
  'entry.notInThisState': () => $localize`Somebody else has moved this value on. Reload the page to see how it stands.`,
  'entry.ownValue': () => $localize`You entered this value, so somebody else decides about it.`,
  'entry.reasonNeeded': () => $localize`The figure was reported. Say why it changes.`,
  ...PLAN_PROBLEM_TEXTS,
};
