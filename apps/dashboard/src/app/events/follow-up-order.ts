import { type FollowUp } from '@throughline/domain/events';

/** Overdue first, then by the day that they are due; what is done stands last, the latest first. */
export const byUrgency = <Each extends Pick<FollowUp, 'doneAt' | 'dueOn'>>(all: readonly Each[]): readonly Each[] =>
  [...all].sort((one, other) => {
    if ((one.doneAt === null) !== (other.doneAt === null)) return one.doneAt === null ? -1 : 1;
    return one.doneAt !== null && other.doneAt !== null
      ? other.doneAt.localeCompare(one.doneAt)
      : one.dueOn.localeCompare(other.dueOn);
  });
