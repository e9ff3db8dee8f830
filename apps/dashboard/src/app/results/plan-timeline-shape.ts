import {
  addDays,
  daysBetween,
  lastDayOfMonth,
  monthOf,
  monthsBetween,
  type LocalDate,
} from '@throughline/domain/shared';

/** A month of the axis, by where it begins in percent of the width. Only some are labelled, so that the labels have room. */
export interface TimelineMonth {
  readonly month: string;
  readonly at: number;
  readonly isLabelled: boolean;
}

/** The whole months that some days lie in, and where a day is among them. */
export interface TimelineShape {
  readonly months: readonly TimelineMonth[];
  /** Where the middle of a day is, in percent of the width. */
  at(day: LocalDate): number;
}

/** How many labels there is room for. */
const MOST_LABELS = 5;
/** Months from one label to the next: parts of a year, so that the same months are labelled in every year. */
const LABEL_EVERY = [1, 2, 3, 6, 12, 24, 60, 120, 600, 3600];

export const timelineShape = (days: readonly LocalDate[]): TimelineShape => {
  const sorted = days.toSorted();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  const begins = `${monthOf(first)}-01`;
  const width = daysBetween(begins, addDays(lastDayOfMonth(monthOf(last)), 1));
  const percent = (days: number): number => Math.round((days / width) * 10_000) / 100;
  const all = monthsBetween(begins, last);
  const every = LABEL_EVERY.find((each) => all.length / each <= MOST_LABELS) ?? all.length;
  return {
    months: all.map((month, index) => ({
      month,
      at: percent(daysBetween(begins, `${month}-01`)),
      isLabelled: index % every === 0,
    })),
    at: (day) => percent(daysBetween(begins, day) + 0.5),
  };
};
