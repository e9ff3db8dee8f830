import { isToday, writeDay, writeTimes, writeZone } from './session-time';

const session = { date: '2026-03-09', startTime: '18:00', endTime: '20:00', timeZone: 'Europe/Warsaw' };

describe('when a session is', () => {
  it('names the zone where it is not the reader’s', () => {
    expect(writeTimes(session, 'Europe/Warsaw')).toBe('18:00–20:00');
    expect(writeTimes(session, 'Europe/London')).toBe('18:00–20:00 (Warsaw time)');
    expect(writeZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time');
  });

  it.each([
    ['2026-03-09', 'Today'],
    ['2026-03-10', 'Tomorrow'],
    ['2026-03-08', 'Yesterday'],
    ['2026-03-16', 'Mon 16 Mar'],
    ['2025-03-10', '10 Mar 2025'],
  ])('%s, seen on 9 March 2026: %s', (date, words) => expect(writeDay(date, '2026-03-09')).toBe(words));

  it('is today by the calendar of its own place', () => {
    const lateInLondon = new Date('2026-03-08T23:30:00Z');
    expect(isToday(session, lateInLondon)).toBe(true);
    expect(isToday({ ...session, timeZone: 'Europe/London' }, lateInLondon)).toBe(false);
  });
});
