import { accepted, refused, type Result } from '../shared';
import type { EventState } from './vocabulary';

/** Where an event can go from each state (domain B2). */
export const EVENT_TRANSITIONS = {
  draft: ['announced', 'cancelled'],
  announced: ['held', 'postponed', 'cancelled'],
  postponed: ['announced', 'cancelled'],
  held: ['writtenUp'],
  writtenUp: [],
  cancelled: [],
} as const satisfies Record<EventState, readonly EventState[]>;

/**
 * Whether an event may take a step. It can only have been held once it has begun.
 * @param timing instants in ISO 8601
 */
export const moveEvent = (
  from: EventState,
  to: EventState,
  timing: { readonly now: string; readonly startsAt: string },
): Result<EventState, 'event.transition' | 'event.notYet'> => {
  if (!(EVENT_TRANSITIONS[from] as readonly EventState[]).includes(to))
    return refused('event.transition', { from, to });
  if (to === 'held' && Date.parse(timing.now) < Date.parse(timing.startsAt))
    return refused('event.notYet', { startsAt: timing.startsAt });
  return accepted(to);
};
