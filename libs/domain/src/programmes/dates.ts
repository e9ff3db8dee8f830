import { accepted, refused, type LocalDate, type Result } from '../shared';
import type { DateStatus } from './vocabulary';

/** First and last day, both belonging to it. */
export interface DateSpan {
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
}

/** Where a span stands on a day: both its first and its last day are under way. */
export const dateStatus = (span: DateSpan, today: LocalDate): DateStatus => {
  if (today < span.startDate) return 'upcoming';
  return today > span.endDate ? 'closed' : 'underWay';
};

/** A span inside another: a strand in its programme, a session in its strand (invariant B3.10). */
export const checkInside = <Code extends string>(
  inner: DateSpan,
  outer: DateSpan,
  code: Code,
): Result<DateSpan, Code> =>
  inner.startDate >= outer.startDate && inner.endDate <= outer.endDate
    ? accepted(inner)
    : refused(code, { from: outer.startDate, until: outer.endDate });
