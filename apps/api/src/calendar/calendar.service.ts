import { Injectable } from '@nestjs/common';
import type { Calendar, CalendarEntry, CalendarQuery } from '@throughline/domain/calendar';
import sql from 'sql-template-tag';
import { EventCalendarQueries, type CalendarEvent } from '../events/event-calendar.queries';
import { Policy } from '../platform/policy';
import { PlacesQueries } from '../programmes/places.queries';
import { ProgrammesQueries } from '../programmes/programmes.queries';
import { SessionCalendarQueries, type CalendarSession } from '../training/session-calendar.queries';

/** What is on, across all programmes that the reader may see. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly sessions: SessionCalendarQueries,
    private readonly events: EventCalendarQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly places: PlacesQueries,
    private readonly policy: Policy,
  ) {}

  async read({ regionId, trainerId, ...query }: CalendarQuery): Promise<Calendar> {
    const regionIds = regionId === undefined ? {} : { regionIds: await this.places.within(regionId) };
    const days = { ...query, ...regionIds };
    const sessions = await this.sessions.on({ ...days, ...(trainerId !== undefined && { trainerId }) });
    const events = trainerId === undefined ? await this.events.on(days) : [];
    return { entries: inOrder(sessions, events), ...(await this.#choices(sessions, events)) };
  }

  /** What the reader can choose from, whatever is chosen now; at least what the entries speak of. */
  async #choices(
    sessions: readonly CalendarSession[],
    events: readonly CalendarEvent[],
  ): Promise<Omit<Calendar, 'entries'>> {
    const visible = this.policy.narrow('programme.read', { programmeId: sql`programme.id` });
    const programmes = await this.programmes.list({ q: undefined, visible });
    const worksIn = programmes.flatMap(({ strands }) =>
      strands.flatMap((strand) => strand.regions.map(({ id }) => id)),
    );
    const regionIds = [...worksIn, ...sessions.map((each) => each.regionId), ...events.map((each) => each.regionId)];
    const regions = await this.places.regions({ visible: sql`region.id = any (${[...new Set(regionIds)]}::uuid[])` });
    return {
      programmes: programmes.map(({ id, code, name, strands }) => ({
        ...{ id, code, name },
        strands: strands.map((strand) => ({ id: strand.id, code: strand.code, name: strand.name })),
      })),
      regions: regions.map(({ id, name }) => ({ id, name })),
      trainers: await this.sessions.trainers(sessions.map(({ id }) => id)),
    };
  }
}

const inOrder = (sessions: readonly CalendarSession[], events: readonly CalendarEvent[]): CalendarEntry[] =>
  [
    ...sessions.map(({ version: _version, updatedAt: _updatedAt, trainerIds, ...session }) => ({
      kind: 'session' as const,
      ...session,
      trainerIds: [...trainerIds],
    })),
    ...events.map(({ version: _version, updatedAt: _updatedAt, ...event }) => ({ kind: 'event' as const, ...event })),
  ].sort((one, other) => compare(one.startsAt, other.startsAt) || compare(one.id, other.id));

/** Order of texts by code unit: instants in one format, and ids, are in order that way. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
