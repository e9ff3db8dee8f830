import * as z from 'zod';

/** U+0000 cannot be stored by PostgreSQL; a lone surrogate is not text; other control characters hide things. */
const isCleanLine = (text: string): boolean => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
const isCleanProse = (text: string): boolean => !/(?![\n\t])[\p{Cc}\p{Cs}]/u.test(text);
const NOT_TEXT = 'contains a character that is not text (a control character or half of a pair)';

/** A name of zero-width spaces alone is no name. */
const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** One line of text, trimmed, 1 to `max` characters, at least one of them visible. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'must not be empty', abort: true })
    .max(max)
    .refine(isCleanLine, { error: NOT_TEXT, abort: true })
    .refine(isVisible, 'must not be empty');

/** Text of several lines, trimmed, 0 to `max` characters; line ends become `\n`, and are counted as that. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .overwrite((text) => text.replaceAll(/\r\n?/gu, '\n'))
    .max(max)
    .refine(isCleanProse, NOT_TEXT);

export const MOST_ALIASES = 20;
/** Other names by which people search for something, e.g. "KBOB" for KBOP. */
export const aliases = z.array(line(120)).max(MOST_ALIASES).readonly();

/** A language as a BCP 47 tag, e.g. `en`, `pl`, `et`, `pa`; 35 characters are what RFC 5646 says to expect at most (4.4.1). */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or pl');

/** Folds case, accents and runs of white space, so that "Voru" finds "Võru". For comparing, never for showing. */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/ł/giu, 'l')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim();
