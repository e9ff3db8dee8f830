import { MILESTONE_REASONED, type Milestone, type MilestoneState } from '@throughline/domain/results';
import { writeDate } from '../platform/format';

/** How the states of a milestone are called, and the steps to them. It never goes back to planned by a step. */
export const MILESTONE_WORDS = {
  states: {
    planned: $localize`planned`,
    inProgress: $localize`in progress`,
    achieved: $localize`achieved`,
    missed: $localize`missed`,
    dropped: $localize`dropped`,
  } satisfies Record<MilestoneState, string>,
  steps: {
    planned: $localize`Plan again`,
    inProgress: $localize`Begin`,
    achieved: $localize`Mark as achieved`,
    missed: $localize`Mark as missed`,
    dropped: $localize`Drop`,
  } satisfies Record<MilestoneState, string>,
  reasoned: MILESTONE_REASONED,
};

/** "1 day", "14 days". */
export const dayCount = (days: number): string => (days === 1 ? $localize`1 day` : $localize`${days}:count: days`);

/** How a milestone stands against the date that was agreed: "14 days late", "expected 3 days early", "achieved on the day". */
export const standingWords = ({ state, slippageDays, baselineDate }: Milestone, today: string): string => {
  if (state === 'dropped' || slippageDays === null) return $localize`Dropped`;
  if (state === 'missed') return $localize`Missed`;
  const isAchieved = state === 'achieved';
  if (slippageDays === 0) return isAchieved ? $localize`Achieved on the day` : $localize`On time`;
  const days = dayCount(Math.abs(slippageDays));
  if (slippageDays < 0) return isAchieved ? $localize`Achieved ${days}:days: early` : $localize`${days}:days: early`;
  if (isAchieved) return $localize`Achieved ${days}:days: late`;
  return baselineDate < today ? $localize`${days}:days: late` : $localize`Will be ${days}:days: late`;
};

/** The day on which it was achieved or is expected, with the word for it; null for what will not come. */
export const expectedWords = ({ state, actualDate, forecastDate }: Milestone): string | null => {
  if (actualDate !== null) return $localize`achieved ${writeDate(actualDate)}:date:`;
  if (state === 'missed' || state === 'dropped') return null;
  return $localize`expected ${writeDate(forecastDate)}:date:`;
};

/** The plan in one sentence: what is late, and how much came on time. */
export const planSentence = (late: number, onTime: { readonly part: number; readonly of: number }): string => {
  const first =
    late === 0
      ? $localize`No milestone is late.`
      : late === 1
        ? $localize`1 milestone is late.`
        : $localize`${late}:count: milestones are late.`;
  return onTime.of === 0
    ? first
    : $localize`${first}:late: ${onTime.part}:part: of ${onTime.of}:of: that were due by now came on time.`;
};
