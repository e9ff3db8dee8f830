import { addDays, type LocalDate } from '@throughline/domain/shared';
import { type TrainingSession } from '@throughline/domain/training';
import { today, writeDate, writeInstant } from '../platform/format';

type Timed = Pick<TrainingSession, 'date' | 'startTime' | 'endTime' | 'timeZone'>;

/** The zone of the reader's own clock. */
export const readersZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `Europe/Warsaw` as "Warsaw time". */
export const writeZone = (timeZone: string): string => {
  const place = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return $localize`${place}:place: time`;
};

/** "18:00–20:00", on the clocks of the place; with its zone where that is not the reader's. */
export const writeTimes = (session: Timed, zone: string = readersZone()): string => {
  const [times, other] = [`${session.startTime}–${session.endTime}`, otherZone(session, zone)];
  return other === null ? times : `${times} (${other})`;
};

/** The zone of the session where it is not the reader's; null where it is. */
export const otherZone = ({ timeZone }: Pick<Timed, 'timeZone'>, zone: string = readersZone()): string | null =>
  timeZone === zone ? null : writeZone(timeZone);

/** "Today", "Tomorrow", "Mon 9 Mar", or with the year where it is another. */
export const writeDay = (date: LocalDate, present: LocalDate = today()): string => {
  if (date === present) return $localize`Today`;
  if (date === addDays(present, 1)) return $localize`Tomorrow`;
  if (date === addDays(present, -1)) return $localize`Yesterday`;
  return date.slice(0, 4) === present.slice(0, 4) ? writeDate(date, 'short') : writeDate(date);
};

/** Whether the session is on the day that it is, where it is held. */
export const isToday = ({ date, timeZone }: Timed, now: Date = new Date()): boolean =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now) === date;

/** An instant on the reader's clock: "10:04" today, with its day otherwise. */
export const writeClock = (instant: string, now: Date = new Date()): string => {
  const at = new Date(instant);
  const isSameDay = at.toDateString() === now.toDateString();
  return isSameDay ? at.toLocaleTimeString('en-GB', { timeStyle: 'short' }) : writeInstant(instant);
};
