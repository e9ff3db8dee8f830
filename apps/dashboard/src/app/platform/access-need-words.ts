import { type AccessNeed } from '@throughline/domain/people';

/** What somebody needs in order to take part, as a trainer reads it. */
export const ACCESS_NEED_WORDS: Readonly<Record<AccessNeed, string>> = {
  bslInterpreter: $localize`Sign language interpreter`,
  captions: $localize`Captions`,
  hearingLoop: $localize`Hearing loop`,
  largePrint: $localize`Large print`,
  stepFree: $localize`Step-free way in`,
  personalAssistant: $localize`Brings a personal assistant`,
  languageInterpreter: $localize`Language interpreter`,
  dietary: $localize`Diet to be catered for`,
};
