import fc from 'fast-check';
import { checkCompletion, decideCompletion } from './completion';

describe('completing', () => {
  const record = (attended: number, held: number, missingCoreModules: readonly string[] = []) => ({
    attended,
    held,
    missingCoreModules,
  });

  it('is refused without responsible storytelling, however much was attended', () => {
    expect(checkCompletion(record(6, 6, ['Responsible storytelling']), 0.5)).toEqual({
      ok: false,
      refusal: { code: 'enrolment.modulesMissing', params: { modules: ['Responsible storytelling'] } },
    });
  });

  it('is refused when nothing was held, whatever the course asks', () => {
    expect(checkCompletion(record(0, 0), 0).ok).toBe(false);
  });

  it.each([
    [4, 6, 0.75, false],
    [5, 6, 0.75, true],
    [3, 4, 0.75, true],
    [2, 3, 0.67, false],
    [6, 6, 1, true],
    [5, 6, 1, false],
    [0, 6, 0, true],
    [7, 25, 0.28, true], // 0.28 × 25 is 7.000000000000001 in binary fractions
    [11, 20, 0.55, true],
  ])('%i of %i against %d: %s', (attended, held, minimum, isEnough) => {
    expect(checkCompletion(record(attended, held), minimum).ok).toBe(isEnough);
  });

  it('says how much is missing', () => {
    expect(checkCompletion(record(2, 6), 0.75)).toMatchObject({
      refusal: { code: 'enrolment.attendanceShort', params: { attended: 2, held: 6, minimumPercent: 75 } },
    });
  });

  it('decides as whole numbers do, for every share in percent', () => {
    const counts = fc
      .integer({ min: 1, max: 120 })
      .chain((held) => fc.tuple(fc.integer({ min: 0, max: held }), fc.constant(held)));
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 100 }), ([attended, held], percent) => {
        expect(checkCompletion(record(attended, held), percent / 100).ok).toBe(attended * 100 >= percent * held);
      }),
      { numRuns: 1000 },
    );
  });

  it('says everything that is missing, and how many sessions it takes', () => {
    expect(decideCompletion(record(2, 6, ['Consent']), 0.75)).toEqual({
      ...{ isMet: false, held: 6, attended: 2, needed: 5, missingCoreModules: ['Consent'] },
    });
    expect(decideCompletion(record(7, 25), 0.28)).toMatchObject({ isMet: true, needed: 7 });
  });

  it('decides alike as a list and as a step', () => {
    const records = fc.record({
      held: fc.integer({ min: 0, max: 60 }),
      attended: fc.integer({ min: 0, max: 60 }),
      missingCoreModules: fc.array(fc.string(), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(records, fc.integer({ min: 0, max: 100 }), (each, percent) => {
        expect(decideCompletion(each, percent / 100).isMet).toBe(checkCompletion(each, percent / 100).ok);
      }),
    );
  });
});
