import { type CALENDAR_PROBLEMS } from '@throughline/domain/calendar';
import { type ProblemTexts } from '../platform/problem-text';

/** Each says what to do next. */
export const CALENDAR_PROBLEM_TEXTS: ProblemTexts<keyof typeof CALENDAR_PROBLEMS> = {
  'calendarFeed.twice': () =>
    $localize`There is an address for this already. Give that one a new address, or stop it first.`,
};
