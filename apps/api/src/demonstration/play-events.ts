import { addDays, instantsOf } from '@throughline/domain/shared';
import { EventsService } from '../events/events.service';
import type { DemonstrationEvent } from './events.data';
import type { Player } from './player';

/** An event, announced a month ahead; held and written up once it is over. */
export const playEvent = async (player: Player, event: DemonstrationEvent, now: string): Promise<void> => {
  const id = player.id(`event ${event.title} ${event.date}`);
  const [events, { endsAt }] = [
    player.the(EventsService),
    instantsOf({ date: event.date, startTime: event.start, endTime: event.end, timeZone: event.timeZone }),
  ];
  const announced = `${addDays(event.date, -30)}T09:00:00Z`;
  const write = {
    programmeId: player.id(event.programme),
    strandId: event.strand && player.id(event.strand),
    regionId: player.id(event.region),
    kind: event.kind,
    title: event.title,
    date: event.date,
    startTime: event.start,
    endTime: event.end,
    timeZone: event.timeZone,
    mode: event.venue === null ? ('online' as const) : ('inPerson' as const),
    venueId: event.venue && player.id(event.venue),
    capacity: null,
    exceptionNote: null,
  };
  await player.as('manager', announced, async () => {
    await events.write({ id, ifMatch: null, write });
    await events.move(id, { to: 'announced' });
  });
  if (endsAt > now) return;
  await player.as('manager', endsAt, async () => {
    const { version } = await events.move(id, { to: 'held' });
    const [headcount, headcountMethod] = event.headcount ?? [null, null];
    const report = { organisations: [], activities: [], publicSummary: null, noHeadcountReason: null };
    await events.report(id, version, { ...report, headcount, headcountMethod });
    await events.move(id, { to: 'writtenUp' });
  });
};
