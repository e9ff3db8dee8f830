import { accepted, refused, type Result } from '../shared';
import { tookPlace } from './event-state';
import type { EventState, HeadcountMethod } from './vocabulary';

/**
 * Whether what is said of an event's headcount can be right: only what was held has one, what was written up keeps it, and a count is not
 * below the guests whom the door saw arrive.
 * @param arrived guests marked as arrived
 */
export const checkHeadcount = (
  report: {
    readonly headcount: number | null;
    readonly headcountMethod: HeadcountMethod | null;
    readonly noHeadcountReason: string | null;
  },
  { state, arrived }: { readonly state: EventState; readonly arrived: number },
): Result<number | null, 'event.notHeld' | 'event.headcountNeeded' | 'event.headcountBelowDoor'> => {
  if (!tookPlace(state)) return refused('event.notHeld', { state });
  const { headcount, headcountMethod, noHeadcountReason } = report;
  if (state === 'writtenUp' && headcount === null && noHeadcountReason === null)
    return refused('event.headcountNeeded');
  if (headcount !== null && headcountMethod === 'register' && headcount < arrived)
    return refused('event.headcountBelowDoor', { arrived });
  return accepted(headcount);
};
