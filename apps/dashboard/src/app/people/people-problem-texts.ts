import { writeDate } from '../platform/format';
import { type ProblemTexts } from '../platform/problem-text';

type Code = 'enrolment.dateOutside' | 'enrolment.notLast' | 'enrolment.transition' | 'cohort.full';

/** What an enrolment can be refused with: its steps are corrected on the page of a person. Each says what to do next. */
export const PEOPLE_PROBLEM_TEXTS: ProblemTexts<Code> = {
  'enrolment.dateOutside': ({ earliest, latest }) =>
    typeof earliest === 'string' && typeof latest === 'string'
      ? $localize`Choose a day from ${writeDate(earliest)}:earliest: to ${writeDate(latest)}:latest:.`
      : $localize`This day is not possible here. Choose another one.`,
  'enrolment.notLast': () =>
    $localize`Something has happened since, so this can no longer be taken back. Reload the page to see how it stands.`,
  'enrolment.transition': () =>
    $localize`Their enrolment has moved on meanwhile, and this no longer fits. Reload the page to see how it stands.`,
  'cohort.full': () =>
    $localize`Their place was given to somebody else meanwhile, and every place is taken. Ask a manager to raise the capacity.`,
};
