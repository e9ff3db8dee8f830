import { DOOR_OPENS_HOURS, type Arrival, type EventState } from './vocabulary';

/** What the door says of a guest, with its own version: 0 when nothing was ever said. */
export interface StandingArrival {
  readonly arrival: Arrival;
  readonly version: number;
  /** The message that set it, so that the same message again is recognised. */
  readonly mutationId: string | null;
}

/**
 * What becomes of a mark at the door: as on a register, what had not seen the standing version and says something else is a conflict,
 * and the standing mark stays until a person decides.
 */
export const applyArrival = (
  standing: StandingArrival,
  change: { readonly arrival: Arrival; readonly baseVersion: number; readonly mutationId: string },
): 'saved' | 'unchanged' | 'conflict' => {
  if (standing.arrival === change.arrival || standing.mutationId === change.mutationId) return 'unchanged';
  return standing.version === change.baseVersion ? 'saved' : 'conflict';
};

/** From when the door of an event takes marks. @returns an instant in ISO 8601 */
export const doorOpensAt = (startsAt: string): string =>
  new Date(Date.parse(startsAt) - DOOR_OPENS_HOURS * 3_600_000).toISOString();

/** Whether the door takes marks: announced and about to begin, or held and not written up. */
export const isDoorOpen = (event: { readonly state: EventState; readonly startsAt: string }, now: string): boolean =>
  event.state === 'held' || (event.state === 'announced' && Date.parse(now) >= Date.parse(doorOpensAt(event.startsAt)));
