import { accepted, refused, type Result } from '../shared';
import type { CurrentConsent } from './consent';
import { NAMED_DISPLAYS, type AgeGroup, type IdentityDisplay, type StoryState } from './vocabulary';

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

/** Somebody whose consent a story needs: its storyteller, or who else is in it. */
export interface Voice {
  readonly age: AgeGroup;
  readonly consent: CurrentConsent;
}

/** What a story's next state depends on. */
export interface StoryInHand {
  readonly state: StoryState;
  readonly isPractice: boolean;
  /** Somebody raised a concern about it, and the safeguarding lead has not let go of it. */
  readonly isHeld: boolean;
  readonly storyteller: Voice;
  /** Who else is in it and has to be asked. */
  readonly others: readonly Voice[];
  /** What the safeguarding lead decided over a story of somebody under 18; null before. */
  readonly under18Approval: { readonly guardianWaived: boolean } | null;
  /** The storyteller agreed to the text as it stands, by a consent or when they saw the final version. */
  readonly textIsAgreed: boolean;
  /** What of it is meant for publication, and whether name, face and voice are out of it. */
  readonly published: readonly { readonly isAnonymised: boolean }[];
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
}

export type StoryMoveProblem =
  | 'story.transition'
  | 'story.holdConsentMissing'
  | 'story.attestationMissing'
  | 'story.ownReview'
  | 'story.finalNotSeen'
  | 'story.practice'
  | 'story.held'
  | 'story.under18'
  | 'story.guardianMissing'
  | 'story.publishConsentMissing'
  | 'story.textNotAgreed'
  | 'story.anonymisedAssetMissing';

const isNamed = ({ consent: { identityDisplay } }: Voice): boolean =>
  identityDisplay !== null && (NAMED_DISPLAYS as readonly IdentityDisplay[]).includes(identityDisplay);

/** Whether the guardian did what the age asks for (domain §4): under 16 they consent; at 16 and 17 they know, unless the lead waived that. */
const guardianIsIn = ({ age, consent: { guardian } }: Voice, waived: boolean): boolean => {
  switch (age) {
    case 'adult':
      return true;
    case 'from16To17':
      return waived || guardian !== null;
    case 'under16':
      return guardian === 'consented';
  }
};

/** What keeps a story from being public, the first that applies (B3.1, B3.5, B3.6, B3.7); null when nothing does. */
export const publicationObstacle = (story: Omit<StoryInHand, 'state'>): StoryMoveProblem | null => {
  const voices = [story.storyteller, ...story.others];
  if (story.isPractice) return 'story.practice';
  if (story.isHeld) return 'story.held';
  if (!voices.every(({ consent }) => consent.scopes.includes('publish_web'))) return 'story.publishConsentMissing';
  if (voices.some(({ age }) => age !== 'adult') && story.under18Approval === null) return 'story.under18';
  const isWaived = story.under18Approval?.guardianWaived ?? false;
  if (!voices.every((voice) => guardianIsIn(voice, isWaived))) return 'story.guardianMissing';
  if (!story.textIsAgreed) return 'story.textNotAgreed';
  const isHidden = story.published.length > 0 && story.published.every(({ isAnonymised }) => isAnonymised);
  return voices.every(isNamed) || isHidden ? null : 'story.anonymisedAssetMissing';
};

const guard = (story: StoryInHand, to: StoryState, claims: StoryMoveClaims): StoryMoveProblem | null => {
  const isKept = story.storyteller.consent.scopes.includes('record_hold');
  switch (to) {
    case 'recorded':
      return isKept ? null : 'story.holdConsentMissing';
    case 'submitted':
      if (!isKept) return 'story.holdConsentMissing';
      return claims.attestsConsent ? null : 'story.attestationMissing';
    case 'approved':
      if (story.gathererAccountIds.includes(claims.accountId)) return 'story.ownReview';
      return story.textIsAgreed || claims.storytellerSawFinal ? null : 'story.finalNotSeen';
    case 'published':
      return publicationObstacle(story);
    default:
      return null;
  }
};

/**
 * Whether a story may take a step, by its transitions and their guards (domain B2; invariants B3.1, B3.5, B3.6, B3.7). The
 * database holds those about publication a second time.
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
  return after.state === 'withdrawn' ? 'withdrawn' : stateAfterOthersChange(state, before, after);
};

/** What follows when somebody else in the story decides anew: it is not theirs to withdraw, but with them it may no longer be public. */
export const stateAfterOthersChange = (
  state: StoryState,
  before: CurrentConsent,
  after: CurrentConsent,
): StoryState => {
  const stays = after.scopes.includes('publish_web') && after.identityDisplay === before.identityDisplay;
  return state === 'published' && !stays ? 'unpublished' : state;
};

/** What follows when the text of a story changes: it goes back to be agreed to. What was approved is reviewed again. */
export const stateAfterTextChange = (state: StoryState): StoryState => {
  switch (state) {
    case 'published':
      return 'unpublished';
    case 'approved':
      return 'inReview';
    default:
      return state;
  }
};

/** A published story comes down when something stands in its way that did not before: a correction, a concern, somebody who has to be asked. */
export const stateWithObstacle = (state: StoryState, obstacle: StoryMoveProblem | null): StoryState =>
  state === 'published' && obstacle !== null ? 'unpublished' : state;
