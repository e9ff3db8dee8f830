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

/** How old somebody was at the recording. It decides whose consent is needed, and who approves a publication (domain §4, B3.6). */
export const AGE_GROUPS = ['under16', 'from16To17', 'adult'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/** Who else is in a story besides the one whose story it is. */
export const CONTRIBUTOR_ROLES = ['storyteller', 'interviewer', 'thirdParty'] as const;
export type ContributorRole = (typeof CONTRIBUTOR_ROLES)[number];

/** What a file or an address of a story is for: to be published, or what was recorded. */
export const ASSET_PURPOSES = ['publication', 'source'] as const;
export type AssetPurpose = (typeof ASSET_PURPOSES)[number];

/** How a storyteller agreed to the final text: they saw it, or said that they need not. */
export const TEXT_AGREEMENT_WAYS = ['sawFinal', 'waived'] as const;
export type TextAgreementWay = (typeof TEXT_AGREEMENT_WAYS)[number];

/** What a parent or guardian of somebody under 18 did: agreed for them, or was told. */
export const GUARDIAN_PARTS = ['consented', 'notified'] as const;
export type GuardianPart = (typeof GUARDIAN_PARTS)[number];

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

/** What shows that somebody decided: a photo of the paper, a signature on the screen, or their words. */
export const EVIDENCE_KINDS = ['paperPhoto', 'signature', 'recordedWords'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Why somebody has to be asked, or asked again. */
export const ATTENTION_KINDS = ['expiring', 'missing', 'restricted', 'expired'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** How the storyteller wants to be named. */
export const IDENTITY_DISPLAYS = ['fullName', 'firstName', 'firstNameTown', 'pseudonym', 'anonymous'] as const;
export type IdentityDisplay = (typeof IDENTITY_DISPLAYS)[number];

/** Ways of being named by which somebody can be recognised. */
export const NAMED_DISPLAYS = ['fullName', 'firstName', 'firstNameTown'] as const satisfies IdentityDisplay[];

/** Derived from the records, never stored. */
export const CONSENT_STATES = ['none', 'given', 'restricted', 'expiring', 'expired', 'refused', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** Days before its end from which a consent is `expiring`. */
export const EXPIRING_WITHIN_DAYS = 60;

/** What a concern about somebody's safety is about, roughly. The words themselves are for the safeguarding lead alone. */
export const CONCERN_CATEGORIES = [
  'abuse',
  'neglect',
  'selfHarm',
  'exploitation',
  'domesticAbuse',
  'riskToOthers',
  'childAtRisk',
  'other',
] as const;
export type ConcernCategory = (typeof CONCERN_CATEGORIES)[number];

/** How far the safeguarding lead has come with a concern (domain B2). */
export const CONCERN_STATES = ['raised', 'triaged', 'monitoring', 'referred', 'closed'] as const;
export type ConcernState = (typeof CONCERN_STATES)[number];

/** What is written of a concern, entry by entry. */
export const CONCERN_ENTRY_KINDS = ['narrative', 'immediateAction', 'triage', 'referral', 'note', 'outcome'] as const;
export type ConcernEntryKind = (typeof CONCERN_ENTRY_KINDS)[number];

/** How a story sounds to the one who reviews it. */
export const STORY_TONES = ['positive', 'mixed', 'negative', 'neutral'] as const;
export type StoryTone = (typeof STORY_TONES)[number];

/**
 * Whether a key quote still stands where it was marked: `exact` in the text as it is, `moved` when the text around it changed and it was found
 * again, `lost` when somebody has to look.
 */
export const QUOTE_ANCHORS = ['exact', 'moved', 'lost'] as const;
export type QuoteAnchor = (typeof QUOTE_ANCHORS)[number];

/** Why a story was found: by what it says, by where it belongs, or by its reference. */
export const SEARCH_MATCHES = ['text', 'place', 'programme', 'theme', 'collection', 'ref'] as const;
export type SearchMatch = (typeof SEARCH_MATCHES)[number];
