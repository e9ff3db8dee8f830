/** What somebody needs in order to take part. Never a diagnosis: what is to be arranged, not why. */
export const ACCESS_NEEDS = [
  'bslInterpreter',
  'captions',
  'hearingLoop',
  'largePrint',
  'stepFree',
  'personalAssistant',
  'languageInterpreter',
  'dietary',
] as const;
export type AccessNeed = (typeof ACCESS_NEEDS)[number];

/** How somebody wants to be reached. */
export const CONTACT_PREFERENCES = ['email', 'phone', 'text', 'post', 'none'] as const;
export type ContactPreference = (typeof CONTACT_PREFERENCES)[number];

/** The most people that a search gives. */
export const PEOPLE_FOUND_AT_MOST = 20;
