import { type RecurrenceRhythm } from '@throughline/domain/training';
import { planned } from '../../testing/a-plan';
import { changeOf, emptyPlan, reverseOf, rhythmOf, type PlanDraft } from './series-draft';
import { rhythmWords, ruleWords, sessionsWords } from './series-words';
import { isProblem, notesOf } from './session-notes';
import { aPlanned, aSeries } from '../../testing/a-plan';

const draft = (changes: Partial<PlanDraft> = {}): PlanDraft => ({
  ...emptyPlan({ date: '2026-03-10', timeZone: 'Europe/London', trainerIds: ['one', 'two'] }),
  ...{ title: 'Workshop 2' },
  ...changes,
});

describe('a rhythm, read back', () => {
  it.each<[RecurrenceRhythm, string]>([
    [{ frequency: 'daily', interval: 1 }, 'Every day'],
    [{ frequency: 'daily', interval: 3 }, 'Every 3 days'],
    [{ frequency: 'weekly', interval: 1, weekdays: ['tuesday'] }, 'Every Tuesday'],
    [
      { frequency: 'weekly', interval: 1, weekdays: ['monday', 'tuesday', 'friday'] },
      'Every Monday, Tuesday and Friday',
    ],
    [{ frequency: 'weekly', interval: 2, weekdays: ['tuesday'] }, 'Every 2 weeks on Tuesday'],
    [{ frequency: 'monthlyByDate', interval: 1, day: 31 }, 'Every month on day 31'],
    [{ frequency: 'monthlyByWeekday', interval: 1, nth: 2, weekday: 'tuesday' }, 'Every month on the second Tuesday'],
    [
      { frequency: 'monthlyByWeekday', interval: 3, nth: 'last', weekday: 'friday' },
      'Every 3 months on the last Friday',
    ],
  ])('%j is "%s"', (rhythm, words) => {
    expect(rhythmWords(rhythm)).toBe(words);
  });

  it('says the hours, how many times, and until when', () => {
    const rule = { rhythm: rhythmOf(draft({ repeat: 'weekly', weekdays: ['tuesday'] })), ends: null };
    const hours = { startTime: '18:00', endTime: '20:00' };
    expect(ruleWords(rule, hours)).toBe('Every Tuesday, 18:00 to 20:00');
    expect(ruleWords({ ...rule, ends: { kind: 'count', count: 12 } }, hours)).toBe(
      'Every Tuesday, 18:00 to 20:00, 12 times',
    );
    expect(ruleWords(rule, { ...hours, times: 1, last: '2027-02-09' })).toBe(
      'Every Tuesday, 18:00 to 20:00, once, until 9 Feb 2027',
    );
    expect(ruleWords(rule, { startTime: '22:00', endTime: '01:00' })).toBe(
      'Every Tuesday, 22:00 to 01:00 the next day',
    );
  });

  it.each([
    ['2026-03-10', 2],
    ['2026-03-01', 1],
    ['2026-03-07', 1],
    ['2026-03-29', 5],
  ])('takes the weekday of its month from the first date: %s is number %d', (date, nth) => {
    expect(rhythmOf(draft({ date, repeat: 'monthlyByNth' }))).toMatchObject({ nth });
  });

  it.each([
    [0, 'no session'],
    [1, '1 session'],
    [12, '12 sessions'],
  ])('counts %d as "%s"', (count, words) => {
    expect(sessionsWords(count)).toBe(words);
  });
});

describe('a change of one session, said for others', () => {
  it('holds what was changed, and nothing else', () => {
    expect(changeOf(draft(), draft(), 2)).toEqual({});
    expect(changeOf(draft(), draft({ date: '2026-03-12', startTime: '17:00', trainerIds: ['one'] }), 2)).toEqual({
      ...{ moveByDays: 2, startTime: '17:00', trainerIds: ['one'] },
    });
  });

  it('leaves to each its number, and its modules', () => {
    expect(changeOf(draft(), draft({ title: 'Studio 2', moduleIds: ['module'] }), 2)).toEqual({ title: 'Studio' });
    expect(changeOf(draft(), draft({ title: 'Closing day' }), 2)).toEqual({ title: 'Closing day' });
  });

  it('is the same whoever is named first', () => {
    expect(changeOf(draft(), draft({ trainerIds: ['two', 'one'] }), 2)).toEqual({});
  });

  it('is taken back by what the series had', () => {
    expect(reverseOf({ startTime: '17:00', moveByDays: 2, venueId: null }, aSeries())).toEqual({
      ...{ startTime: '18:00', moveByDays: -2, venueId: aSeries().venueId },
    });
  });
});

describe('what there is to know about a date', () => {
  const trainer = { id: '0190a000-0000-7000-8000-000000000001', name: 'Demo Trainer' };
  const busy = { startsAt: '2026-03-10T17:00:00Z', endsAt: '2026-03-10T19:00:00Z' };

  it('is nothing, as a rule', () => {
    for (const session of planned('2026-03-10', '2026-03-17').sessions) {
      expect(notesOf(session)).toEqual([]);
      expect(isProblem(session)).toBe(false);
    }
  });

  it.each([
    [{ isOutsideStrand: true, isOutsideCohort: true }, 'stop', 'Outside the dates of the strand'],
    [{ isOutsideCohort: true }, 'note', 'Outside the dates of the cohort'],
    [{ holiday: 'Good Friday' }, 'holiday', 'Public holiday: Good Friday'],
    [
      { clashes: [{ kind: 'trainer' as const, taken: trainer, by: null, ...busy }] },
      'clash',
      'Demo Trainer is busy elsewhere, 17:00–19:00',
    ],
    [
      {
        clashes: [
          {
            ...{ kind: 'venue' as const, taken: { ...trainer, name: 'Demo Hall' }, ...busy },
            by: { kind: 'event' as const, id: trainer.id, title: 'Festival' },
          },
        ],
      },
      'clash',
      'Demo Hall is taken by “Festival”, 17:00–19:00',
    ],
  ])('is, for %j, a %s: %s', (changes, kind, text) => {
    expect(notesOf(aPlanned(changes))).toEqual([{ kind, text }]);
  });

  it('says what a change of clocks means', () => {
    expect(notesOf(aPlanned({ clockChange: 'skipped' }))[0]?.text).toContain('does not exist');
    expect(notesOf(aPlanned({ clockChange: 'repeated' }))[0]?.text).toContain('comes twice');
    expect(isProblem(aPlanned({ clockChange: 'repeated' }))).toBe(false);
  });
});
