import { accepted, refused, type Result } from '../shared';
import type { CurrentConsent } from './consent';
import type { IdentityDisplay, StoryState } from './vocabulary';

/** Where a story can go from each state (domain B2). Anything that is not yet withdrawn can be withdrawn. */
export const STORY_TRANSITIONS = {
  planned: ['recorded', 'withdrawn'],
  recorded: ['submitted', 'withdrawn'],
  submitted: ['inReview', 'withdrawn'],
  inReview: ['changesRequested', 'approved', 'rejected', 'withdrawn'],
  changesRequested: ['inReview', 'withdrawn'],
  approved: ['published', 'archived', 'withdrawn'],
  published: ['unpublished', 'withdrawn'],
  unpublished: ['published', 'archived', 'withdrawn'],
  archived: ['withdrawn'],
  rejected: ['withdrawn'],
  withdrawn: ['erased'],
  erased: [],
} as const satisfies Record<StoryState, readonly StoryState[]>;

/**
 * States of a story that counts in storiesNet (B4.8): it was submitted at some time and is not withdrawn. A rejected story was gathered
 * too. storiesGathered also counts those withdrawn or erased after they had been submitted.
 */
export const GATHERED_STATES = [
  'submitted',
  'inReview',
  'changesRequested',
  'approved',
  'published',
  'unpublished',
  'archived',
  'rejected',
] as const satisfies StoryState[];

/** What each move asks of the one who makes it, whatever it moves from; see {@link storyMoveAction} for the one exception. */
export const STORY_MOVE_ACTIONS = {
  planned: 'story.write',
  recorded: 'story.write',
  submitted: 'story.write',
  inReview: 'story.review',
  changesRequested: 'story.review',
  approved: 'story.review',
  rejected: 'story.review',
  archived: 'story.review',
  published: 'story.publish',
  unpublished: 'story.publish',
  withdrawn: 'story.withdraw',
  erased: 'story.erase',
} as const satisfies Record<StoryState, string>;

/**
 * What a move asks of the one who makes it; the policy says who may. Handing a story back after its changes were made is the
 * gatherer's to do, as handing it in was; every other step into review is the reviewer's.
 */
export const storyMoveAction = <To extends StoryState>(
  from: StoryState,
  to: To,
): (typeof STORY_MOVE_ACTIONS)[To] | 'story.write' =>
  from === 'changesRequested' && to === 'inReview' ? 'story.write' : STORY_MOVE_ACTIONS[to];

/** What a story's next state depends on. */
export interface StoryInHand {
  readonly state: StoryState;
  readonly isPractice: boolean;
  readonly isUnder18: boolean;
  readonly consent: CurrentConsent;
  /** The account that gathered the story, or logged it for the one who did. */
  readonly gathererAccountIds: readonly string[];
}

/** What the person who moves it says. */
export interface StoryMoveClaims {
  readonly accountId: string;
  /** They hold the consent of everybody in the story. */
  readonly attestsConsent: boolean;
  /** The storyteller saw the final version, or said that they need not. */
  readonly storytellerSawFinal: boolean;
  /** Name, face and voice are out of what is published. */
  readonly assetIsAnonymised: boolean;
}

export type StoryMoveProblem =
  | 'story.transition'
  | 'story.holdConsentMissing'
  | 'story.attestationMissing'
  | 'story.ownReview'
  | 'story.finalNotSeen'
  | 'story.practice'
  | 'story.under18'
  | 'story.publishConsentMissing'
  | 'story.anonymisedAssetMissing';

const NAMED_DISPLAYS = ['fullName', 'firstName', 'firstNameTown'] as const satisfies IdentityDisplay[];

const isNamed = (consent: CurrentConsent): boolean =>
  consent.identityDisplay !== null && (NAMED_DISPLAYS as readonly IdentityDisplay[]).includes(consent.identityDisplay);

const guard = (story: StoryInHand, to: StoryState, claims: StoryMoveClaims): StoryMoveProblem | null => {
  switch (to) {
    case 'recorded':
      return story.consent.scopes.includes('record_hold') ? null : 'story.holdConsentMissing';
    case 'submitted':
      if (!story.consent.scopes.includes('record_hold')) return 'story.holdConsentMissing';
      return claims.attestsConsent ? null : 'story.attestationMissing';
    case 'approved':
      if (story.gathererAccountIds.includes(claims.accountId)) return 'story.ownReview';
      return claims.storytellerSawFinal ? null : 'story.finalNotSeen';
    case 'published':
      if (story.isPractice) return 'story.practice';
      if (story.isUnder18) return 'story.under18';
      if (!story.consent.scopes.includes('publish_web')) return 'story.publishConsentMissing';
      return isNamed(story.consent) || claims.assetIsAnonymised ? null : 'story.anonymisedAssetMissing';
    default:
      return null;
  }
};

/**
 * Whether a story may take a step, by its transitions and their guards (domain B2; invariants B3.1, B3.5, B3.6, B3.7). The
 * database holds the one about publish consent a second time.
 */
export const moveStory = (
  story: StoryInHand,
  to: StoryState,
  claims: StoryMoveClaims,
): Result<StoryState, StoryMoveProblem> => {
  if (!(STORY_TRANSITIONS[story.state] as readonly StoryState[]).includes(to))
    return refused('story.transition', { from: story.state, to });
  const problem = guard(story, to, claims);
  return problem === null ? accepted(to) : refused(problem);
};

/**
 * What follows for a story when its storyteller decides anew. Everything withdrawn: the story is withdrawn, whatever its state. What is
 * published comes down without `publish_web`, and also when they want to be named in another way than it was published (B3.5).
 */
export const stateAfterConsentChange = (
  state: StoryState,
  before: CurrentConsent,
  after: CurrentConsent,
): StoryState => {
  if (state === 'erased' || state === 'withdrawn') return state;
  if (after.state === 'withdrawn') return 'withdrawn';
  if (state !== 'published') return state;
  const stays = after.scopes.includes('publish_web') && after.identityDisplay === before.identityDisplay;
  return stays ? 'published' : 'unpublished';
};

/** What follows for a story when what was logged of it is corrected: published, it comes down when it turns out that it never might (B3.6, B3.7). */
export const stateAfterCorrection = (
  state: StoryState,
  corrected: Pick<StoryInHand, 'isPractice' | 'isUnder18'>,
): StoryState => (state === 'published' && (corrected.isPractice || corrected.isUnder18) ? 'unpublished' : state);
