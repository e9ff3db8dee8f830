import fc from 'fast-check';
import {
  applyMark,
  checkMinutes,
  checkRecordable,
  checkSubmittable,
  isAttended,
  tally,
  UNMARKED,
  type MarkChange,
  type StandingMark,
} from './register';
import { MARK_KEYS, MARKS, SESSION_STATES, type Mark, type SessionState } from './vocabulary';

const change = (mark: Mark, baseVersion: number, mutationId: string, minutes: number | null = null): MarkChange => ({
  mark,
  minutes,
  baseVersion,
  mutationId,
});

describe('marks', () => {
  it.each<[Mark, boolean]>([
    ['present', true],
    ['late', true],
    ['leftEarly', true],
    ['apology', false],
    ['noShow', false],
    ['notMarked', false],
  ])('%s means that they were there: %s', (mark, wasThere) => {
    expect(isAttended(mark)).toBe(wasThere);
  });

  it('each has its key, but for taking a mark away', () => {
    expect(MARK_KEYS).toEqual({ P: 'present', L: 'late', E: 'leftEarly', A: 'apology', N: 'noShow' });
  });

  it('are counted, each of them, and none twice', () => {
    expect(tally(['present', 'late', 'present', 'noShow'])).toEqual({
      present: 2,
      late: 1,
      leftEarly: 0,
      apology: 0,
      noShow: 1,
      notMarked: 0,
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKS)), (marks) => {
        expect(Object.values(tally(marks)).reduce((sum, count) => sum + count, 0)).toBe(marks.length);
      }),
    );
  });
});

describe('a mark that somebody makes', () => {
  const seen = applyMark(UNMARKED, change('present', 0, 'first')).mark;

  it('is saved with the next version when they had seen what stood', () => {
    expect(applyMark(UNMARKED, change('late', 0, 'm', 45))).toEqual({
      kind: 'saved',
      mark: { mark: 'late', minutes: 45, version: 1, mutationId: 'm' },
    });
    expect(applyMark(seen, change('noShow', 1, 'm'))).toMatchObject({ kind: 'saved', mark: { version: 2 } });
  });

  it('changes nothing when the same message arrives again', () => {
    expect(applyMark(seen, change('present', 0, 'first'))).toEqual({ kind: 'unchanged', mark: seen });
  });

  it('changes nothing when two people say the same, whatever they had seen', () => {
    expect(applyMark(seen, change('present', 0, 'other'))).toEqual({ kind: 'unchanged', mark: seen });
  });

  it.each([0, 2, 7])('is told as a conflict when version %i was what they had seen', (baseVersion) => {
    expect(applyMark(seen, change('noShow', baseVersion, 'other'))).toEqual({ kind: 'conflict', mark: seen });
  });

  it('other minutes are another mark', () => {
    expect(applyMark(seen, change('present', 0, 'other', 30)).kind).toBe('conflict');
    expect(applyMark(seen, change('present', 1, 'other', 30))).toMatchObject({ kind: 'saved', mark: { minutes: 30 } });
  });

  it('keeps no minutes of somebody who was not there', () => {
    const left = applyMark(UNMARKED, change('leftEarly', 0, 'm1', 40)).mark;
    expect(applyMark(left, change('noShow', 1, 'm2', 40))).toMatchObject({ kind: 'saved', mark: { minutes: null } });
  });

  describe('that is disputed', () => {
    const disputed: StandingMark = { ...seen, disputes: [{ mutationId: 'refused' }] };

    it('stays so when the message that was refused arrives again', () => {
      expect(applyMark(disputed, change('noShow', 0, 'refused'), 'notTaken')).toEqual({
        kind: 'conflict',
        mark: disputed,
      });
    });

    it('is settled by whoever says it again, having seen it', () => {
      expect(applyMark(disputed, change('present', 1, 'settling'))).toEqual({
        kind: 'kept',
        mark: { ...seen, disputes: [] },
      });
    });

    it('is not settled by somebody who happens to say the same, having seen neither', () => {
      expect(applyMark(disputed, change('present', 0, 'third'))).toEqual({ kind: 'unchanged', mark: disputed });
    });

    it('is settled by whoever says the other, having seen it', () => {
      expect(applyMark(disputed, change('noShow', 1, 'settling'))).toMatchObject({
        kind: 'saved',
        mark: { mark: 'noShow', version: 2 },
      });
    });
  });

  it.each(['taken', 'notTaken', 'kept'] as const)(
    'says nothing anew when it was heard before (%s), also when others spoke since',
    (before) => {
      expect(applyMark(seen, change('noShow', 0, 'long ago'), before)).toEqual({ kind: 'unchanged', mark: seen });
    },
  );

  it('is never lost silently, in whatever order two devices speak', () => {
    const message = fc.record({
      device: fc.constantFrom('phone' as const, 'tablet' as const),
      mark: fc.constantFrom(...MARKS),
      minutes: fc.constantFrom(null, 30),
      looksFirst: fc.boolean(),
      isSentTwice: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        const known: Record<'phone' | 'tablet', StandingMark> = { phone: UNMARKED, tablet: UNMARKED };
        let standing: StandingMark = UNMARKED;
        let overwritten = 0;
        for (const [number, { device, mark, minutes, looksFirst, isSentTwice }] of messages.entries()) {
          if (looksFirst) known[device] = standing;
          const said = change(mark, known[device].version, `message ${number}`, minutes);
          const outcome = applyMark(standing, said);
          switch (outcome.kind) {
            case 'saved':
              // Whoever replaces a mark had seen that very mark.
              expect(known[device]).toEqual(standing);
              expect(outcome.mark).toMatchObject({ mark, version: standing.version + 1, mutationId: said.mutationId });
              overwritten += 1;
              break;
            case 'kept':
              throw new Error('Nothing is disputed that nobody keeps in mind');
            case 'unchanged':
              expect(outcome.mark).toEqual(standing);
              expect(standing.mark).toBe(mark);
              break;
            case 'conflict':
              expect(outcome.mark).toEqual(standing);
              expect(known[device].version).toBeLessThan(standing.version);
              break;
          }
          standing = outcome.mark;
          known[device] = standing;
          if (isSentTwice && outcome.kind !== 'conflict') expect(applyMark(standing, said).mark).toEqual(standing);
        }
        expect(standing.version).toBe(overwritten);
      }),
    );
  });
});

describe('recording marks', () => {
  const ANSWERS: Record<SessionState, string> = {
    draft: 'register.notOpen',
    scheduled: 'open',
    inProgress: 'open',
    delivered: 'open',
    registerSubmitted: 'open',
    locked: 'register.locked',
    reopened: 'open',
    postponed: 'register.notOpen',
    cancelled: 'register.notOpen',
  };

  it.each(SESSION_STATES.map((state) => [state, ANSWERS[state]] as const))('of a session %s: %s', (state, expected) => {
    const answer = checkRecordable(state);
    expect(answer.ok ? 'open' : answer.refusal.code).toBe(expected);
  });

  it('corrects a submitted register, and takes no mark out of it', () => {
    expect(checkRecordable('registerSubmitted', ['late', 'noShow']).ok).toBe(true);
    expect(checkRecordable('registerSubmitted', ['late', 'notMarked'])).toEqual({
      ok: false,
      refusal: { code: 'register.unmarked', params: { count: 1 } },
    });
    expect(checkRecordable('inProgress', ['notMarked']).ok).toBe(true);
    expect(checkRecordable('reopened', ['notMarked']).ok).toBe(true);
  });
});

describe('submitting a register', () => {
  const named = (marks: readonly Mark[]) => ({ kind: 'named' as const, marks });
  const during = { now: '2026-05-05T17:30:00Z', startsAt: '2026-05-05T17:00:00Z' };

  it('is refused before the session has begun', () => {
    expect(checkSubmittable('scheduled', named(['present']), { ...during, now: '2026-05-05T16:59:59Z' })).toEqual({
      ok: false,
      refusal: { code: 'register.notYet', params: { startsAt: during.startsAt } },
    });
    expect(checkSubmittable('scheduled', named(['present']), { ...during, now: during.startsAt }).ok).toBe(true);
  });

  it('is refused while anybody is not marked', () => {
    expect(checkSubmittable('inProgress', named(['present', 'notMarked', 'notMarked']), during)).toEqual({
      ok: false,
      refusal: { code: 'register.unmarked', params: { count: 2 } },
    });
  });

  it('is refused when locked, cancelled, postponed or a draft', () => {
    for (const state of ['locked', 'cancelled', 'postponed', 'draft'] as const)
      expect(checkSubmittable(state, named(['present']), during).ok).toBe(false);
  });

  it('is accepted with everybody marked, also when nobody came', () => {
    expect(checkSubmittable('delivered', named(['noShow', 'apology']), during)).toMatchObject({
      ok: true,
      value: { present: 0, noShow: 1, apology: 1 },
    });
    expect(checkSubmittable('reopened', named([]), during).ok).toBe(true);
  });

  it('at which people were only counted needs the count, also a count of nobody', () => {
    const counted = (headcount: number | null) => ({ kind: 'headcount' as const, headcount });

    expect(checkSubmittable('delivered', counted(null), during)).toMatchObject({
      refusal: { code: 'register.headcountMissing' },
    });
    expect(checkSubmittable('delivered', counted(0), during).ok).toBe(true);
    expect(checkSubmittable('locked', counted(8), during)).toMatchObject({ refusal: { code: 'register.locked' } });
  });
});

describe('minutes that somebody was there', () => {
  const session = { startsAt: '2026-05-05T17:00:00Z', endsAt: '2026-05-05T18:30:00Z' };
  const check = (minutes: number | null) => checkMinutes([{ entryId: 'A', minutes }], session);

  it.each([null, 0, 89, 90])('%s of a session of 90 are taken', (minutes) => {
    expect(check(minutes).ok).toBe(true);
  });

  it('more than the session had are refused, and the person and the length are named', () => {
    expect(check(91)).toEqual({
      ok: false,
      refusal: { code: 'register.minutesTooMany', params: { entryId: 'A', minutes: 90 } },
    });
  });
});
