import fc from 'fast-check';
import { CERTIFICATE_NUMBER_BYTES, makeCertificateNumber, readCertificateNumber } from './certificate-number';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const numbers = fc
  .tuple(
    fc.integer({ min: 2020, max: 2120 }),
    fc.uint8Array({ minLength: CERTIFICATE_NUMBER_BYTES, maxLength: CERTIFICATE_NUMBER_BYTES }),
  )
  .map(([year, chance]) => makeCertificateNumber(year, chance));
/** The places of a number that say something: not the hyphens, and not the letters before the first. */
const places = fc.integer({ min: 3, max: 21 }).filter((place) => ![7, 12, 17].includes(place));

const put = (text: string, place: number, character: string): string =>
  text.slice(0, place) + character + text.slice(place + 1);

describe('the number of a certificate', () => {
  it('is the year, chance, and a check', () => {
    expect(makeCertificateNumber(2026, new Uint8Array(11))).toBe('TL-2026-0000-0000-0007');
    expect(
      makeCertificateNumber(
        2026,
        Uint8Array.from({ length: 11 }, (_, index) => 250 + index),
      ),
    ).toMatch(/^TL-2026-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });

  it('is read back as it was written', () => {
    fc.assert(fc.property(numbers, (number) => readCertificateNumber(number) === number));
  });

  it('is read in any case, with any spaces, hyphens or none, and with letters that look like digits', () => {
    const typed = fc.tuple(numbers, fc.constantFrom('', ' ', '-', '–', ' - '), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(typed, ([number, between, isLower, looksAlike]) => {
        const mistaken = looksAlike ? number.replaceAll('0', 'O').replaceAll('1', 'I') : number;
        const said = mistaken.replaceAll('-', between);
        expect(readCertificateNumber(` ${isLower ? said.toLowerCase() : said} `)).toBe(number);
      }),
    );
    const [one] = fc.sample(numbers, 1);
    expect(readCertificateNumber((one ?? '').replaceAll('1', 'l'))).toBe(one);
  });

  it('is not read with any one character mistyped', () => {
    fc.assert(
      fc.property(numbers, places, fc.constantFrom(...Array.from(ALPHABET)), (number, place, character) => {
        fc.pre(number[place] !== character);
        expect(readCertificateNumber(put(number, place, character))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('is not read with two neighbours swapped', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 14 }), (number, at) => {
        const said = number.slice(3).replaceAll('-', '');
        const swapped = put(put(said, at, said.charAt(at + 1)), at + 1, said.charAt(at));
        fc.pre(swapped !== said);
        expect(readCertificateNumber(`TL${swapped}`)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', 'TL', 'TL-2026', 'XX-2026-0000-0000-0007', 'TL-2026-0000-0000-000U', 'TL-2026-0000-0000-0007-0', '💥'])(
    'is not read from %j',
    (typed) => {
      expect(readCertificateNumber(typed)).toBeNull();
    },
  );
});
