import { addDays } from '@throughline/domain/shared';
import { instantsOf } from '@throughline/domain/shared/time';
import { DoorService } from '../events/door.service';
import { EventsService } from '../events/events.service';
import { FollowUpsService } from '../events/follow-ups.service';
import { GuestsService } from '../events/guests.service';
import { InvitationsService } from '../events/invitations.service';
import { QuotesService } from '../events/quotes.service';
import type { DemonstrationEvent, DemonstrationGuest } from './events.data';
import type { Player } from './player';

/** Where those who answer by a link come from. */
const networkAddress = 'demonstration';

/** An event, announced a month ahead; held and, unless somebody still has to, written up once it is over. */
export const playEvent = async (player: Player, event: DemonstrationEvent, now: string): Promise<void> => {
  const id = player.id(`event ${event.title} ${event.date}`);
  const [events, { startsAt, endsAt }] = [
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
    capacity: event.capacity ?? null,
    exceptionNote: null,
  };
  await player.as('manager', announced, async () => {
    await events.write({ id, ifMatch: null, write });
    await events.move(id, { to: 'announced' });
  });
  await playGuests(player, id, event, announced);
  if (endsAt > now) return;
  await playDoor(player, id, event, startsAt);
  await player.as('manager', endsAt, async () => {
    const { version } = await events.move(id, { to: 'held' });
    for (const [index, quote] of (event.quotes ?? []).entries()) {
      await player.the(QuotesService).write(id, player.id(`quote ${id} ${index}`), null, quote);
    }
    await playFollowUps(player, id, event);
    if (event.isToBeWrittenUp === true) return;
    const [headcount, headcountMethod] = event.headcount ?? [null, null];
    await events.report(id, version, {
      headcount,
      headcountMethod,
      noHeadcountReason: headcount === null ? 'Nobody counted.' : null,
      organisations: event.organisations ?? [],
      activities: event.activities ?? [],
      publicSummary: event.publicSummary ?? null,
    });
    await events.move(id, { to: 'writtenUp' });
  });
};

const guestIdOf = (player: Player, eventId: string, name: string): string => player.id(`guest ${eventId} ${name}`);

/** Who is asked, and what they say by their links; then who comes by the open one. */
const playGuests = async (
  player: Player,
  eventId: string,
  { guests = [], signUps = [] }: DemonstrationEvent,
  announced: string,
): Promise<void> => {
  for (const guest of guests) await playGuest(player, eventId, guest, announced);
  if (signUps.length === 0) return;
  const { path } = await player.as('manager', announced, () => player.the(GuestsService).openSignUp(eventId));
  for (const name of signUps) {
    const joins = { token: tokenIn(path), guestId: guestIdOf(player, eventId, name), name, contact: null };
    const invitations = player.the(InvitationsService);
    const at = `${announced.slice(0, 10)}T18:00:00Z`;
    await player.asNobody(at, () => invitations.signUp({ ...joins, accessNeeds: '', dietary: '', networkAddress }));
  }
};

const playGuest = async (
  player: Player,
  eventId: string,
  { name, role, says, accessNeeds = '', dietary = '' }: DemonstrationGuest,
  announced: string,
): Promise<void> => {
  const guests = player.the(GuestsService);
  const guestId = guestIdOf(player, eventId, name);
  const { path } = await player.as('manager', announced, async () => {
    // Who says something else later is on the list already.
    if (player.count(`guest ${guestId}`) === 1) {
      const nothing = { contact: null, answer: 'notAnswered', personId: null, organisationId: null } as const;
      await guests.write(eventId, guestId, null, { name, role, accessNeeds: '', dietary: '', ...nothing });
    }
    return guests.link(eventId, guestId);
  });
  const at = `${announced.slice(0, 10)}T12:00:00Z`;
  for (const answer of says) {
    if (answer === 'notAnswered') continue;
    const said = { token: tokenIn(path), answer, accessNeeds, dietary, networkAddress };
    await player.asNobody(at, () => player.the(InvitationsService).answer(said));
  }
};

const playDoor = async (
  player: Player,
  eventId: string,
  { guests = [], walkIns = [] }: DemonstrationEvent,
  startsAt: string,
): Promise<void> => {
  const marks = guests.flatMap(({ name, came }) => {
    if (came === undefined) return [];
    const arrival = came ? ('arrived' as const) : ('notArrived' as const);
    const mutationId = player.id(`mark ${eventId} ${name}`);
    return [{ guestId: guestIdOf(player, eventId, name), arrival, baseVersion: 0, mutationId }];
  });
  if (marks.length === 0 && walkIns.length === 0) return;
  await player.as('trainer', startsAt, async () => {
    const door = player.the(DoorService);
    if (marks.length > 0) await door.mark(eventId, { marks });
    for (const name of walkIns) {
      await door.walkIn(eventId, guestIdOf(player, eventId, name), { name, role: 'participant' });
    }
  });
};

const playFollowUps = async (
  player: Player,
  eventId: string,
  { followUps = [] }: DemonstrationEvent,
): Promise<void> => {
  for (const { text, owner, dueOn, isDone } of followUps) {
    const id = player.id(`follow-up ${eventId} ${text}`);
    const write = { text, ownerId: player.id(owner), dueOn };
    await player.the(FollowUpsService).write(eventId, id, null, write);
    if (isDone) await player.the(FollowUpsService).finish(eventId, id, true);
  }
};

const tokenIn = (path: string): string => path.slice(path.indexOf('#') + 1);
