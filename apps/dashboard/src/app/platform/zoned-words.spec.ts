import { timesHere, writeZone } from './zoned-words';

const workshop = {
  ...{ date: '2026-03-10', startTime: '18:00', endTime: '20:00', timeZone: 'Europe/Warsaw' },
  ...{ startsAt: '2026-03-10T17:00:00Z', endsAt: '2026-03-10T19:00:00Z' },
};

describe('hours in another place', () => {
  it('are called by the place', () => {
    expect(writeZone('America/Port_of_Spain')).toBe('Port of Spain time');
  });

  it.each([
    ['Europe/London', '17:00–19:00'],
    ['Europe/Tallinn', '19:00–21:00'],
    ['Asia/Tokyo', 'Wed 11 Mar 02:00–04:00'],
    ['Europe/Warsaw', null],
    ['Europe/Rome', null],
  ])('are, in %s, %s', (zone, words) => {
    expect(timesHere(workshop, zone)).toBe(words);
  });

  it('name the day where only the day is another', () => {
    const acrossTheDateLine = {
      ...{ ...workshop, date: '2026-03-11', timeZone: 'Pacific/Kiritimati' },
      ...{ startsAt: '2026-03-11T04:00:00Z', endsAt: '2026-03-11T06:00:00Z' },
    };
    expect(timesHere(acrossTheDateLine, 'Pacific/Honolulu')).toBe('Tue 10 Mar 18:00–20:00');
  });
});
