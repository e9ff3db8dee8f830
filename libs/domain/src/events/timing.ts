import { needsWindow } from '../shared';
import type { EventState } from './vocabulary';

/** Whether those who welcome the guests of an event are shown what they need: in the same days around it as at a session (domain 4.1). */
export const showsGuestNeedsAt = (
  event: { readonly state: EventState; readonly startsAt: string; readonly endsAt: string },
  now: string,
): boolean => {
  if (event.state === 'draft' || event.state === 'postponed' || event.state === 'cancelled') return false;
  const { from, until } = needsWindow(event);
  return Date.parse(now) >= Date.parse(from) && Date.parse(now) < Date.parse(until);
};

/** Whether guests may answer and people may sign up: once it was announced, until it begins. */
export const takesAnswersAt = (
  event: { readonly state: EventState; readonly startsAt: string },
  now: string,
): boolean => event.state === 'announced' && Date.parse(now) < Date.parse(event.startsAt);

/** Whether the waiting list moves up by itself: until the event begins. An event without a date has not begun. */
export const movesUpAt = (event: { readonly state: EventState; readonly startsAt: string }, now: string): boolean =>
  event.state === 'draft' || event.state === 'postponed' || takesAnswersAt(event, now);
