import { type LocalDate } from '@throughline/domain/shared';
import {
  type EditScope,
  type LeftAloneReason,
  type RecurrenceRhythm,
  type RecurrenceRule,
  type Weekday,
} from '@throughline/domain/training';
import { writeDate } from '../platform/format';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const WEEKDAY_WORDS: Words<Weekday> = {
  monday: $localize`Monday`,
  tuesday: $localize`Tuesday`,
  wednesday: $localize`Wednesday`,
  thursday: $localize`Thursday`,
  friday: $localize`Friday`,
  saturday: $localize`Saturday`,
  sunday: $localize`Sunday`,
};

type Nth = Extract<RecurrenceRhythm, { frequency: 'monthlyByWeekday' }>['nth'];
export const NTH_WORDS: Words<`${Nth}`> = {
  1: $localize`first`,
  2: $localize`second`,
  3: $localize`third`,
  4: $localize`fourth`,
  5: $localize`fifth`,
  last: $localize`last`,
};

export const SCOPE_WORDS: Words<EditScope> = {
  this: $localize`This session`,
  thisAndFollowing: $localize`This and the following`,
  all: $localize`All sessions of the series`,
};

export const LEFT_ALONE_WORDS: Words<LeftAloneReason> = {
  registerSubmitted: $localize`its register was submitted`,
  begun: $localize`it has begun, or is over`,
  cancelled: $localize`it is cancelled`,
  postponed: $localize`it is postponed`,
  setApart: $localize`it was changed by itself before`,
  alreadyTheirs: $localize`whoever steps in delivers it already`,
  trainerUnknown: $localize`whoever steps in has no access to its strand`,
};

/** "Monday", "Monday and Thursday", "Monday, Tuesday and Thursday". */
const listOf = (days: readonly string[]): string => new Intl.ListFormat('en-GB').format(days);

/** "Every Tuesday", "Every 2 weeks on Tuesday and Thursday", "Every month on the last Friday". */
export const rhythmWords = (rhythm: RecurrenceRhythm): string => {
  const { interval } = rhythm;
  switch (rhythm.frequency) {
    case 'daily':
      return interval === 1 ? $localize`Every day` : $localize`Every ${interval}:count: days`;
    case 'weekly': {
      const days = listOf(rhythm.weekdays.map((day) => WEEKDAY_WORDS[day]));
      if (interval === 1) return $localize`Every ${days}:weekdays:`;
      return $localize`Every ${interval}:count: weeks on ${days}:weekdays:`;
    }
    case 'monthlyByDate':
      return interval === 1
        ? $localize`Every month on day ${rhythm.day}:day:`
        : $localize`Every ${interval}:count: months on day ${rhythm.day}:day:`;
    case 'monthlyByWeekday': {
      const day = `${NTH_WORDS[rhythm.nth]} ${WEEKDAY_WORDS[rhythm.weekday]}`;
      return interval === 1
        ? $localize`Every month on the ${day}:weekday:`
        : $localize`Every ${interval}:count: months on the ${day}:weekday:`;
    }
  }
};

/** "Every Tuesday, 18:00 to 20:00, 12 times, until 9 Feb 2027": what was chosen, read back. */
export const ruleWords = (
  { rhythm, ends }: Pick<RecurrenceRule, 'rhythm' | 'ends'>,
  {
    startTime,
    endTime,
    times,
    last,
  }: {
    readonly startTime: string;
    readonly endTime: string;
    /** How many sessions there are, and the last day, once that is known. */
    readonly times?: number;
    readonly last?: LocalDate;
  },
): string => {
  const until = last ?? (ends?.kind === 'until' ? ends.until : undefined);
  const count = times ?? (ends?.kind === 'count' ? ends.count : undefined);
  return [
    rhythmWords(rhythm),
    endTime > startTime
      ? $localize`${startTime}:start: to ${endTime}:end:`
      : $localize`${startTime}:start: to ${endTime}:end: the next day`,
    count === 1 && $localize`once`,
    count !== undefined && count !== 1 && $localize`${count}:count: times`,
    until !== undefined && $localize`until ${writeDate(until)}:day:`,
  ]
    .filter((words) => words !== false)
    .join(', ');
};

/** "12 sessions", "1 session", "no session". */
export const sessionsWords = (count: number): string => {
  if (count === 0) return $localize`no session`;
  return count === 1 ? $localize`1 session` : $localize`${count}:count: sessions`;
};
