import { z } from 'zod';

/** U+0000 cannot be stored by PostgreSQL; a lone surrogate is not text; other control characters hide things. */
const isCleanLine = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);
const isCleanProse = (text: string): boolean => !/(?![\n\t\r])[\p{Cc}\p{Cs}]/u.test(text);
const NOT_TEXT = 'contains a character that is not text (a control character or half of a pair)';

/** One line of text, trimmed, 1 to `max` characters. */
export const line = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max).refine(isCleanLine, NOT_TEXT);

/** Text of several lines, trimmed, 0 to `max` characters; line ends become `\n`. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(isCleanProse, NOT_TEXT)
    .overwrite((text) => text.replaceAll('\r\n', '\n'));

/** Other names by which people search for something, e.g. "KBOB" for KBOP. At most 20. */
export const aliases = z.array(line(120)).max(20).readonly();

/** Folds case, accents and runs of white space, so that "Voru" finds "Võru". For comparing, never for showing. */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/ł/giu, 'l')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim();
