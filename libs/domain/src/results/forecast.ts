import { addDays, daysBetween, daysInclusive, type LocalDate } from '../shared';
import { steady, type Period } from './progress';
import { FORECAST_BAND, FORECAST_FROM, PACE_WEEKS, type NoForecastReason } from './vocabulary';

/** A part of the work with a period of its own, such as a strand in one region, as far as the pace of stories is concerned. */
export interface CollectingPart extends Period {
  /** Stories gathered in the period less those withdrawn since (B4.8). */
  readonly storiesNet: number;
  /** Those of them that were recorded in the last eight weeks: see {@link paceBegins}. */
  readonly recentNet: number;
}

/** The first of the days whose stories make the pace: eight weeks, the last of which ends with `asAt`. */
export const paceBegins = (asAt: LocalDate): LocalDate => addDays(asAt, 1 - 7 * PACE_WEEKS);

const earlier = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? one : other);

/** Weeks of a period that are over by the end of a day, 0 or more; 0.14 is one day. */
export const weeksActive = ({ startDate, endDate }: Period, asAt: LocalDate): number =>
  daysInclusive(startDate, earlier(asAt, endDate)) / 7;

/** Weeks of a period that are left after a day, 0 or more; of one that has not begun, all of it. */
export const weeksLeft = ({ startDate, endDate }: Period, asAt: LocalDate): number =>
  Math.max(0, daysBetween(asAt < startDate ? addDays(startDate, -1) : asAt, endDate)) / 7;

/**
 * r of B4.11: net stories a week over the last eight weeks, or over the weeks active where those are fewer. Never over less than three,
 * for which no forecast would be given: the two stories of a first day are no pace of fourteen a week. 0 before the part has begun.
 */
export const paceOf = (part: CollectingPart, asAt: LocalDate): number => {
  const active = weeksActive(part, asAt);
  return active === 0 ? 0 : part.recentNet / Math.min(PACE_WEEKS, Math.max(FORECAST_FROM.weeks, active));
};

/**
 * Stories still to be expected after `asAt` up to the end of `until`, at the present pace: r × the weeks between (B4.11). Each part runs at
 * its own pace to its own end, so the expectations of parts add up to that of the whole. 0 or more.
 */
export const expectedAfter = (
  parts: readonly CollectingPart[],
  { asAt, until }: { readonly asAt: LocalDate; readonly until: LocalDate },
): number =>
  steady(
    parts.reduce((sum, part) => {
      const weeks = Math.max(0, daysBetween(asAt, earlier(until, part.endDate))) / 7;
      return sum + paceOf(part, asAt) * weeks;
    }, 0),
  );

/** From how many to how many, with 80 % of certainty, and the likeliest number between. Whole stories. */
export interface Band {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

export type Forecast =
  | (Band & {
      readonly kind: 'given';
      /** The last day of the last part. */
      readonly endsOn: LocalDate;
      /** Net stories a week at present, all running parts together. */
      readonly perWeek: number;
      /** Parts that have not begun: they have no pace yet, and nothing is forecast of them. */
      readonly partsToCome: number;
    })
  | { readonly kind: 'none'; readonly reason: NoForecastReason };

/** The band around what there is and what is still to be expected: ± 1.28·√expected, rounded outwards; never below what there is. */
const bandAround = (actual: number, expected: number): Band => {
  const margin = FORECAST_BAND * Math.sqrt(expected);
  return {
    low: actual + Math.max(0, Math.floor(steady(expected - margin))),
    likely: actual + Math.round(expected),
    high: actual + Math.ceil(steady(expected + margin)),
  };
};

const netOf = (parts: readonly CollectingPart[]): number => parts.reduce((sum, part) => sum + part.storiesNet, 0);

const whyNone = (parts: readonly CollectingPart[], asAt: LocalDate): NoForecastReason | null => {
  const begun = parts.filter((part) => part.startDate <= asAt);
  if (begun.length === 0) return 'notBegun';
  if (parts.every((part) => part.endDate <= asAt)) return 'over';
  if (Math.max(...begun.map((part) => weeksActive(part, asAt))) < FORECAST_FROM.weeks) return 'tooFewWeeks';
  return netOf(parts) < FORECAST_FROM.stories ? 'tooFewStories' : null;
};

/**
 * forecastAtEnd of B4.11: net stories by the last day of the period if the pace of the last eight weeks goes on, with an 80 % band. A sum
 * of Poisson counts is one itself, so the band of several parts is that of their sum. Withdrawals to come are not foreseen.
 *
 * None before three weeks or three stories, before the first part begins, and once the last is over: then the actual is the end.
 */
export const forecastAtEnd = (parts: readonly CollectingPart[], asAt: LocalDate): Forecast => {
  const reason = whyNone(parts, asAt);
  if (reason !== null) return { kind: 'none', reason };
  const endsOn = parts.map((part) => part.endDate).reduce((last, each) => (each > last ? each : last));
  const running = parts.filter((part) => part.endDate > asAt);
  return {
    kind: 'given',
    ...bandAround(netOf(parts), expectedAfter(parts, { asAt, until: endsOn })),
    endsOn,
    perWeek: Math.round(steady(running.reduce((sum, part) => sum + paceOf(part, asAt), 0)) * 10) / 10,
    partsToCome: parts.filter((part) => part.startDate > asAt).length,
  };
};

/** The forecast at the end of an earlier day, for a line from month to month; null where there is none at the end either. */
export const forecastAt = (
  parts: readonly CollectingPart[],
  { asAt, until }: { readonly asAt: LocalDate; readonly until: LocalDate },
): Band | null =>
  whyNone(parts, asAt) === null ? bandAround(netOf(parts), expectedAfter(parts, { asAt, until })) : null;

/** What is needed to reach a target. `missing`: stories still to gather. */
export type Needed =
  | { readonly kind: 'noTarget' }
  | { readonly kind: 'reached' }
  | { readonly kind: 'over'; readonly missing: number }
  | { readonly kind: 'perWeek'; readonly missing: number; readonly perWeek: number };

/**
 * requiredRate of B4.11: (target − actual) / weeks left, net stories a week, to one decimal and rounded up, so that whoever keeps to it
 * arrives. In the last days, where less than a week is left, it is all that is missing: nobody plans by a fraction of a week.
 *
 * Of a target that is reached nothing is needed, and of a period that is over nothing can be: then only what is missing is said.
 * @param period of several parts, from the first day of any to the last of any
 */
export const requiredRate = (
  { target, actual, period }: { readonly target: number | null; readonly actual: number; readonly period: Period },
  asAt: LocalDate,
): Needed => {
  if (target === null || target === 0) return { kind: 'noTarget' };
  const missing = target - actual;
  if (missing <= 0) return { kind: 'reached' };
  if (asAt >= period.endDate) return { kind: 'over', missing };
  const weeks = Math.max(1, weeksLeft(period, asAt));
  return { kind: 'perWeek', missing, perWeek: Math.ceil(steady((missing / weeks) * 10)) / 10 };
};
