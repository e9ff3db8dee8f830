import { accepted, refused, type LocalDate, type Result } from '../shared';
import { BADGE_LEVELS, BADGE_MEASURES, type BadgeChange, type BadgeLevel, type BadgeMeasure } from './vocabulary';

/** How much of each measure a level takes. What is left out is not asked for; a level that asks for nothing is never earned. */
export type BadgeCriteria = Readonly<Record<BadgeLevel, Readonly<Partial<Record<BadgeMeasure, number>>>>>;

/**
 * Until an administrator sets the criteria. An example and nothing more: those of the Institute of Community Reporters are not public
 * (domain 1.1).
 */
export const EXAMPLE_BADGE_CRITERIA: BadgeCriteria = {
  bronze: { responsibleStorytelling: 1, coursesCompleted: 1 },
  silver: { responsibleStorytelling: 1, coursesCompleted: 1, storiesGathered: 5 },
  gold: { responsibleStorytelling: 1, coursesCompleted: 2, storiesGathered: 15, monthsActive: 6 },
  platinum: { responsibleStorytelling: 1, coursesCompleted: 3, storiesGathered: 30, monthsActive: 12 },
};

/** What somebody has done, as the days on which they did it, in any order. Practice stories are no stories. */
export type Activity = Readonly<Record<Exclude<BadgeMeasure, 'monthsActive'>, readonly LocalDate[]>> & {
  /** The day of the first session that they attended. */
  readonly activeSince: LocalDate | null;
};

/** One measure of one level: how much there is of how much, and since when it is enough. */
export interface MeasureProgress {
  readonly measure: BadgeMeasure;
  readonly have: number;
  readonly needed: number;
  readonly since: LocalDate | null;
}

export interface LevelProgress {
  readonly level: BadgeLevel;
  readonly isMet: boolean;
  /** The day on which the last of its measures was reached. */
  readonly since: LocalDate | null;
  readonly measures: readonly MeasureProgress[];
}

/** The same day of a later month, or the last day of a month that is too short for it. */
const monthsLater = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};

/** Whole months from a day to another. */
const monthsBetween = (from: LocalDate, to: LocalDate): number => {
  let months = 0;
  while (monthsLater(from, months + 1) <= to) months += 1;
  return months;
};

const progressOf = (
  measure: BadgeMeasure,
  needed: number,
  { activity, today }: { readonly activity: Activity; readonly today: LocalDate },
): MeasureProgress => {
  if (measure === 'monthsActive') {
    const { activeSince } = activity;
    const have = activeSince === null ? 0 : monthsBetween(activeSince, today);
    return {
      measure,
      have,
      needed,
      since: activeSince !== null && have >= needed ? monthsLater(activeSince, needed) : null,
    };
  }
  const days = activity[measure].filter((day) => day <= today).toSorted();
  return { measure, have: days.length, needed, since: days[needed - 1] ?? null };
};

/** Every level, with what is there and what is missing. */
export const badgeProgress = (activity: Activity, criteria: BadgeCriteria, today: LocalDate): LevelProgress[] =>
  BADGE_LEVELS.map((level) => {
    const measures = BADGE_MEASURES.flatMap((measure) => {
      const needed = criteria[level][measure] ?? 0;
      return needed === 0 ? [] : [progressOf(measure, needed, { activity, today })];
    });
    const isMet = measures.length > 0 && measures.every(({ since }) => since !== null);
    const days = measures.map(({ since }) => since ?? '').toSorted();
    return { level, isMet, since: isMet ? (days.at(-1) ?? null) : null, measures };
  });

/** The highest level that is met with every one below it; null when not even the first is. */
export const earnedLevel = (progress: readonly LevelProgress[]): BadgeLevel | null => {
  const missed = progress.findIndex(({ isMet }) => !isMet);
  const met = missed === -1 ? progress : progress.slice(0, missed);
  return met.at(-1)?.level ?? null;
};

/** How somebody's badges stand, by level: the last thing that happened to each. */
export type BadgeStanding = Readonly<Partial<Record<BadgeLevel, BadgeChange>>>;

export const highest = (standing: BadgeStanding, change: BadgeChange): BadgeLevel | null =>
  BADGE_LEVELS.findLast((level) => standing[level] === change) ?? null;

/** What can happen to a badge of one level, by what happened to it last. */
export const BADGE_TRANSITIONS = {
  none: ['recommended', 'awarded'],
  recommended: ['awarded', 'withdrawn'],
  awarded: ['withdrawn'],
  withdrawn: ['recommended', 'awarded'],
} as const satisfies Record<BadgeChange | 'none', readonly BadgeChange[]>;

export const moveBadge = (
  from: BadgeChange | undefined,
  change: BadgeChange,
): Result<BadgeChange, 'badge.transition'> =>
  (BADGE_TRANSITIONS[from ?? 'none'] as readonly BadgeChange[]).includes(change)
    ? accepted(change)
    : refused('badge.transition', { from: from ?? 'none', to: change });

/**
 * What finishing a course brings along: the level that somebody has earned, unless they hold it or a higher one, or it was recommended
 * already.
 */
export const dueLevel = (earned: BadgeLevel | null, standing: BadgeStanding): BadgeLevel | null => {
  if (earned === null) return null;
  const held = highest(standing, 'awarded');
  const isHigher = held === null || BADGE_LEVELS.indexOf(earned) > BADGE_LEVELS.indexOf(held);
  return isHigher ? earned : null;
};
