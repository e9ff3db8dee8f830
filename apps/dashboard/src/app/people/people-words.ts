import { type ContactPreference } from '@throughline/domain/people';

export const PREFERENCE_WORDS: Readonly<Record<ContactPreference, string>> = {
  email: $localize`E-mail`,
  phone: $localize`A call`,
  text: $localize`A text message`,
  post: $localize`A letter`,
  none: $localize`Not at all`,
};
