import {
  type AgeGroup,
  type AttentionKind,
  type Consent,
  type ConsentMethod,
  type ConsentScope,
  type ConsentState,
  type EvidenceKind,
  type GathererKind,
  type GuardianPart,
  type IdentityDisplay,
  type StoryMedium,
  type StoryState,
  type StoryTechnique,
  type StoryTone,
} from '@throughline/domain/stories';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const TECHNIQUE_WORDS: Readonly<Record<StoryTechnique, { readonly label: string; readonly about: string }>> = {
  snapshot: {
    label: $localize`Snapshot story`,
    about: $localize`One open question, and a short answer in their own words.`,
  },
  dialogueInterview: {
    label: $localize`Dialogue interview`,
    about: $localize`Two peers talk. After the first question nothing is prepared.`,
  },
  personalMonologue: {
    label: $localize`Personal monologue`,
    about: $localize`Somebody tells it alone, to the camera or the microphone.`,
  },
  experienceStory: {
    label: $localize`Experience story`,
    about: $localize`A longer account of what somebody lived through, from its beginning on.`,
  },
  group: { label: $localize`Group story`, about: $localize`Several people tell it together.` },
  other: { label: $localize`Something else`, about: $localize`None of these. Say in the summary how it was told.` },
};

export const MEDIUM_WORDS: Words<StoryMedium> = {
  video: $localize`Video`,
  audio: $localize`Audio`,
  photo: $localize`Photo`,
  text: $localize`Text`,
};

export const GATHERER_WORDS: Words<GathererKind> = {
  reporter: $localize`community reporter`,
  trainer: $localize`trainer`,
  staff: $localize`staff`,
  partnerOrganisation: $localize`partner organisation`,
};

export const AGE_WORDS: Words<AgeGroup> = {
  adult: $localize`18 or older`,
  from16To17: $localize`16 or 17`,
  under16: $localize`Under 16`,
};

export const STORY_STATE_WORDS: Words<StoryState> = {
  planned: $localize`Logged`,
  recorded: $localize`Recorded`,
  submitted: $localize`Handed in`,
  inReview: $localize`In review`,
  changesRequested: $localize`Changes asked for`,
  approved: $localize`Approved`,
  published: $localize`Published`,
  unpublished: $localize`Taken down`,
  archived: $localize`Archived`,
  rejected: $localize`Not taken on`,
  withdrawn: $localize`Withdrawn`,
  erased: $localize`Erased`,
};

export const CONSENT_STATE_WORDS: Words<ConsentState> = {
  none: $localize`No consent yet`,
  given: $localize`Consent given`,
  restricted: $localize`Consent given, some taken back`,
  expiring: $localize`Consent ends soon`,
  expired: $localize`Consent has ended`,
  refused: $localize`Consent refused`,
  withdrawn: $localize`Consent withdrawn`,
};

/** Whether somebody should do something about the consent. */
export const needsCare = (state: ConsentState): boolean =>
  state === 'none' || state === 'expiring' || state === 'expired';

export const DECISION_WORDS: Words<Consent['decision']> = {
  given: $localize`Agreed`,
  refused: $localize`Refused`,
  withdrawn: $localize`Taken back`,
};

export const METHOD_WORDS: Words<ConsentMethod> = {
  paper: $localize`On paper`,
  digital: $localize`On a screen`,
  recordedVerbal: $localize`In recorded words`,
};

export const GUARDIAN_WORDS: Words<GuardianPart> = {
  consented: $localize`They agreed`,
  notified: $localize`They know of it`,
};

export const EVIDENCE_WORDS: Words<EvidenceKind> = {
  paperPhoto: $localize`photo of the form`,
  signature: $localize`signature`,
  recordedWords: $localize`recorded words`,
};

export const ATTENTION_WORDS: Words<AttentionKind> = {
  expiring: $localize`End soon`,
  missing: $localize`Missing`,
  restricted: $localize`Taken back in part`,
  expired: $localize`Ended`,
};

export const IDENTITY_WORDS: Words<IdentityDisplay> = {
  fullName: $localize`Full name`,
  firstName: $localize`First name`,
  firstNameTown: $localize`First name and town`,
  pseudonym: $localize`Another name that they chose`,
  anonymous: $localize`Not at all`,
};

interface ScopeWords {
  /** As it is asked of the storyteller. */
  readonly question: string;
  readonly hint?: string;
  /** As it stands in a list: "They agreed to: the website, being printed". */
  readonly short: string;
}

export const SCOPE_WORDS: Readonly<Record<ConsentScope, ScopeWords>> = {
  record_hold: {
    question: $localize`May we keep the recording?`,
    hint: $localize`Without this nothing else can be done with it.`,
    short: $localize`Keeping the recording`,
  },
  curate: {
    question: $localize`May we listen to it together with other stories, to learn what they have in common?`,
    short: $localize`Learning from it beside other stories`,
  },
  share_partners: {
    question: $localize`May the organisations that we work with see it?`,
    short: $localize`Showing it to partners`,
  },
  share_funder: {
    question: $localize`May those who pay for the work see it?`,
    short: $localize`Showing it to funders`,
  },
  use_in_training: {
    question: $localize`May we use it when we train new reporters?`,
    short: $localize`Use in training`,
  },
  publish_web: { question: $localize`May it be on the website?`, short: $localize`The website` },
  publish_social: {
    question: $localize`May it be on social media?`,
    hint: $localize`Others can share it on, and we cannot call that back.`,
    short: $localize`Social media`,
  },
  publish_print: {
    question: $localize`May it be printed?`,
    hint: $localize`What is printed cannot be called back.`,
    short: $localize`Being printed`,
  },
  quote_only: {
    question: $localize`May we quote single sentences from it?`,
    short: $localize`Quoting from it`,
  },
  photo_likeness: { question: $localize`May we show a picture of you?`, short: $localize`Showing their picture` },
  recontact: { question: $localize`May we get in touch with you again?`, short: $localize`Getting in touch again` },
};

/** In the order in which one would ask: what is needed first, what is public last but one. */
export const SCOPE_GROUPS: readonly { readonly legend: string; readonly scopes: readonly ConsentScope[] }[] = [
  { legend: $localize`Keeping it`, scopes: ['record_hold'] },
  {
    legend: $localize`Among those who work with it`,
    scopes: ['curate', 'share_partners', 'share_funder', 'use_in_training'],
  },
  {
    legend: $localize`In public`,
    scopes: ['publish_web', 'publish_social', 'publish_print', 'quote_only', 'photo_likeness'],
  },
  { legend: $localize`Afterwards`, scopes: ['recontact'] },
];

/** "Keeping the recording, the website", in the order of the questions. */
export const scopeList = (scopes: readonly ConsentScope[]): readonly string[] =>
  SCOPE_GROUPS.flatMap((group) => group.scopes)
    .filter((scope) => scopes.includes(scope))
    .map((scope) => SCOPE_WORDS[scope].short);

export const TONE_WORDS: Words<StoryTone> = {
  positive: $localize`Positive`,
  mixed: $localize`Mixed`,
  negative: $localize`Negative`,
  neutral: $localize`Neutral`,
};
