import type { ProblemCatalogue } from '../shared';

export const STORIES_PROBLEMS = {
  'story.transition': { kind: 'conflict', title: 'The story is not in a state that allows this' },
  'story.holdConsentMissing': { kind: 'ruleBroken', title: 'The storyteller has not agreed to be recorded' },
  'story.attestationMissing': { kind: 'ruleBroken', title: 'Say that you hold the consent of everybody in the story' },
  'story.ownReview': { kind: 'ruleBroken', title: 'A story is approved by somebody other than who gathered it' },
  'story.finalNotSeen': { kind: 'ruleBroken', title: 'The storyteller has not seen the final version' },
  'story.practice': { kind: 'ruleBroken', title: 'A practice story is not published' },
  'story.under18': { kind: 'ruleBroken', title: 'The storyteller is under 18: the safeguarding lead has to approve' },
  'story.publishConsentMissing': { kind: 'ruleBroken', title: 'There is no valid consent to publish on the web' },
  'story.anonymisedAssetMissing': {
    kind: 'ruleBroken',
    title: 'Name, face and voice must be out of what is published',
  },
  'story.regionOutside': { kind: 'ruleBroken', title: 'The strand does not work in this region' },
  'story.outsideStrand': { kind: 'ruleBroken', title: 'The day lies outside the dates of the strand' },
  'story.inFuture': { kind: 'ruleBroken', title: 'A story cannot have been recorded after today' },
  'story.gathererUnknown': { kind: 'ruleBroken', title: 'Nobody like that gathers stories here' },
  'story.withdrawn': { kind: 'conflict', title: 'The story was withdrawn' },
  'consent.givenInFuture': { kind: 'ruleBroken', title: 'Consent cannot have been given after today' },
  'consent.expiresTooEarly': { kind: 'ruleBroken', title: 'The consent would end before it began' },
  'consent.nothingToWithdraw': { kind: 'conflict', title: 'This was not agreed to, so it cannot be withdrawn' },
} as const satisfies ProblemCatalogue;
