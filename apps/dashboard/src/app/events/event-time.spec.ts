import { writeReadersTimes, writeTimes, writeWhen } from './event-time';

const inWarsaw = {
  ...{ date: '2026-03-09', startTime: '10:00', endTime: '16:00', timeZone: 'Europe/Warsaw' },
  ...{ startsAt: '2026-03-09T09:00:00Z', endsAt: '2026-03-09T15:00:00Z' },
};

describe('the time of an event', () => {
  it.each([
    ['Europe/Warsaw', '10:00–16:00', null],
    // Another zone whose clocks show the same.
    ['Europe/Rome', '10:00–16:00', null],
    ['Europe/London', '10:00–16:00 Warsaw time', '09:00–15:00'],
    ['America/Los_Angeles', '10:00–16:00 Warsaw time', '02:00–08:00'],
    ['Pacific/Auckland', '10:00–16:00 Warsaw time', '22:00–04:00'],
    ['Pacific/Kiritimati', '10:00–16:00 Warsaw time', '23:00–05:00'],
  ])('for a reader in %s is %s, and %s on their clock', (zone, there, here) => {
    expect(writeTimes(inWarsaw, zone)).toBe(there);
    expect(writeReadersTimes(inWarsaw, zone)).toBe(here);
  });

  it('says the day where it is another on the reader’s clock', () => {
    const late = { ...inWarsaw, startsAt: '2026-03-09T19:00:00Z', endsAt: '2026-03-09T21:00:00Z', startTime: '20:00' };
    expect(writeReadersTimes(late, 'Pacific/Auckland')).toBe('08:00–10:00, Tue 10 Mar');
  });

  it('follows the change of clocks of the reader, not of the calendar', () => {
    // Between 8 and 29 March 2026 New York is an hour nearer.
    expect(writeReadersTimes(inWarsaw, 'America/New_York')).toBe('05:00–11:00');
  });

  it('stands with its day', () => {
    expect(writeWhen(inWarsaw, 'Europe/Warsaw')).toBe('9 Mar 2026, 10:00–16:00');
    expect(writeWhen(inWarsaw, 'Europe/London')).toBe('9 Mar 2026, 10:00–16:00 Warsaw time');
  });
});
