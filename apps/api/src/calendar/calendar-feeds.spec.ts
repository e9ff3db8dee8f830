import { randomUUID } from 'node:crypto';
import type { CalendarFeed, CalendarFeedWrite } from '@throughline/domain/calendar';
import ICAL from 'ical.js';
import sql from 'sql-template-tag';
import { CAST, COHORTS, REGIONS, SESSIONS, type Name } from '../testing/cast';
import { holdEvent } from '../testing/hold-event';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

const FEEDS = '/api/v1/calendar-feeds';
const OWN: CalendarFeedWrite = { kind: 'own', cohortId: null };
const OF_C1: CalendarFeedWrite = { kind: 'cohort', cohortId: COHORTS.C1 };

const put = (name: Name | null, write: unknown, id: string = randomUUID()): Promise<Answer> =>
  api.as(name).put(`${FEEDS}/${id}`, write);
const make = async (name: Name, write: CalendarFeedWrite = OWN): Promise<CalendarFeed & { address: string }> => {
  const { status, body } = await put(name, write);
  expect(status).toBe(200);
  return body as CalendarFeed & { address: string };
};

/** What a calendar program gets, with nothing but the address. */
const fetchFeed = (address: string): Promise<Answer> => api.as(null).get(address);

interface Read {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string | null;
  readonly summary: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
}
/** Reads a feed as another program would: wall-clock times by the VTIMEZONE that the feed brings, and no other. */
const parse = (text: unknown): { events: Read[]; text: string; zones: string[] } => {
  const calendar = new ICAL.Component(ICAL.parse(text as string) as unknown[]);
  ICAL.TimezoneService.reset();
  const zones = calendar.getAllSubcomponents('vtimezone').map((component) => {
    const zone = new ICAL.Timezone(component);
    ICAL.TimezoneService.register(zone, zone.tzid);
    return zone.tzid;
  });
  const events = calendar.getAllSubcomponents('vevent').map((component): Read => {
    const event = new ICAL.Event(component);
    const status = component.getFirstPropertyValue('status');
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: typeof status === 'string' ? status : null,
      summary: event.summary,
      startsAt: event.startDate.toJSDate().toISOString(),
      endsAt: event.endDate.toJSDate().toISOString(),
      zone: event.startDate.zone.tzid,
    };
  });
  return { events, text: text as string, zones };
};
const readFeed = async (address: string): Promise<ReturnType<typeof parse>> => {
  const { status, body } = await fetchFeed(address);
  expect(status).toBe(200);
  return parse(body);
};
const uidOf = (id: string): string => `${id}@throughline`;

describe('making a calendar feed', () => {
  it('is refused to who is not signed in, or has no part in the work', async () => {
    expect((await put(null, OWN)).status).toBe(401);
    for (const name of ['fiona', 'nora'] as const) expect((await put(name, OWN)).status).toBe(403);
  });

  it('of a cohort is refused to who cannot see the cohort, as if it were not there', async () => {
    for (const name of ['omar', 'tom'] as const) expect((await put(name, OF_C1)).status).toBe(404);
    expect((await put('maya', { kind: 'cohort', cohortId: randomUUID() })).status).toBe(404);
  });

  it.each([
    ['of a cohort that it does not name', { kind: 'cohort', cohortId: null }, 'cohortId'],
    ['of one’s own that names a cohort', { kind: 'own', cohortId: COHORTS.C1 }, 'cohortId'],
    ['of a kind that there is not', { kind: 'everybody', cohortId: null }, 'kind'],
  ])('is refused %s', async (_, write, path) => {
    const { status, body } = await put('tess', write);

    expect(status).toBe(400);
    expect((body as { errors: { path: string }[] }).errors.map((error) => error.path)).toContain(path);
  });

  it('shows the address once; the same again shows the feed without it, something else is refused', async () => {
    const id = randomUUID();
    const made = await put('tess', OWN, id);
    const again = await put('tess', OWN, id);

    expect(made.body).toMatchObject({
      kind: 'own',
      address: expect.stringMatching(/^\/api\/v1\/feeds\/[\w-]{43}\.ics$/),
    });
    expect(again.body).toEqual({ ...(made.body as object), address: null });
    expect((await put('tess', OF_C1, id)).status).toBe(409);
    expect((await put('maya', OWN, id)).status).toBe(404);
  });

  it('of the same thing twice is refused: one is enough, and can be renewed', async () => {
    await make('tess');
    const { status, body } = await put('tess', OWN);

    expect([status, (body as { code: string }).code]).toEqual([409, 'calendarFeed.twice']);
    expect((await put('maya', OWN)).status).toBe(200);
  });

  it('keeps nothing of the address but a hash', async () => {
    const { address } = await make('tess');
    const secret = address.slice('/api/v1/feeds/'.length, -'.ics'.length);
    const [kept] = await api.db.query(sql`select calendar_feed::text as all from calendar_feed`);
    const [audited] = await api.db.query(sql`select json_agg(audit_event)::text as all from audit_event`);

    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(JSON.stringify(audited)).not.toContain(secret);
  });

  it('is listed to its owner alone, with the day on which it was last read', async () => {
    const { id, address } = await make('tess');
    await fetchFeed(address);
    const listOf = async (name: Name): Promise<unknown> =>
      ((await api.as(name).get(FEEDS)).body as { items: unknown[] }).items;

    expect(await listOf('tess')).toEqual([expect.objectContaining({ id, lastReadOn: '2026-06-15', address: null })]);
    expect(await listOf('maya')).toEqual([]);
    expect((await api.as('nora').get(FEEDS)).status).toBe(403);
  });
});

describe('the address of a feed', () => {
  it.each(['x.ics', `${'a'.repeat(43)}.ics`, 'a'.repeat(43), '.ics', `${'a'.repeat(43)}.ICS`])(
    'that was made up (%s) leads nowhere',
    async (name) => {
      expect((await fetchFeed(`/api/v1/feeds/${name}`)).status).toBe(404);
    },
  );

  it('is renewed by its owner alone, and the old one stops at once', async () => {
    const { id, address } = await make('tess');
    for (const name of ['maya', 'ada'] as const) {
      expect((await api.as(name).post(`${FEEDS}/${id}/renewal`)).status).toBe(404);
    }
    const renewed = (await api.as('tess').post(`${FEEDS}/${id}/renewal`)).body as { address: string };

    expect(renewed.address).not.toBe(address);
    expect((await fetchFeed(address)).status).toBe(404);
    expect((await fetchFeed(renewed.address)).status).toBe(200);
  });

  it('leads nowhere once the feed was ended', async () => {
    const { id, address } = await make('tess');
    expect((await api.as('maya').delete(`${FEEDS}/${id}`)).status).toBe(404);
    expect((await api.as('tess').delete(`${FEEDS}/${id}`)).status).toBe(204);

    expect((await fetchFeed(address)).status).toBe(404);
  });

  it('leads nowhere while its owner may not sign in, and shows nothing of what they lost', async () => {
    const own = await make('tess');
    const cohort = await make('tess', OF_C1);
    expect((await readFeed(cohort.address)).text).toContain('Cohort C1');
    await api.db.query(sql`delete from membership where account_id = ${CAST.tess}`);
    expect((await readFeed(own.address)).events).toEqual([]);
    const lost = await readFeed(cohort.address);
    expect(lost.events).toEqual([]);
    expect(lost.text).not.toContain('Cohort C1');

    await api.db.query(sql`update account set status = 'suspended' where id = ${CAST.tess}`);
    expect((await fetchFeed(own.address)).status).toBe(404);
  });
});

describe('what a calendar program reads', () => {
  it('is a calendar of what its owner delivers, and the events of the programme', async () => {
    const event = await holdEvent(api);
    const { address } = await make('tess');
    const answer = await fetchFeed(address);
    const { events } = parse(answer.body);

    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(events.map(({ uid }) => uid).toSorted()).toEqual(
      [SESSIONS.past, SESSIONS.today, SESSIONS.future, event].map(uidOf).toSorted(),
    );
  });

  it('of a cohort is its sessions alone, without anybody’s name', async () => {
    await holdEvent(api);
    const { address } = await make('maya', OF_C1);
    const { events, text } = await readFeed(address);
    const names = await api.db.query<{ name: string }>(sql`
      select preferred_name as name from person_identity union select name from account`);

    expect(events.map(({ uid }) => uid)).toEqual([SESSIONS.past, SESSIONS.today, SESSIONS.future].map(uidOf));
    expect(names.length).toBeGreaterThan(3);
    for (const { name } of names) expect(text).not.toContain(name);
    expect(text).not.toContain('@example.org');
  });

  it('puts the rules of each time zone beside its wall-clock times, so that every program finds the same moment', async () => {
    const winter = await holdEvent(api, {
      ...{ date: '2026-10-26', start_time: '18:00', end_time: '20:00', time_zone: 'Europe/London' },
      ...{ starts_at: '2026-10-26T18:00:00Z', ends_at: '2026-10-26T20:00:00Z' },
    });
    const summer = await holdEvent(api, {
      ...{ date: '2026-10-19', start_time: '18:00', end_time: '20:00', time_zone: 'Europe/London' },
      ...{ starts_at: '2026-10-19T17:00:00Z', ends_at: '2026-10-19T19:00:00Z' },
    });
    const overnight = await holdEvent(api, {
      ...{ date: '2026-10-24', start_time: '23:00', end_time: '04:30', time_zone: 'Europe/Tallinn' },
      ...{ starts_at: '2026-10-24T20:00:00Z', ends_at: '2026-10-25T02:30:00Z' },
    });
    const warsaw = await holdEvent(api);
    const { events, zones } = await readFeed((await make('maya')).address);
    const timesOf = (id: string): unknown => {
      const found = events.find(({ uid }) => uid === uidOf(id));
      return [found?.startsAt, found?.endsAt, found?.zone];
    };

    expect(timesOf(winter)).toEqual(['2026-10-26T18:00:00.000Z', '2026-10-26T20:00:00.000Z', 'Europe/London']);
    expect(timesOf(summer)).toEqual(['2026-10-19T17:00:00.000Z', '2026-10-19T19:00:00.000Z', 'Europe/London']);
    expect(timesOf(overnight)).toEqual(['2026-10-24T20:00:00.000Z', '2026-10-25T02:30:00.000Z', 'Europe/Tallinn']);
    expect(timesOf(warsaw)).toEqual(['2026-06-15T10:00:00.000Z', '2026-06-15T11:00:00.000Z', 'Europe/Warsaw']);
    expect(zones.toSorted()).toEqual(['Europe/London', 'Europe/Tallinn', 'Europe/Warsaw']);
  });

  it('keeps what was cancelled, as cancelled, under the same UID with a higher SEQUENCE', async () => {
    const { address } = await make('tess');
    const find = async (): Promise<Read | undefined> =>
      (await readFeed(address)).events.find(({ uid }) => uid === uidOf(SESSIONS.future));
    const before = await find();
    await api.as('tess').post(`/api/v1/training-sessions/${SESSIONS.future}/cancel`, { reason: 'Train strike (demo)' });
    const after = await find();

    expect(before?.status).toBe('CONFIRMED');
    expect(after?.status).toBe('CANCELLED');
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  it('says of what is postponed that it is, and that the time is free', async () => {
    const event = await holdEvent(api, { state: 'postponed', state_reason: 'Flood (demo)' });
    const { events, text } = await readFeed((await make('maya')).address);

    expect(events.find(({ uid }) => uid === uidOf(event))).toMatchObject({
      status: 'CANCELLED',
      summary: 'Postponed: Launch (demo)',
    });
    expect(text).toContain('TRANSP:TRANSPARENT');
  });

  it('holds no draft: it is nobody’s promise yet', async () => {
    const event = await holdEvent(api, { state: 'draft' });

    expect((await readFeed((await make('maya')).address)).text).not.toContain(event);
  });

  it('carries hostile text as text, over many lines and in any letters', async () => {
    const title = `Võru; ,\\"Łódź" 🎉 BEGIN:VEVENT ${'ž'.repeat(120)}`;
    const event = await holdEvent(api, { title, region_id: REGIONS.north });
    const { events, text } = await readFeed((await make('maya')).address);

    expect(events.find(({ uid }) => uid === uidOf(event))?.summary).toBe(title);
    for (const lineOfText of text.split('\r\n')) expect(Buffer.byteLength(lineOfText)).toBeLessThanOrEqual(75);
  });

  it('reaches half a year back, and ahead without end', async () => {
    const old = await holdEvent(api, {
      date: '2025-12-16',
      starts_at: '2025-12-16T11:00:00Z',
      ends_at: '2025-12-16T12:00:00Z',
    });
    const recent = await holdEvent(api, {
      date: '2025-12-18',
      starts_at: '2025-12-18T11:00:00Z',
      ends_at: '2025-12-18T12:00:00Z',
    });
    const far = await holdEvent(api, {
      date: '2031-01-01',
      starts_at: '2031-01-01T11:00:00Z',
      ends_at: '2031-01-01T12:00:00Z',
    });
    const uids = (await readFeed((await make('maya')).address)).events.map(({ uid }) => uid);

    expect(uids).toEqual(expect.arrayContaining([recent, far].map(uidOf)));
    expect(uids).not.toContain(uidOf(old));
  });
});
