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

/** Days before a session from which on its trainers are shown what the people of the group need (domain 4.1). */
export const NEEDS_DAYS_BEFORE = 7;
/** Days after a session until which they are. */
export const NEEDS_DAYS_AFTER = 2;

/** The most people that a search gives. */
export const PEOPLE_FOUND_AT_MOST = 20;
