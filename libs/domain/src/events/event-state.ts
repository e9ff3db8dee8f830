import { accepted, refused, type Result } from '../shared';
import { HELD_STATES, type EventState } from './vocabulary';

/** Where an event can go from each state (domain B2). */
export const EVENT_TRANSITIONS = {
  draft: ['announced', 'cancelled'],
  announced: ['held', 'postponed', 'cancelled'],
  postponed: ['announced', 'cancelled'],
  held: ['writtenUp'],
  writtenUp: [],
  cancelled: [],
} as const satisfies Record<EventState, readonly EventState[]>;

export const tookPlace = (state: EventState): boolean => (HELD_STATES as readonly EventState[]).includes(state);

/** What a step depends on. Instants in ISO 8601. */
export interface StepFacts {
  readonly now: string;
  readonly startsAt: string;
  /** Why, where somebody said so. */
  readonly reason: string | null;
  /** Whether the date still holds: a postponed event has lost its own. */
  readonly hasDate: boolean;
  readonly headcount: number | null;
  readonly noHeadcountReason: string | null;
}

/**
 * Whether an event may take a step. It can only have been held once it has begun; people are told why it is cancelled or postponed; what
 * was postponed is announced with a new date; it is written up with a headcount, or with the reason why nobody counted.
 */
export const moveEvent = (
  from: EventState,
  to: EventState,
  facts: StepFacts,
): Result<
  EventState,
  'event.transition' | 'event.notYet' | 'event.reasonNeeded' | 'event.dateNeeded' | 'event.headcountNeeded'
> => {
  if (!(EVENT_TRANSITIONS[from] as readonly EventState[]).includes(to))
    return refused('event.transition', { from, to });
  if (to === 'held' && Date.parse(facts.now) < Date.parse(facts.startsAt))
    return refused('event.notYet', { startsAt: facts.startsAt });
  if ((to === 'cancelled' || to === 'postponed') && !facts.reason) return refused('event.reasonNeeded');
  if (to === 'announced' && !facts.hasDate) return refused('event.dateNeeded');
  if (to === 'writtenUp' && facts.headcount === null && facts.noHeadcountReason === null)
    return refused('event.headcountNeeded');
  return accepted(to);
};
