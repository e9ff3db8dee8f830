import { tally, TRAINING_PROBLEMS } from '@throughline/domain/training';
import { TRAINING_PROBLEM_TEXTS } from './training-problem-texts';
import { sessionStateWords, tallyWords } from './training-words';

describe('what is said of a register', () => {
  it('counts what there is any of, in the order of the marks', () => {
    expect(tallyWords(tally(['noShow', 'present', 'late', 'present', 'apology']))).toEqual([
      '2 present',
      '1 late',
      '1 apology',
      '1 no-show',
    ]);
    expect(tallyWords(tally(['apology', 'apology', 'noShow', 'noShow', 'leftEarly', 'notMarked']))).toEqual([
      '1 left early',
      '2 apologies',
      '2 no-shows',
    ]);
    expect(tallyWords(tally([]))).toEqual([]);
  });

  it.each([
    ['scheduled', '2026-03-09T12:00:01Z', 'Planned'],
    ['scheduled', '2026-03-09T12:00:00Z', 'Register to finish'],
    ['delivered', '2026-03-09T11:00:00Z', 'Register to finish'],
    ['cancelled', '2026-03-09T11:00:00Z', 'Cancelled'],
    ['locked', '2026-03-09T11:00:00Z', 'Register locked'],
  ] as const)('a session that is %s and ends at %s, at noon: %s', (state, endsAt, words) =>
    expect(sessionStateWords({ state, endsAt }, Date.parse('2026-03-09T12:00:00Z'))).toBe(words),
  );
});

describe('what went wrong', () => {
  it.each(Object.keys(TRAINING_PROBLEMS) as (keyof typeof TRAINING_PROBLEM_TEXTS)[])(
    '%s is a sentence or two, without holes',
    (code) => {
      const text = TRAINING_PROBLEM_TEXTS[code]({
        count: 2,
        modules: ['Ethics'],
        attended: 1,
        held: 4,
        minimumPercent: 70,
        waiting: 3,
        seconds: 30,
      });
      expect(text).toMatch(/^[A-Z0-9].{20,}\.$/);
      expect(text).not.toMatch(/undefined|null|\$\{/);
    },
  );

  it('says when a session begins, as far as it is told', () => {
    const text = TRAINING_PROBLEM_TEXTS['register.notYet'];
    expect(text({ startsAt: '2026-03-09T18:00:00Z' })).toContain('9 Mar 2026');
    expect(text({})).toBe('The session has not begun. Submit its register once it has.');
  });
});
