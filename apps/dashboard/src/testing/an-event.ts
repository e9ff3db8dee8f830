import {
  door,
  doorEntry,
  event,
  eventInvitation,
  guest,
  type Door,
  type DoorEntry,
  type Event,
  type EventInvitation,
  type Guest,
} from '@throughline/domain/events';
import { organisationList } from '@throughline/domain/programmes';

const PROGRAMME = '0190a000-0000-7000-8000-000000000010';
const REGION = '0190a000-0000-7000-8000-000000000020';
export const EVENT = '0190a000-0000-7000-8000-000000000050';
/** The id of the guest with a number. */
export const guestId = (number: number): string =>
  `0190a000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`;

export const COUNTS = { guests: 0, yes: 0, maybe: 0, no: 0, notAnswered: 0, placesTaken: 0, waiting: 0, arrived: 0 };
const NEVER = '2099-03-09';

/** What `GET /events/:id` answers, shaped by the contract: a festival that is announced and a long way off. */
export const anEvent = (changes: Partial<Event> = {}): Event => {
  const date = changes.date ?? NEVER;
  return event.parse({
    ...{ id: EVENT, version: 2, programmeId: PROGRAMME, strandId: null, regionId: REGION },
    ...{ kind: 'learningFestival', title: 'Learning festival' },
    ...{ date, startTime: '10:00', endTime: '16:00', timeZone: 'Europe/London', mode: 'inPerson', venueId: null },
    ...{ capacity: null, exceptionNote: null },
    programme: { id: PROGRAMME, name: 'Bridges', code: 'BRIDGES' },
    strand: null,
    region: { id: REGION, name: 'Huddersfield' },
    venue: null,
    startsAt: `${date}T10:00:00Z`,
    endsAt: `${date}T16:00:00Z`,
    ...{ state: 'announced', stateReason: null, hasDate: true, firstDate: date },
    ...{ headcount: null, headcountMethod: null, noHeadcountReason: null },
    counts: COUNTS,
    moves: ['held', 'postponed', 'cancelled'],
    may: { write: true, welcome: true },
    ...{ organisations: [], activities: [], publicSummary: null, countsByRole: [] },
    ...{ quotes: [], followUps: [], signUpSince: null },
    ...changes,
  });
};

/** One guest of `GET /events/:id/guests`: invited, and silent so far. */
export const aGuest = (number: number, changes: Partial<Guest> = {}): Guest =>
  guest.parse({
    ...{ id: guestId(number), version: 1, name: `Demo Guest ${String(number).padStart(2, '0')}`, contact: null },
    ...{ role: 'participant', answer: 'notAnswered', answeredAt: null, place: 'none', waitingPosition: null },
    ...{ movedUpAt: null, source: 'invited', arrival: 'notMarked', needs: { accessNeeds: '', dietary: '' } },
    ...{ personId: null, organisation: null, hasLink: false, sharesContact: false },
    ...changes,
  });

/** One line of the door: a participant who said yes and has a place. */
export const aDoorEntry = (number: number, changes: Partial<DoorEntry> = {}): DoorEntry =>
  doorEntry.parse({
    ...{ guestId: guestId(number), name: `Demo Guest ${String(number).padStart(2, '0')}`, role: 'participant' },
    ...{ answer: 'yes', place: 'confirmed', source: 'invited', organisation: null, needs: null },
    ...{ arrival: 'notMarked', version: 0, markedAt: null, markedBy: null },
    ...changes,
  });

/** What `GET /events/:id/door` answers while the door is open. */
export const aDoor = (entries: readonly DoorEntry[], changes: Partial<Door> = {}): Door =>
  door.parse({
    event: anEvent(),
    ...{ entries, counts: [], isOpen: true, opensAt: `${NEVER}T00:00:00Z`, showsNeeds: true },
    ...changes,
  });

/** What a guest's link leads to: an event that they have not answered yet. */
export const anInvitation = (
  changes: Partial<EventInvitation> = {},
  event: Partial<EventInvitation['event']> = {},
): EventInvitation =>
  eventInvitation.parse({
    event: {
      ...{ title: 'Learning festival', hasDate: true, date: NEVER, startTime: '10:00', endTime: '16:00' },
      ...{ timeZone: 'Europe/London', startsAt: `${NEVER}T10:00:00Z`, endsAt: `${NEVER}T16:00:00Z` },
      ...{ isOnline: false, state: 'announced', venue: { name: 'Town Hall', stepFree: true, hearingLoop: null } },
      ...event,
    },
    ...{ answer: 'notAnswered', place: 'none', waitingPosition: null, accessNeeds: '', dietary: '' },
    ...{ canAnswer: true, isFull: false },
    ...changes,
  });

export const COUNCIL = '0190a000-0000-7000-8000-000000000060';
/** What `GET /organisations` answers: one that is known. */
export const ORGANISATIONS = organisationList.parse({
  items: [
    { id: COUNCIL, version: 1, name: 'Demo Council', kind: 'localAuthority', charityNumber: null, countryCode: null },
  ],
});
