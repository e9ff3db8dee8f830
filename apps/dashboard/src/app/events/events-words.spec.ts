import { EVENTS_PROBLEMS } from '@throughline/domain/events';
import { COUNTS } from '../../testing/an-event';
import { accessWords, accessWordsForGuests } from './access-words';
import { EVENTS_PROBLEM_TEXTS } from './events-problem-texts';
import { writeHeadcount } from './events-words';
import { guestStanding, placesWords } from './guest-words';

describe('words about events', () => {
  it.each([
    [{ headcount: 31, headcountMethod: 'register' }, '31 people'],
    [{ headcount: 1, headcountMethod: 'register' }, '1 person'],
    [{ headcount: 30, headcountMethod: 'estimate' }, 'about 30, an estimate'],
    [{ headcount: 0, headcountMethod: 'register' }, '0 people'],
    [{ headcount: null, headcountMethod: null }, ''],
  ] as const)('%j is "%s"', (counted, words) => {
    expect(writeHeadcount(counted)).toBe(words);
  });

  it.each([
    [24, { guests: 30, placesTaken: 18, waiting: 0 }, '18 of 24 places taken'],
    [24, { guests: 30, placesTaken: 24, waiting: 3 }, 'All 24 places taken · 3 waiting'],
    [24, { guests: 30, placesTaken: 20, waiting: 3 }, '20 of 24 places taken · 3 waiting'],
    // A capacity that was lowered by hand.
    [24, { guests: 30, placesTaken: 26, waiting: 0 }, 'All 24 places taken'],
    [1, { guests: 2, placesTaken: 1, waiting: 0 }, 'The only place is taken'],
    [40, { guests: 0 }, '40 places'],
    [1, { guests: 0 }, '1 place'],
    [null, { guests: 0 }, ''],
    [null, { guests: 5, placesTaken: 1 }, '1 coming'],
    [null, { guests: 5, placesTaken: 4 }, '4 coming'],
  ])('%s places with %j are "%s"', (capacity, counts, words) => {
    expect(placesWords({ capacity, counts: { ...COUNTS, ...counts } })).toBe(words);
  });

  it.each([
    [{ answer: 'yes', place: 'waiting', waitingPosition: 2 }, 'Waiting, number 2'],
    [{ answer: 'yes', place: 'confirmed', waitingPosition: null }, 'Coming'],
    [{ answer: 'no', place: 'none', waitingPosition: null }, 'Not coming'],
    [{ answer: 'maybe', place: 'none', waitingPosition: null }, 'Maybe'],
    [{ answer: 'notAnswered', place: 'none', waitingPosition: null }, 'No answer yet'],
  ] as const)('%j is "%s"', (guest, words) => {
    expect(guestStanding(guest)).toBe(words);
  });

  it('say what is not known of a place, and ask guests to ask', () => {
    const unknown = { stepFree: null, hearingLoop: false };
    expect(accessWords(unknown)).toEqual(['Not known whether it is step-free', 'No hearing loop']);
    expect(accessWordsForGuests(unknown)).toEqual(['No hearing loop', 'Ask us about step-free access']);
    expect(accessWordsForGuests({ stepFree: true, hearingLoop: null })).toEqual(['Step-free']);
  });

  it.each(Object.entries(EVENTS_PROBLEM_TEXTS))('say what to do about %s', (code, text) => {
    expect(text({})).toMatch(/\.$/);
    expect(text({})).not.toBe(EVENTS_PROBLEMS[code as keyof typeof EVENTS_PROBLEMS].title);
  });
});
