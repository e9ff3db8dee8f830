import { type EVENTS_PROBLEMS } from '@throughline/domain/events';
import { writeDate, writeInstant } from '../platform/format';
import { type ProblemTexts } from '../platform/problem-text';

/** Each says what to do next. */
export const EVENTS_PROBLEM_TEXTS: ProblemTexts<keyof typeof EVENTS_PROBLEMS> = {
  'event.transition': () =>
    $localize`The event has moved on meanwhile, and this no longer fits. Reload the page to see how it stands.`,
  'event.notYet': ({ startsAt }) =>
    typeof startsAt === 'string'
      ? $localize`The event begins on ${writeInstant(startsAt)}:time:. Mark it as held after that, or correct its day.`
      : $localize`The event has not begun. Mark it as held once it has, or correct its day.`,
  'event.outsideDates': ({ from, until }) =>
    typeof from === 'string' && typeof until === 'string'
      ? $localize`The programme or strand runs from ${writeDate(from)}:from: to ${writeDate(until)}:until:. Choose a day within that.`
      : $localize`The day lies outside the dates of the programme or strand. Choose another day.`,
  'event.regionOutside': () =>
    $localize`The strand does not work in this region. Choose another region, or make it an event of the whole programme.`,
};
