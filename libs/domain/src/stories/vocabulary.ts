/** How a story was told. */
export const STORY_TECHNIQUES = [
  'snapshot',
  'dialogueInterview',
  'personalMonologue',
  'experienceStory',
  'group',
  'other',
] as const;
export type StoryTechnique = (typeof STORY_TECHNIQUES)[number];

export const STORY_MEDIA = ['video', 'audio', 'photo', 'text'] as const;
export type StoryMedium = (typeof STORY_MEDIA)[number];

/** Who gathered it. One story is not one trained reporter: staff, trainers and partner organisations gather too. */
export const GATHERER_KINDS = ['reporter', 'trainer', 'staff', 'partnerOrganisation'] as const;
export type GathererKind = (typeof GATHERER_KINDS)[number];

/** Where a story is on its way from a plan to publication. `erased` leaves a tombstone. */
export const STORY_STATES = [
  'planned',
  'recorded',
  'submitted',
  'inReview',
  'changesRequested',
  'approved',
  'published',
  'unpublished',
  'archived',
  'rejected',
  'withdrawn',
  'erased',
] as const;
export type StoryState = (typeof STORY_STATES)[number];

/** What a storyteller can allow, each on its own. */
export const CONSENT_SCOPES = [
  'record_hold',
  'curate',
  'share_partners',
  'share_funder',
  'publish_web',
  'publish_social',
  'publish_print',
  'use_in_training',
  'quote_only',
  'photo_likeness',
  'recontact',
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

/** Scopes that allow publication; each channel on its own. `published` means on the web. */
export const PUBLISH_SCOPES = ['publish_web', 'publish_social', 'publish_print'] as const satisfies ConsentScope[];

/** What a record says: yes to some scopes, no, or no longer. */
export const CONSENT_DECISIONS = ['given', 'refused', 'withdrawn'] as const;
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

/** How the consent was expressed. */
export const CONSENT_METHODS = ['paper', 'digital', 'recordedVerbal'] as const;
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

/** How the storyteller wants to be named. */
export const IDENTITY_DISPLAYS = ['fullName', 'firstName', 'firstNameTown', 'pseudonym', 'anonymous'] as const;
export type IdentityDisplay = (typeof IDENTITY_DISPLAYS)[number];

/** Derived from the records, never stored. */
export const CONSENT_STATES = ['none', 'given', 'restricted', 'expiring', 'expired', 'refused', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** Days before its end from which a consent is `expiring`. */
export const EXPIRING_WITHIN_DAYS = 60;
