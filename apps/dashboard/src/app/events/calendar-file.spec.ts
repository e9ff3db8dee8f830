import ICAL from 'ical.js';
import { calendarFile } from './calendar-file';

const entry = {
  id: '0190a000-0000-7000-8000-000000000050',
  sequence: 4,
  title: 'Learning festival; stories, and what follows',
  startsAt: '2026-03-29T09:00:00Z',
  endsAt: '2026-03-29T15:00:00Z',
  where: 'Town Hall, Sandwell',
  about: 'Bring a story.\nStep-free throughout \\ hearing loop',
};
const read = (file: string): ICAL.Event => {
  const found = ICAL.Component.fromString(file).getFirstSubcomponent('vevent');
  if (!found) throw new Error('There is no event in the file.');
  return new ICAL.Event(found);
};

describe('an event for a calendar', () => {
  it('is read back by another reader of iCalendar as it was written', () => {
    const event = read(calendarFile(entry));
    expect(event.uid).toBe('0190a000-0000-7000-8000-000000000050@throughline');
    expect(event.sequence).toBe(4);
    expect(event.summary).toBe(entry.title);
    expect(event.location).toBe(entry.where);
    expect(event.description).toBe(entry.about);
    expect(event.startDate.toJSDate().toISOString()).toBe('2026-03-29T09:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2026-03-29T15:00:00.000Z');
  });

  it('has lines of 75 octets at most, and cuts no character in two', () => {
    const title = 'Võru ja Gdańsk: õhtu lugudega '.repeat(8).trim();
    const file = calendarFile({ ...entry, title });
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(read(file).summary).toBe(title);
  });

  it('says nothing of a place that is not settled', () => {
    expect(calendarFile({ ...entry, where: '' })).not.toContain('LOCATION');
  });
});
