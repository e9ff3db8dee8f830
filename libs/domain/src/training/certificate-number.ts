/**
 * The number of a certificate: `TL-2026-7KQ4-M2XD-9HFB`. The year of issue, eleven characters of chance (55 bits, which nobody guesses)
 * and a check character, in the alphabet of Crockford's base 32: no I, L, O or U, so that what is read from paper is not mistaken.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes of chance that a number is made from. */
export const CERTIFICATE_NUMBER_BYTES = 11;

/** Twice a value in the field of 32 elements (x⁵ + x² + 1), of which 2 is a generator. */
const twice = (value: number): number => (value << 1) ^ (value & 0b10000 ? 0b100101 : 0);

/**
 * The weighted sum of characters, in which each weighs twice as much as the next. Changing one changes the sum, and so does swapping two
 * neighbours: both are always caught.
 */
const sum = (characters: string): number =>
  Array.from(characters).reduce((total, character) => twice(total) ^ ALPHABET.indexOf(character), 0);

/** The character that makes the sum of all zero. */
const checkOf = (characters: string): string => ALPHABET.charAt(twice(sum(characters)));

const written = (year: string, rest: string): string => `TL-${year}-${(rest.match(/.{4}/gu) ?? []).join('-')}`;

/**
 * @param year of issue, four digits
 * @param chance {@link CERTIFICATE_NUMBER_BYTES} random bytes
 */
export const makeCertificateNumber = (year: number, chance: Uint8Array): string => {
  const digits = String(year).padStart(4, '0');
  const random = Array.from(chance.subarray(0, CERTIFICATE_NUMBER_BYTES), (byte) => ALPHABET.charAt(byte & 31)).join(
    '',
  );
  return written(digits, random + checkOf(digits + random));
};

/**
 * Reads a number as people type it: in any case, with or without its hyphens, O for 0, I or L for 1.
 * @returns the number as it is stored, or null when it cannot be one: mistyped, or something else altogether
 */
export const readCertificateNumber = (typed: string): string | null => {
  const folded = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');
  const [, year, rest] = /^T1(\d{4})([0-9A-HJKMNP-TV-Z]{12})$/u.exec(folded) ?? [];
  if (year === undefined || rest === undefined || sum(year + rest) !== 0) return null;
  return written(year, rest);
};
