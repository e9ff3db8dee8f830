/** Languages of the places in which the programmes work, by BCP 47 tag. */
const LANGUAGES = [
  ...['en', 'pl', 'et', 'it'],
  ...[
    'ar',
    'bn',
    'cy',
    'es',
    'fa',
    'fr',
    'ga',
    'gd',
    'gu',
    'hi',
    'ku',
    'pa',
    'pt',
    'ro',
    'ru',
    'so',
    'tr',
    'uk',
    'ur',
    'zh',
  ],
];
const SIGN_LANGUAGES: Readonly<Record<string, string>> = {
  bfi: $localize`British Sign Language`,
  eso: $localize`Estonian Sign Language`,
  ise: $localize`Italian Sign Language`,
  pso: $localize`Polish Sign Language`,
};

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });
export const languageName = (tag: string): string => SIGN_LANGUAGES[tag] ?? languageNames.of(tag) ?? tag;

/** What a select of languages offers; what is stored is always among it. */
export const languageChoices = (stored = ''): readonly { readonly tag: string; readonly name: string }[] =>
  [...new Set([...LANGUAGES, ...Object.keys(SIGN_LANGUAGES), stored])]
    .filter((tag) => tag !== '')
    .map((tag) => ({ tag, name: languageName(tag) }));
