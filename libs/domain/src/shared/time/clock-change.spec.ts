import { clockChangeOf } from './clock-change';

describe('the night of a clock change', () => {
  it.each([
    ['a start that does not exist', '2026-03-29', '01:30', '04:00', 'skipped'],
    ['an end that does not exist', '2026-03-28', '23:00', '01:30', 'skipped'],
    ['a start that comes twice', '2026-10-25', '01:30', '04:00', 'repeated'],
    ['an end that comes twice', '2026-10-24', '23:00', '01:30', 'repeated'],
    ['a session that lies across it', '2026-03-28', '23:00', '03:00', null],
    ['the first minute after the gap', '2026-03-29', '02:00', '03:00', null],
    ['any other night', '2026-06-06', '01:30', '02:30', null],
  ])('%s', (_, date, startTime, endTime, note) => {
    expect(clockChangeOf({ date, startTime, endTime, timeZone: 'Europe/London' })).toBe(note);
  });
});
