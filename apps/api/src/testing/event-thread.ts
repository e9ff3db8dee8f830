import { randomUUID } from 'node:crypto';
import { guest, type EventState, type EventWrite, type GuestWrite } from '@throughline/domain/events';
import { PROGRAMMES, REGIONS, STRANDS, VENUES, type Name } from './cast';
import type { Answer, Sent, TestApi } from './test-api';

export const EVENTS_PATH = '/api/v1/events';

/** A conversation of strand S1, tomorrow morning: 9:00 to 11:00 in UTC. */
export const eventWrite = (changes: Partial<EventWrite> = {}): EventWrite => ({
  programmeId: PROGRAMMES.P1,
  strandId: STRANDS.S1,
  regionId: REGIONS.north,
  kind: 'conversationOfChange',
  title: 'Conversation (demo)',
  date: '2026-06-16',
  startTime: '10:00',
  endTime: '12:00',
  timeZone: 'Europe/London',
  mode: 'inPerson',
  venueId: VENUES.northHall,
  capacity: null,
  exceptionNote: null,
  ...changes,
});

export const guestWrite = (changes: Partial<GuestWrite> = {}): GuestWrite => ({
  name: 'Demo Guest 01',
  contact: null,
  role: 'resident',
  answer: 'yes',
  accessNeeds: '',
  dietary: '',
  personId: null,
  organisationId: null,
  ...changes,
});

/** What people do around an event, through the API. */
export class EventThread {
  constructor(private readonly api: TestApi) {}

  /** An event that went through these steps. */
  async plan(changes: Partial<EventWrite> = {}, ...states: readonly EventState[]): Promise<string> {
    const id = randomUUID();
    await this.#done(this.api.as('maya').put(`${EVENTS_PATH}/${id}`, eventWrite(changes)));
    for (const to of states) {
      const reason = to === 'cancelled' || to === 'postponed' ? { reason: 'The hall is flooded.' } : {};
      await this.#done(this.api.as('maya').post(`${EVENTS_PATH}/${id}/moves`, { to, ...reason }));
    }
    return id;
  }

  put(
    name: Name | null,
    eventId: string,
    changes: Partial<GuestWrite> = {},
    { guestId = randomUUID(), version }: { guestId?: string; version?: number } = {},
  ): Promise<Answer> {
    const headers: Sent = version === undefined ? {} : { 'if-match': `"${version}"` };
    return this.api.as(name).put(`${EVENTS_PATH}/${eventId}/guests/${guestId}`, guestWrite(changes), headers);
  }

  /** Puts somebody on the list, and gives their id. */
  async invite(eventId: string, changes: Partial<GuestWrite> = {}): Promise<string> {
    const guestId = randomUUID();
    await this.#done(this.put('tess', eventId, changes, { guestId }));
    return guestId;
  }

  /** The token of a new link for a guest. */
  async link(eventId: string, guestId: string): Promise<string> {
    const answer = await this.#done(this.api.as('tess').post(`${EVENTS_PATH}/${eventId}/guests/${guestId}/link`));
    return tokenIn(answer);
  }

  /** The token of a new open link. */
  async openSignUp(eventId: string): Promise<string> {
    return tokenIn(await this.#done(this.api.as('tess').post(`${EVENTS_PATH}/${eventId}/sign-up`)));
  }

  read(token: string): Promise<Answer> {
    return this.api.as(null).post('/api/v1/invitations/read', { token });
  }

  say(token: string, answer: string, needs: { accessNeeds?: string; dietary?: string } = {}): Promise<Answer> {
    const said = { token, answer, accessNeeds: '', dietary: '', ...needs };
    return this.api.as(null).post('/api/v1/invitations/answer', said);
  }

  join(token: string, changes: { guestId?: string; name?: string; contact?: string | null } = {}): Promise<Answer> {
    const said = {
      guestId: randomUUID(),
      name: 'Demo Guest 09',
      contact: null,
      accessNeeds: '',
      dietary: '',
      ...changes,
    };
    return this.api.as(null).post('/api/v1/sign-up/join', { token, ...said });
  }

  /** Where each of these guests stands: their place, and their number in the line. */
  async places(eventId: string, guestIds: readonly string[]): Promise<(string | [string, number])[]> {
    const places: (string | [string, number])[] = [];
    for (const guestId of guestIds) {
      const { body } = await this.api.as('maya').get(`${EVENTS_PATH}/${eventId}/guests/${guestId}`);
      const { place, waitingPosition } = guest.parse(body);
      places.push(waitingPosition === null ? place : [place, waitingPosition]);
    }
    return places;
  }

  async #done(asked: Promise<Answer>): Promise<Answer> {
    const answer = await asked;
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer;
  }
}

const tokenIn = ({ body }: Answer): string => String(body.path).split('#')[1] ?? '';
