import { PROGRAMMES_PROBLEMS } from '@throughline/domain/programmes';
import { PROGRAMMES_PROBLEM_TEXTS } from './programmes-problem-texts';

describe('sentences for what the programmes refuse', () => {
  it('there is one for every code, and each is whole without its details', () => {
    expect(Object.keys(PROGRAMMES_PROBLEM_TEXTS).toSorted()).toEqual(Object.keys(PROGRAMMES_PROBLEMS).toSorted());
    for (const text of Object.values(PROGRAMMES_PROBLEM_TEXTS)) {
      expect(text({})).toMatch(/^[A-Z].*[.]$/s);
      expect(text({})).not.toMatch(/undefined|Invalid/);
    }
  });

  it('name the dates within which a strand has to lie', () => {
    expect(PROGRAMMES_PROBLEM_TEXTS['strand.outsideProgramme']({ from: '2026-09-01', until: '2027-08-31' })).toContain(
      '1 Sept 2026 to 31 Aug 2027',
    );
  });
});
