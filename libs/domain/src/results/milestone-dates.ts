import { daysBetween, type LocalDate } from '../shared';
import type { Share } from './collection-rates';
import { isSettled } from './milestone-state';
import { AMBER_UP_TO_DAYS_LATE, type MilestoneState } from './plan-vocabulary';
import type { RagStatus } from './vocabulary';

/** The dates of a milestone. */
export interface MilestoneDates {
  readonly state: MilestoneState;
  readonly baselineDate: LocalDate;
  readonly forecastDate: LocalDate;
  /** The day on which it was achieved; null as long as it was not. */
  readonly actualDate: LocalDate | null;
}

const later = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);

/** The day on which it was achieved, or else the earliest on which it can be: a forecast that has gone by is no forecast (B4.16). */
export const expectedOn = ({ actualDate, forecastDate }: MilestoneDates, today: LocalDate): LocalDate =>
  actualDate ?? later(forecastDate, today);

/** Days from the agreed date to the one expected; negative when early (B4.16). Null for what was dropped: nothing is expected of it. */
export const slippageDays = (milestone: MilestoneDates, today: LocalDate): number | null =>
  milestone.state === 'dropped' ? null : daysBetween(milestone.baselineDate, expectedOn(milestone, today));

/** Whether it is still to come and will be late, or is late already. */
export const isLate = (milestone: MilestoneDates, today: LocalDate): boolean =>
  !isSettled(milestone.state) && (slippageDays(milestone, today) ?? 0) > 0;

/** How a milestone stands (B4.15): what was achieved is green, however late it was, and of what was dropped there is nothing to judge. */
export const milestoneRag = (milestone: MilestoneDates, today: LocalDate): RagStatus => {
  if (milestone.state === 'dropped') return 'grey';
  if (milestone.state === 'missed') return 'red';
  if (!isLate(milestone, today)) return 'green';
  return (slippageDays(milestone, today) ?? 0) > AMBER_UP_TO_DAYS_LATE ? 'red' : 'amber';
};

/** Of the milestones that were due by now, those achieved on their day or before (B4.16). What was dropped was agreed not to be due. */
export const onTimeRate = (milestones: readonly MilestoneDates[], today: LocalDate): Share => {
  const due = milestones.filter(({ state, baselineDate }) => state !== 'dropped' && baselineDate <= today);
  const onTime = due.filter(({ actualDate, baselineDate }) => actualDate !== null && actualDate <= baselineDate);
  return { part: onTime.length, of: due.length };
};

type Listed = MilestoneDates & { readonly id: string };

/** Rank of a milestone in a list: what is late, what is to come, what is settled. */
const rankOf = (milestone: MilestoneDates, today: LocalDate): number =>
  isLate(milestone, today) ? 0 : isSettled(milestone.state) ? 2 : 1;

/** As people read them: the latest first, then what is to come by date, then what is settled, whatever the order of entry. */
export const milestonesInOrder = <Each extends Listed>(
  milestones: readonly Each[],
  today: LocalDate,
): readonly Each[] =>
  milestones.toSorted((one, other) => {
    const [rank, otherRank] = [rankOf(one, today), rankOf(other, today)];
    if (rank !== otherRank) return rank - otherRank;
    const bySlippage = (slippageDays(other, today) ?? 0) - (slippageDays(one, today) ?? 0);
    if (rank === 0 && bySlippage !== 0) return bySlippage;
    return (
      expectedOn(one, today).localeCompare(expectedOn(other, today)) ||
      one.baselineDate.localeCompare(other.baselineDate) ||
      one.id.localeCompare(other.id)
    );
  });
