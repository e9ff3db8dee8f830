import { writeTimes, writeWhen } from './event-time';

const inWarsaw = {
  ...{ date: '2026-03-09', startTime: '10:00', endTime: '16:00', timeZone: 'Europe/Warsaw' },
  ...{ startsAt: '2026-03-09T09:00:00Z', endsAt: '2026-03-09T15:00:00Z' },
};

describe('the time of an event', () => {
  it.each([
    ['Europe/Warsaw', '10:00–16:00'],
    // Another zone whose clocks show the same.
    ['Europe/Rome', '10:00–16:00'],
    ['Europe/London', '10:00–16:00 Warsaw time'],
  ])('names its clocks where a reader in %s has others: %s', (zone, times) => {
    expect(writeTimes(inWarsaw, zone)).toBe(times);
  });

  it('stands with its day', () => {
    expect(writeWhen(inWarsaw, 'Europe/Warsaw')).toBe('9 Mar 2026, 10:00–16:00');
    expect(writeWhen(inWarsaw, 'Europe/London')).toBe('9 Mar 2026, 10:00–16:00 Warsaw time');
  });
});
