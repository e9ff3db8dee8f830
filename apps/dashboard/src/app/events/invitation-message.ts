import { type EventSummary } from '@throughline/domain/events';
import { writeDate } from '../platform/format';
import { writeZone } from '../platform/zoned-words';
import { EVENT_MODE_WORDS } from './events-words';

type Told = Pick<
  EventSummary,
  'title' | 'date' | 'startTime' | 'endTime' | 'timeZone' | 'hasDate' | 'mode' | 'venue' | 'region'
>;

/** What is written to somebody before their link: what, when and where. Without names, so that it can be sent to one or to many. */
export const messageOf = (event: Told, to: 'guest' | 'everybody'): string => {
  const place = event.mode === 'online' ? EVENT_MODE_WORDS.online : (event.venue?.name ?? event.region.name);
  const when = `${writeDate(event.date, 'long')}, ${event.startTime}–${event.endTime} (${writeZone(event.timeZone)})`;
  const facts = [event.title, ...(event.hasDate ? [when] : []), place].join('\n');
  return to === 'guest'
    ? $localize`You are invited:\n\n${facts}:facts:\n\nPlease tell us whether you come, and what you need. The link is yours alone:`
    : $localize`You are welcome:\n\n${facts}:facts:\n\nSign up here, and tell us what you need:`;
};
