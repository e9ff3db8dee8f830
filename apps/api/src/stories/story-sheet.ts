import type { ConsentState, StoryList, StoryState, StoryTechnique } from '@throughline/domain/stories';

type Item = StoryList['items'][number];

const STATE_WORDS: Readonly<Record<StoryState, string>> = {
  planned: 'Logged',
  recorded: 'Recorded',
  submitted: 'Handed in',
  inReview: 'In review',
  changesRequested: 'Changes asked for',
  approved: 'Approved',
  published: 'Published',
  unpublished: 'Taken down',
  archived: 'Archived',
  rejected: 'Not taken on',
  withdrawn: 'Withdrawn',
  erased: 'Erased',
};

const CONSENT_WORDS: Readonly<Record<ConsentState, string>> = {
  none: 'No consent yet',
  given: 'Consent given',
  restricted: 'Consent given, some taken back',
  expiring: 'Consent ends soon',
  expired: 'Consent has ended',
  refused: 'Consent refused',
  withdrawn: 'Consent withdrawn',
};

const TECHNIQUE_WORDS: Readonly<Record<StoryTechnique, string>> = {
  snapshot: 'Snapshot story',
  dialogueInterview: 'Dialogue interview',
  personalMonologue: 'Personal monologue',
  experienceStory: 'Experience story',
  group: 'Group story',
  other: 'Something else',
};

const yesNo = (is: boolean): string => (is ? 'Yes' : 'No');

/** The columns of the list of stories, by their headings; not a word of what is told in them. */
const COLUMNS: Readonly<Record<string, (story: Item) => string>> = {
  Story: ({ ref }) => ref,
  Storyteller: ({ storytellerPseudonym }) => storytellerPseudonym,
  'Under 18': ({ storytellerAge }) => yesNo(storytellerAge !== 'adult'),
  Practice: ({ isPractice }) => yesNo(isPractice),
  Programme: ({ programme }) => programme.name,
  Strand: ({ strand }) => strand.name,
  Region: ({ region }) => region.name,
  Technique: ({ technique }) => TECHNIQUE_WORDS[technique],
  Language: ({ language }) => language,
  Recorded: ({ recordedOn }) => recordedOn,
  State: ({ state }) => STATE_WORDS[state],
  Consent: ({ consentState }) => CONSENT_WORDS[consentState],
  'Consent ends': ({ consentExpiresOn }) => consentExpiresOn ?? '',
};

export const SHEET_COLUMNS = Object.keys(COLUMNS);

export const sheetRow = (story: Item): readonly string[] => Object.values(COLUMNS).map((cellOf) => cellOf(story));
