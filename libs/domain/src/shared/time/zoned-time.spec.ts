import fc from 'fast-check';
import { addDays } from '../local-date';
import { COMMON_TIME_ZONES, instantsOf, localDateAt, timeZone } from './zoned-time';

const promise = (date: string, startTime: string, endTime: string, zone: string) =>
  instantsOf({ date, startTime, endTime, timeZone: zone });
const hours = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): number =>
  (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000;

describe('a weekly series at 18:00', () => {
  it.each([
    ['Europe/London', '2026-03-22', '2026-03-22T18:00:00Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T17:00:00Z'],
    ['Europe/London', '2026-10-18', '2026-10-18T17:00:00Z'],
    ['Europe/London', '2026-10-25', '2026-10-25T18:00:00Z'],
    ['Europe/Warsaw', '2026-03-28', '2026-03-28T17:00:00Z'],
    ['Europe/Warsaw', '2026-03-29', '2026-03-29T16:00:00Z'],
    ['Europe/Tallinn', '2026-10-24', '2026-10-24T15:00:00Z'],
    ['Europe/Tallinn', '2026-10-25', '2026-10-25T16:00:00Z'],
    ['Europe/Rome', '2026-07-01', '2026-07-01T16:00:00Z'],
    ['Europe/Rome', '2026-12-01', '2026-12-01T17:00:00Z'],
  ])('in %s on %s begins at %s', (zone, date, startsAt) => {
    const { endsAt, ...start } = promise(date, '18:00', '20:00', zone);
    expect(start).toEqual({ startsAt });
    expect(hours({ startsAt, endsAt })).toBe(2);
  });
});

describe('a session in the night of a clock change', () => {
  it.each([
    ['is an hour shorter in spring', '2026-03-28', '23:00', '03:00', 3],
    ['is an hour longer in autumn', '2026-10-24', '23:00', '03:00', 5],
    ['is as long as ever on any other night', '2026-06-06', '23:00', '03:00', 4],
    ['ends at the first of two equal times', '2026-10-24', '23:00', '01:30', 2.5],
    ['ends after the gap when its end is skipped', '2026-03-28', '23:00', '01:30', 2.5],
    ['keeps its length when start and end are skipped', '2026-03-29', '01:10', '01:50', 40 / 60],
    ['keeps its length when the skipped start would land past the end', '2026-03-29', '01:30', '02:00', 0.5],
    ['keeps its length when the skipped start would land on the end', '2026-03-29', '01:30', '02:30', 1],
  ])('%s', (_, date, start, end, length) => {
    expect(hours(promise(date, start, end, 'Europe/London'))).toBeCloseTo(length, 9);
  });

  it('begins after the gap when its start is skipped', () => {
    expect(promise('2026-03-29', '01:30', '04:00', 'Europe/London').startsAt).toBe('2026-03-29T01:30:00Z');
    expect(localDateAt('2026-03-29T01:30:00Z', 'Europe/London')).toBe('2026-03-29');
  });

  it('begins at the first of two equal times', () => {
    expect(promise('2026-10-25', '01:30', '04:00', 'Europe/London').startsAt).toBe('2026-10-25T00:30:00Z');
    expect(promise('2026-10-25', '02:30', '04:00', 'Europe/Warsaw').startsAt).toBe('2026-10-25T00:30:00Z');
  });
});

describe('any promise', () => {
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
  const date = fc.oneof(
    fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days)),
    fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'),
  );

  it('begins on its day, and ends after it has begun, at most a day and an hour later', () => {
    fc.assert(
      fc.property(date, time, time, fc.constantFrom(...COMMON_TIME_ZONES), (on, startTime, endTime, zone) => {
        const instants = promise(on, startTime, endTime, zone);
        expect(localDateAt(instants.startsAt, zone)).toBe(on);
        expect(hours(instants)).toBeGreaterThan(0);
        expect(hours(instants)).toBeLessThanOrEqual(25);
      }),
    );
  });
});

describe('the day at an instant', () => {
  it.each([
    ['2026-03-28T23:30:00Z', 'Europe/London', '2026-03-28'],
    ['2026-06-30T23:30:00Z', 'Europe/London', '2026-07-01'],
    ['2026-12-31T22:30:00Z', 'Europe/Tallinn', '2027-01-01'],
    ['2026-12-31T22:30:00Z', 'Europe/Warsaw', '2026-12-31'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(localDateAt(instant, zone)).toBe(expected);
  });
});

describe('a time zone', () => {
  it.each([...COMMON_TIME_ZONES, 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Asia/Calcutta', 'UTC'])(
    '%s is one',
    (name) => {
      expect(timeZone.parse(name)).toBe(name);
    },
  );
  it.each([
    '+01:00',
    'GMT',
    'BST',
    'CET',
    'Etc/GMT-1',
    'Europe/Atlantis',
    'europe/london',
    'EUROPE/LONDON',
    'Europe/London ',
    '',
    '\u0000',
  ])('%j is not', (name) => {
    expect(timeZone.safeParse(name).success).toBe(false);
  });
});
