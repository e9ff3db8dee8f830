import { randomUUID } from 'node:crypto';
import type { EventReportWrite, EventState, EventWrite } from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { CAST, ORGANISATIONS, PROGRAMMES, REGIONS, STRANDS, VENUES, type Name } from '../testing/cast';
import { testApi, type Answer, type Sent } from '../testing/test-api';

const PATH = '/api/v1/events';
const OUTSIDERS: readonly Name[] = ['omar', 'fiona', 'frank', 'nora'];

const api = testApi();

/** A launch of strand S1, this morning. */
const eventWrite = (changes: Partial<EventWrite> = {}): EventWrite => ({
  programmeId: PROGRAMMES.P1,
  strandId: STRANDS.S1,
  regionId: REGIONS.north,
  kind: 'launch',
  title: 'Launch (demo)',
  date: '2026-06-15',
  startTime: '10:00',
  endTime: '12:00',
  timeZone: 'Europe/London',
  mode: 'inPerson',
  venueId: VENUES.northHall,
  capacity: null,
  exceptionNote: null,
  ...changes,
});

const put = (name: Name | null, changes: Partial<EventWrite> = {}, id: string = randomUUID(), headers: Sent = {}) =>
  api.as(name).put(`${PATH}/${id}`, eventWrite(changes), headers);
const move = (name: Name | null, id: string, to: EventState, reason?: string): Promise<Answer> =>
  api.as(name).post(`${PATH}/${id}/moves`, { to, ...(reason !== undefined && { reason }) });
const plan = async (changes: Partial<EventWrite> = {}, ...states: readonly EventState[]): Promise<string> => {
  const id = randomUUID();
  expect((await put('maya', changes, id)).status).toBe(200);
  for (const to of states) expect((await move('maya', id, to)).status).toBe(200);
  return id;
};
/** One field of everything in a list of an answer. */
const each = (field: string, list: unknown): unknown[] =>
  (list as Record<string, unknown>[]).map((item) => item[field]);

describe('planning an event', () => {
  it('is refused to whoever is not signed in, or has no part in the programme', async () => {
    expect((await put(null)).status).toBe(401);
    for (const name of OUTSIDERS) expect((await put(name)).status).toBe(404);
  });

  it('is refused to a trainer outside of their strand, whose programme they see', async () => {
    expect((await put('tess', { strandId: STRANDS.S2, regionId: REGIONS.south })).status).toBe(403);
    expect((await put('tess', { strandId: null })).status).toBe(403);
  });

  it('is refused in a strand of another programme, also to who has a part in one of the two', async () => {
    for (const name of ['maya', 'omar', 'ada'] as const) {
      expect((await put(name, { strandId: STRANDS.T1, regionId: REGIONS.east })).status).toBe(404);
      expect((await put(name, { programmeId: PROGRAMMES.P2 })).status).toBe(404);
    }
  });

  it.each<[string, Partial<EventWrite>, string]>([
    ['before the strand began', { date: '2025-08-31' }, 'event.outsideDates'],
    ['after the programme ended', { date: '2027-01-01', strandId: null }, 'event.outsideDates'],
    ['in a region in which the strand does not work', { regionId: REGIONS.east }, 'event.regionOutside'],
    ['in a region that does not exist', { regionId: randomUUID(), strandId: null }, 'request.reference'],
    ['at a venue that does not exist', { venueId: randomUUID() }, 'request.reference'],
  ])('is refused %s', async (_, changes, code) => {
    const id = randomUUID();

    expect(await put('maya', changes, id)).toMatchObject({ status: 422, body: { code } });
    expect((await api.as('maya').get(`${PATH}/${id}`)).status).toBe(404);
  });

  it('takes what lies outside with a note that says why', async () => {
    const note = { exceptionNote: 'The funder moved the celebration past the end.' };
    expect(await put('maya', { date: '2027-01-01', strandId: null, ...note })).toMatchObject({
      status: 200,
      body: note,
    });
    expect((await put('maya', { regionId: REGIONS.east, ...note })).status).toBe(200);
  });

  it('is a draft with the instants of the promised time', async () => {
    const answer = await put('tess');

    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      ...eventWrite(),
      startsAt: '2026-06-15T09:00:00.000Z',
      endsAt: '2026-06-15T11:00:00.000Z',
      programme: { code: 'P1' },
      strand: { code: 'S1' },
      region: { name: 'Nõrth' },
      venue: { name: 'North hall' },
      state: 'draft',
      moves: ['announced', 'cancelled'],
      may: { write: true },
    });
  });

  it('of a whole programme may be anywhere', async () => {
    const answer = await put('maya', { strandId: null, regionId: REGIONS.online, mode: 'online', venueId: null });

    expect(answer).toMatchObject({ status: 200, body: { strand: null, venue: null, region: { name: 'Online' } } });
  });

  it('gives the same answer to the same request, and refuses another one under its id', async () => {
    const id = randomUUID();
    const first = await put('maya', {}, id);

    expect((await put('maya', {}, id)).body).toEqual(first.body);
    expect(await put('maya', { title: 'Other' }, id)).toMatchObject({ body: { code: 'request.alreadyExists' } });
    expect((await put('omar', {}, id)).status).toBe(404);
  });
});

describe('editing an event', () => {
  it('is refused from an older version', async () => {
    const id = await plan();
    await put('tess', { title: 'Better' }, id, { 'if-match': '"1"' });

    expect(await put('maya', { kind: 'other' }, id, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'request.stale', current: { title: 'Better', version: 2 } },
    });
  });

  it('does not carry it to where the editor has no part', async () => {
    const id = await plan();

    expect((await put('tess', { strandId: null }, id, { 'if-match': '"1"' })).status).toBe(403);
    const elsewhere = { programmeId: PROGRAMMES.P2, strandId: STRANDS.T1, regionId: REGIONS.east };
    expect((await put('maya', elsewhere, id, { 'if-match': '"1"' })).status).toBe(404);
  });

  it('does not put off what was held to a day that is still to come', async () => {
    const id = await plan({}, 'announced', 'held');

    expect(await put('maya', { date: '2026-06-16' }, id, { 'if-match': '"3"' })).toMatchObject({
      status: 409,
      body: { code: 'event.notYet' },
    });
  });
});

describe('moving an event', () => {
  it('is refused to whoever may not, and for an event that does not exist', async () => {
    const id = await plan();
    const ofS2 = await plan({ strandId: STRANDS.S2, regionId: REGIONS.south });

    expect((await move(null, id, 'announced')).status).toBe(401);
    for (const name of OUTSIDERS) expect((await move(name, id, 'announced')).status).toBe(404);
    expect((await move('tess', ofS2, 'announced')).status).toBe(403);
    expect((await move('ada', randomUUID(), 'announced')).status).toBe(404);
  });

  it('takes no step that the states do not have', async () => {
    expect(await move('maya', await plan(), 'writtenUp')).toMatchObject({
      status: 409,
      body: { code: 'event.transition' },
    });
  });

  it('is held only once it has begun, on the clocks of its place', async () => {
    const id = await plan({ startTime: '11:30' }, 'announced');

    expect(await move('tess', id, 'held')).toMatchObject({ status: 409, body: { code: 'event.notYet' } });
    const later = await api.at('2026-06-15T10:30:00Z', () => move('tess', id, 'held'));
    expect(later.body).toMatchObject({ state: 'held', moves: ['writtenUp'] });
  });

  it('gives the answer again to a step that is repeated, and writes it down once', async () => {
    const id = await plan({}, 'announced');

    const again = await move('maya', id, 'announced');

    expect(again.body).toMatchObject({ state: 'announced', version: 2 });
    const trail = await api.db.query(sql`select account_id from audit_event where action = 'event.announced'`);
    expect(trail).toEqual([{ account_id: CAST.maya }]);
  });
});

describe('a reason, and a new date', () => {
  it.each(['cancelled', 'postponed'] as const)('are asked for: %s', async (to) => {
    const id = await plan({}, 'announced');
    for (const reason of [undefined, '', '   ']) {
      expect(await move('maya', id, to, reason)).toMatchObject({ status: 422, body: { code: 'event.reasonNeeded' } });
    }
    expect(await move('maya', id, to, 'The hall is flooded.')).toMatchObject({
      status: 200,
      body: { state: to, stateReason: 'The hall is flooded.', hasDate: to === 'cancelled' },
    });
  });

  it('a postponed event has lost its date, is announced again with a new one, and keeps the first', async () => {
    const id = await plan({ date: '2026-07-01' }, 'announced');
    await move('maya', id, 'postponed', 'The hall is flooded.');

    expect(await move('maya', id, 'announced')).toMatchObject({ status: 422, body: { code: 'event.dateNeeded' } });
    const renamed = await put('maya', { date: '2026-07-01', title: 'Other' }, id, { 'if-match': '"3"' });
    expect(renamed.body).toMatchObject({ hasDate: false, state: 'postponed' });
    const moved = await put('maya', { date: '2026-07-08', title: 'Other' }, id, { 'if-match': '"4"' });
    expect(moved.body).toMatchObject({ hasDate: true, date: '2026-07-08', firstDate: '2026-07-01' });
    expect((await move('maya', id, 'announced')).body).toMatchObject({
      ...{ state: 'announced', firstDate: '2026-07-01', date: '2026-07-08', stateReason: null, version: 6 },
    });
  });

  it('a draft has no first date', async () => {
    expect((await put('maya')).body).toMatchObject({ firstDate: null, hasDate: true });
  });
});

describe('the report of an event', () => {
  const nothing: EventReportWrite = {
    headcount: null,
    headcountMethod: null,
    noHeadcountReason: null,
    organisations: [],
    activities: [],
    publicSummary: null,
  };
  const report = (id: string, changes: Partial<EventReportWrite>, version = 3): Promise<Answer> =>
    api.as('tess').put(`${PATH}/${id}/report`, { ...nothing, ...changes }, { 'if-match': `"${version}"` });

  it('is of what was held', async () => {
    const id = await plan({}, 'announced');
    expect(await report(id, { headcount: 12, headcountMethod: 'register' }, 2)).toMatchObject({
      status: 409,
      body: { code: 'event.notHeld' },
    });
  });

  it('keeps what was counted, who was represented and what was done; an estimate stays an estimate', async () => {
    const id = await plan({}, 'announced', 'held');
    const known: Partial<EventReportWrite> = {
      headcount: 30,
      headcountMethod: 'estimate',
      organisations: [
        { organisationId: ORGANISATIONS.partner, name: null, people: 4 },
        { organisationId: null, name: 'A choir of the north', people: null },
      ],
      activities: [{ title: 'Sabotage co-production', text: 'In three groups.' }],
      publicSummary: { url: 'https://example.org/launch', title: 'What we heard' },
    };

    const answer = await report(id, known);

    expect(answer.body).toMatchObject({
      ...known,
      organisations: [
        { organisationId: ORGANISATIONS.partner, name: 'Demo Partner', people: 4 },
        { organisationId: null, name: 'A choir of the north', people: null },
      ],
      state: 'held',
      version: 4,
    });
    // The same again, from the version before: nothing is written a second time.
    expect(await report(id, known)).toMatchObject({ status: 200, body: { version: 4 } });
    expect(await report(id, { ...known, headcount: 31 })).toMatchObject({ status: 412 });
    expect((await report(id, {}, 4)).body).toMatchObject({ organisations: [], activities: [], publicSummary: null });
  });

  it.each<[string, object, string]>([
    ['a headcount from nowhere', { headcount: 30 }, 'headcountMethod'],
    [
      'a reason beside a headcount',
      { headcount: 3, headcountMethod: 'estimate', noHeadcountReason: 'x' },
      'noHeadcountReason',
    ],
    ['a summary without https', { publicSummary: { url: 'http://example.org', title: 'x' } }, 'publicSummary.url'],
    ['a summary that runs', { publicSummary: { url: 'javascript:alert(1)', title: 'x' } }, 'publicSummary.url'],
    [
      'a summary with a password',
      { publicSummary: { url: 'https://a:b@example.org', title: 'x' } },
      'publicSummary.url',
    ],
    [
      'an organisation of no name',
      { organisations: [{ organisationId: null, name: null, people: 1 }] },
      'organisations.0.organisationId',
    ],
  ])('does not take %s', async (_, changes, path) => {
    const id = await plan({}, 'announced', 'held');
    expect(await report(id, changes)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('does not take an organisation that does not exist, and keeps nothing of it', async () => {
    const id = await plan({}, 'announced', 'held');
    const organisations = [{ organisationId: randomUUID(), name: null, people: 1 }];
    expect(await report(id, { organisations })).toMatchObject({ status: 422, body: { code: 'request.reference' } });
    expect((await api.as('tess').get(`${PATH}/${id}`)).body).toMatchObject({ version: 3, organisations: [] });
  });

  it('is finished with a headcount, or with the reason why nobody counted', async () => {
    const id = await plan({}, 'announced', 'held');
    expect(await move('tess', id, 'writtenUp')).toMatchObject({ status: 422, body: { code: 'event.headcountNeeded' } });
    await report(id, { noHeadcountReason: 'An open air event.' });
    expect((await move('tess', id, 'writtenUp')).body).toMatchObject({ state: 'writtenUp' });
    expect(await report(id, {}, 5)).toMatchObject({ status: 422, body: { code: 'event.headcountNeeded' } });
  });
});

describe('reading events', () => {
  it('lists to each of the cast exactly what they may read one by one', async () => {
    const ids = [
      await plan(),
      await plan({ strandId: STRANDS.S2, regionId: REGIONS.south }),
      await plan({ strandId: null }),
    ];
    const elsewhere = randomUUID();
    await put('omar', { programmeId: PROGRAMMES.P2, strandId: STRANDS.T1, regionId: REGIONS.east }, elsewhere);

    for (const name of Object.keys(CAST) as Name[]) {
      const list = await api.as(name).get(PATH);
      const readable: string[] = [];
      for (const id of [...ids, elsewhere]) {
        if ((await api.as(name).get(`${PATH}/${id}`)).status === 200) readable.push(id);
      }
      expect([name, each('id', list.body.items).toSorted()]).toEqual([name, readable.toSorted()]);
      expect(list.body.total).toBe(readable.length);
    }
    expect((await api.as('tess').get(PATH)).body.total).toBe(3);
    expect((await api.as('omar').get(PATH)).body.total).toBe(1);
    expect((await api.as(null).get(PATH)).status).toBe(401);
  });

  it('shows a trainer the events of the whole programme, to be changed in their strand alone', async () => {
    const id = await plan({ strandId: null });

    expect((await api.as('tess').get(`${PATH}/${id}`)).body).toMatchObject({ moves: [], may: { write: false } });
  });

  it('refuses filters and cursors that it does not know', async () => {
    const forged = Buffer.from(JSON.stringify(['soon', randomUUID()])).toString('base64url');
    for (const query of ['title=x', 'kind=party', 'from=2026-02-30', 'sort=title', `cursor=${forged}`]) {
      const answer = await api.as('maya').get(`${PATH}?${query}`);
      expect([query, answer.status, answer.body.errors[0].path]).toEqual([query, 400, query.split('=')[0]]);
    }
  });

  it('narrows by programme, strand, region, kind, and half-open days of the place', async () => {
    // Half an hour after midnight in London is still the day before in UTC.
    await plan({ date: '2026-06-10', startTime: '00:30', endTime: '02:00' });
    await plan({ date: '2026-06-11', kind: 'conference', strandId: null, regionId: REGIONS.online });
    const total = async (query: string): Promise<unknown> => (await api.as('maya').get(`${PATH}?${query}`)).body.total;

    expect(await total(`programmeId=${PROGRAMMES.P1}`)).toBe(2);
    expect(await total(`programmeId=${PROGRAMMES.P2}`)).toBe(0);
    expect(await total(`strandId=${STRANDS.S1}`)).toBe(1);
    expect(await total(`regionId=${REGIONS.online}`)).toBe(1);
    expect(await total('kind=conference')).toBe(1);
    expect(await total('from=2026-06-10&until=2026-06-11')).toBe(1);
    expect(await total('until=2026-06-10')).toBe(0);
  });

  it.each(['-startsAt', 'startsAt'])('gives each event once, page by page, by %s', async (sort) => {
    for (const date of ['2026-06-01', '2026-06-03', '2026-06-03', '2026-06-03', '2026-06-02']) await plan({ date });
    const seen: { id: string; date: string }[] = [];
    let query = `sort=${sort}&limit=2`;
    for (let page = 0; page < 3; page++) {
      const { body } = await api.as('tess').get(`${PATH}?${query}`);
      seen.push(...(body.items as typeof seen));
      query = `sort=${sort}&limit=2&cursor=${String(body.next)}`;
      expect([body.total, body.next === null]).toEqual([5, page === 2]);
    }

    const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-03', '2026-06-03'];
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
    expect(seen.map(({ date }) => date)).toEqual(sort === 'startsAt' ? days : days.toReversed());
  });

  it('keeps the promised time on both sides of a change of clocks', async () => {
    const winter = await put('maya', { date: '2026-12-07' });

    expect(winter.body).toMatchObject({ startTime: '10:00', startsAt: '2026-12-07T10:00:00.000Z' });
  });
});
