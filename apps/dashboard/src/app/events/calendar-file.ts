/** What goes into a calendar. */
export interface CalendarEntry {
  readonly id: string;
  /** Grows with every change, so that a calendar knows the latest. */
  readonly sequence: number;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly where: string;
  readonly about: string;
}

/** RFC 5545, 3.3.11: what has a meaning of its own in a text. */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/gu, '\\$&').replaceAll('\n', '\\n');

const utc = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;

/** RFC 5545, 3.1: at most 75 octets a line, whatever follows on the next after a space. No character is cut in two. */
const folded = (line: string): string => {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (octets + length > 75) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += length;
  }
  return [...lines, current].join('\r\n');
};

/** One event as an iCalendar file (RFC 5545). Its instants are in UTC: every calendar shows them on its own clock. */
export const calendarFile = (entry: CalendarEntry, now: Date = new Date()): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Throughline//Events//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${entry.id}@throughline`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(now.toISOString())}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.where === '' ? [] : [`LOCATION:${escaped(entry.where)}`]),
    ...(entry.about === '' ? [] : [`DESCRIPTION:${escaped(entry.about)}`]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
