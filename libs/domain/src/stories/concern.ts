import { accepted, refused, type Result } from '../shared';
import type { ConcernState } from './vocabulary';

/** Where a concern can go from each state (domain B2). What was closed stays closed: who worries anew raises a new one. */
export const CONCERN_TRANSITIONS = {
  raised: ['triaged'],
  triaged: ['monitoring', 'referred', 'closed'],
  monitoring: ['referred', 'closed'],
  referred: ['monitoring', 'closed'],
  closed: [],
} as const satisfies Record<ConcernState, readonly ConcernState[]>;

/**
 * Whether the safeguarding lead may take a step with a concern. It holds its story from the moment at which it is raised; the lead can let go
 * once they have read it, and a concern that is closed holds nothing.
 */
export const moveConcern = (from: ConcernState, to: ConcernState): Result<ConcernState, 'concern.transition'> =>
  (CONCERN_TRANSITIONS[from] as readonly ConcernState[]).includes(to)
    ? accepted(to)
    : refused('concern.transition', { from, to });

/** Whether a concern holds its story: always until it is read, never once it is closed, and between the two as the lead decides. */
export const concernHolds = (state: ConcernState, decision: { readonly holds: boolean }): boolean =>
  state === 'raised' || (state !== 'closed' && decision.holds);

/** Who raised a concern can read what they wrote, and add to it, until the lead has taken it up. */
export const isOpenToRaiser = (state: ConcernState): boolean => state === 'raised';
