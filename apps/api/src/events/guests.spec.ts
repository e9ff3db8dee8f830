import { randomUUID } from 'node:crypto';
import { GUESTS_MAX } from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { ORGANISATIONS, PEOPLE, PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { EVENTS_PATH, EventThread, eventWrite, guestWrite } from '../testing/event-thread';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const OUTSIDERS: readonly Name[] = ['omar', 'fiona', 'frank', 'nora'];

const api = testApi();
const thread = new EventThread(api);
const list = (name: Name | null, eventId: string, query = '') =>
  api.as(name).get(`${EVENTS_PATH}/${eventId}/guests${query}`);
const event = async (id: string): Promise<Answer['body']> => (await api.as('maya').get(`${EVENTS_PATH}/${id}`)).body;

describe('the list of guests', () => {
  it('is kept by those who may write the event, and seen by nobody else', async () => {
    const id = await thread.plan();
    const ofS2 = await thread.plan({ strandId: STRANDS.S2, regionId: REGIONS.south });
    const guestId = await thread.invite(id);

    expect((await thread.put(null, id)).status).toBe(401);
    for (const name of OUTSIDERS) {
      expect((await thread.put(name, id)).status).toBe(404);
      expect((await list(name, id)).status).toBe(404);
      expect((await api.as(name).get(`${EVENTS_PATH}/${id}/guests/${guestId}`)).status).toBe(404);
    }
    expect((await thread.put('tess', ofS2)).status).toBe(403);
    expect((await list('tess', ofS2)).status).toBe(403);
    expect((await api.as('tess').get(`${EVENTS_PATH}/${ofS2}`)).body.counts).toMatchObject({ guests: 0 });
    expect((await list('tess', id)).body).toMatchObject({ total: 1, items: [{ id: guestId, name: 'Demo Guest 01' }] });
  });

  it('does not know the guests of another event', async () => {
    const [one, other] = [await thread.plan(), await thread.plan()];
    const guestId = await thread.invite(one);
    const at = `${EVENTS_PATH}/${other}/guests/${guestId}`;

    expect((await api.as('maya').get(at)).status).toBe(404);
    expect((await api.as('maya').send('DELETE', at)).status).toBe(404);
    expect((await api.as('maya').post(`${at}/link`)).status).toBe(404);
    expect((await api.as('maya').get(`${at}/places`)).status).toBe(404);
    expect(await thread.put('maya', other, {}, { guestId })).toMatchObject({ body: { code: 'request.alreadyExists' } });
  });

  it('says who somebody is, where they are known: a person, an organisation', async () => {
    const id = await thread.plan();
    const known = { personId: PEOPLE.A, organisationId: ORGANISATIONS.partner };

    const answer = await thread.put('tess', id, known);

    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      ...{ personId: PEOPLE.A, organisation: { id: ORGANISATIONS.partner }, answer: 'yes', place: 'confirmed' },
      ...{ source: 'invited', arrival: 'notMarked', hasLink: false, sharesContact: false, waitingPosition: null },
    });
  });

  it('does not link people whom the planner cannot see, nor organisations that there are not', async () => {
    const id = await thread.plan();
    for (const personId of [PEOPLE.D, randomUUID()]) {
      expect(await thread.put('tess', id, { personId })).toMatchObject({
        status: 422,
        body: { code: 'request.reference' },
      });
    }
    expect(await thread.put('tess', id, { organisationId: randomUUID() })).toMatchObject({
      status: 422,
      body: { code: 'request.reference' },
    });
    expect((await event(id)).counts.guests).toBe(0);
  });

  it('has nobody on it twice: neither a person nor a contact, however it is spelt', async () => {
    const id = await thread.plan();
    const first = await thread.invite(id, { personId: PEOPLE.A, contact: 'Demo.Guest@example.org' });
    const other = await thread.invite(id, { contact: '0161 496 0000' });

    for (const changes of [
      { personId: PEOPLE.A },
      { contact: ' demo.guest@EXAMPLE.org' },
      { contact: '(0161) 496-0000' },
    ]) {
      expect(await thread.put('tess', id, changes)).toMatchObject({ status: 409, body: { code: 'guest.twice' } });
    }
    const again = await thread.put('tess', id, { personId: PEOPLE.A }, { guestId: other, version: 1 });
    expect(again).toMatchObject({ status: 409, body: { code: 'guest.twice', params: { guestId: first } } });
    // Of the same name there may be two, and at another event it is another list.
    expect((await thread.put('tess', id)).status).toBe(200);
    expect((await thread.put('tess', await thread.plan(), { personId: PEOPLE.A })).status).toBe(200);
  });

  it('gives the same answer to the same request, and refuses an edit from an older version', async () => {
    const id = await thread.plan();
    const guestId = randomUUID();
    const first = await thread.put('tess', id, {}, { guestId });

    expect((await thread.put('tess', id, {}, { guestId })).body).toEqual(first.body);
    await thread.put('tess', id, { role: 'host' }, { guestId, version: 1 });
    expect(await thread.put('maya', id, { answer: 'no' }, { guestId, version: 1 })).toMatchObject({
      status: 412,
      body: { code: 'request.stale', changed: ['role', 'answer'], current: { role: 'host', version: 2 } },
    });
  });

  it('keeps names as they are, whatever they look like', async () => {
    const id = await thread.plan();
    for (const name of ["Robert'); drop table event_guest;--", '<script>alert(1)</script>', '=1+1', '%s ${x} {{y}}']) {
      expect((await thread.put('tess', id, { name })).body).toMatchObject({ name });
    }
    expect((await list('tess', id)).body.total).toBe(4);
  });

  it('takes somebody off who was put there by mistake, and leaves nothing of them', async () => {
    const id = await thread.plan({ capacity: 1 });
    const [one, other] = [await thread.invite(id, { name: 'Demo Guest 02' }), await thread.invite(id)];
    await thread.link(id, one);

    expect((await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/guests/${one}`)).status).toBe(204);
    expect((await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/guests/${one}`)).status).toBe(404);
    expect(await thread.places(id, [other])).toEqual(['confirmed']);
    expect(await api.db.query(sql`select from event_guest_identity where guest_id = ${one}`)).toEqual([]);
    expect(await api.db.query(sql`select from event_guest_link where guest_id = ${one}`)).toEqual([]);
  });

  it('narrows by role, answer and place, and refuses what it does not know: names least of all', async () => {
    const id = await thread.plan({ capacity: 1 });
    await thread.invite(id);
    await thread.invite(id, { role: 'host' });
    await thread.invite(id, { answer: 'no' });
    await thread.invite(id);
    const total = async (query: string): Promise<unknown> => (await list('tess', id, query)).body.total;

    expect(await total('?role=resident')).toBe(3);
    expect(await total('?answer=no')).toBe(1);
    expect(await total('?place=confirmed')).toBe(2);
    expect(await total('?place=waiting')).toBe(1);
    for (const query of ['?name=Demo', '?role=king', '?cursor=x', '?place=waiting&cursor=bm8']) {
      expect((await list('tess', id, query)).status).toBe(400);
    }
  });

  it.each(['', 'place=waiting&'])('gives each guest once, page by page: %s', async (filter) => {
    const id = await thread.plan({ capacity: 1 });
    for (let guest = 0; guest < 6; guest++) await thread.invite(id);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await list('tess', id, `?${filter}limit=2${cursor}`);
      seen.push(...(body.items as { id: string }[]).map((guest) => guest.id));
      if (body.next === null) break;
      cursor = `&cursor=${String(body.next)}`;
    }
    expect(new Set(seen).size).toBe(filter === '' ? 6 : 5);
    expect(seen).toHaveLength(filter === '' ? 6 : 5);
  });

  it('ends at ten thousand, and is counted and read as fast as ever', async () => {
    const id = await thread.plan({ capacity: 100 }, 'announced');
    await api.db.query(sql`
      with made as (
        insert into event_guest (id, event_id, role, source, answer, place, waiting_number)
        select gen_random_uuid(), ${id}, 'resident', 'invited', 'yes', case when n <= 100 then 'confirmed' else 'waiting' end,
               case when n > 100 then n end
          from generate_series(1, ${GUESTS_MAX}::int) n returning id)
      insert into event_guest_identity (guest_id, name) select id, 'Demo Guest ' || id from made`);

    expect(await thread.put('tess', id)).toMatchObject({ status: 422, body: { code: 'guest.tooMany' } });
    const door = await api.as('tess').get(`${EVENTS_PATH}/${id}/door`);
    expect(door.body.entries).toHaveLength(GUESTS_MAX);
    expect((await list('tess', id, '?place=waiting&limit=1')).body).toMatchObject({
      total: GUESTS_MAX - 100,
      items: [{ waitingPosition: 1 }],
    });
    expect((await event(id)).counts).toMatchObject({ guests: GUESTS_MAX, placesTaken: 100, waiting: GUESTS_MAX - 100 });
  });
});

describe('places', () => {
  const inRoles = async (capacity: number, ...roles: readonly string[]) => {
    const id = await thread.plan({ capacity });
    const guests: string[] = [];
    for (const role of roles) guests.push(await thread.invite(id, { role: role as 'host' }));
    return { id, guests };
  };

  it('are taken by those for whom the event is held, and by nobody else', async () => {
    const { id, guests } = await inRoles(
      2,
      'host',
      'interpreter',
      'resident',
      'decisionMaker',
      'personalAssistant',
      'reporter',
    );

    expect(await thread.places(id, guests)).toEqual([
      ...['confirmed', 'confirmed', 'confirmed', 'confirmed', 'confirmed'],
      ['waiting', 1],
    ]);
    expect((await event(id)).counts).toMatchObject({ guests: 6, yes: 6, placesTaken: 2, waiting: 1 });
  });

  it('are held by a yes alone', async () => {
    const id = await thread.plan({ capacity: 1 });
    for (const answer of ['notAnswered', 'maybe', 'no'] as const) await thread.invite(id, { answer });

    expect(await thread.places(id, [await thread.invite(id)])).toEqual(['confirmed']);
    expect((await event(id)).counts).toMatchObject({ notAnswered: 1, maybe: 1, no: 1, yes: 1, placesTaken: 1 });
  });

  it('that come free go to those who have waited longest, and it is written down how', async () => {
    const { id, guests } = await inRoles(1, 'resident', 'resident', 'resident', 'resident');
    const [first = '', second = ''] = guests;
    expect(await thread.places(id, guests)).toEqual(['confirmed', ['waiting', 1], ['waiting', 2], ['waiting', 3]]);

    await thread.put('tess', id, { answer: 'no' }, { guestId: first, version: 1 });

    expect(await thread.places(id, guests)).toEqual(['none', 'confirmed', ['waiting', 1], ['waiting', 2]]);
    const { body } = await api.as('tess').get(`${EVENTS_PATH}/${id}/guests/${second}/places`);
    expect(body.items).toMatchObject([
      { from: 'waiting', to: 'confirmed', cause: 'movedUp', by: null },
      { from: 'none', to: 'waiting', cause: 'recorded' },
    ]);
    expect(body.items[1].by).not.toBeNull();
    const moved = await api.as('tess').get(`${EVENTS_PATH}/${id}/guests/${second}`);
    expect(moved.body).toMatchObject({ movedUpAt: '2026-06-15T10:00:00.000Z', version: 2 });
  });

  it('who says yes again stands at the end of the line', async () => {
    const { id, guests } = await inRoles(1, 'resident', 'resident', 'resident');
    const [first = ''] = guests;
    await thread.put('tess', id, { answer: 'no' }, { guestId: first, version: 1 });
    await thread.put('tess', id, { answer: 'yes' }, { guestId: first, version: 2 });

    expect(await thread.places(id, guests)).toEqual([['waiting', 2], 'confirmed', ['waiting', 1]]);
  });

  it('a host who becomes a participant asks for one like everybody else, and gives it back the same way', async () => {
    const { id, guests } = await inRoles(1, 'host', 'resident');
    const [host = ''] = guests;
    await thread.put('tess', id, { role: 'participant' }, { guestId: host, version: 1 });
    expect(await thread.places(id, guests)).toEqual([['waiting', 1], 'confirmed']);
    await thread.put('tess', id, { role: 'host' }, { guestId: host, version: 2 });
    expect(await thread.places(id, guests)).toEqual(['confirmed', 'confirmed']);
  });

  it('cannot become fewer than are taken', async () => {
    const { id } = await inRoles(3, 'resident', 'resident', 'host');
    const change = (capacity: number | null, version: number) =>
      api.as('maya').put(`${EVENTS_PATH}/${id}`, eventWrite({ capacity }), { 'if-match': `"${version}"` });

    expect(await change(1, 1)).toMatchObject({
      status: 422,
      body: { code: 'event.capacityBelowPlaces', params: { taken: 2 } },
    });
    expect(await change(2, 1)).toMatchObject({ status: 200, body: { capacity: 2, counts: { placesTaken: 2 } } });
  });

  it('that are added go to the waiting list at once', async () => {
    const { id, guests } = await inRoles(1, 'resident', 'resident', 'resident', 'resident');
    const change = (capacity: number | null, version: number) =>
      api.as('maya').put(`${EVENTS_PATH}/${id}`, eventWrite({ capacity }), { 'if-match': `"${version}"` });

    expect((await change(2, 1)).body.counts).toMatchObject({ placesTaken: 2, waiting: 2 });
    expect(await thread.places(id, guests)).toEqual(['confirmed', 'confirmed', ['waiting', 1], ['waiting', 2]]);
    expect((await change(null, 2)).body.counts).toMatchObject({ placesTaken: 4, waiting: 0 });
  });

  it('do not move once the event has begun: then the door decides', async () => {
    const { id, guests } = await inRoles(1, 'resident', 'resident');
    await api.as('maya').post(`${EVENTS_PATH}/${id}/moves`, { to: 'announced' });
    const [first = ''] = guests;

    await signedInAt(api, '2026-06-16T09:00:00Z', () =>
      thread.put('tess', id, { answer: 'no' }, { guestId: first, version: 1 }),
    );

    expect(await thread.places(id, guests)).toEqual(['none', ['waiting', 1]]);
  });
});

describe('what guests need', () => {
  const needs = { accessNeeds: 'A seat near the door.', dietary: 'No nuts.' };
  const seenBy = async (name: Name, id: string, guestId: string, at = '2026-06-15T10:00:00Z'): Promise<unknown> =>
    (await signedInAt(api, at, () => api.as(name).get(`${EVENTS_PATH}/${id}/guests/${guestId}`))).body.needs;

  it('is for those who plan at any time, and for those who welcome around the event', async () => {
    const id = await thread.plan({ date: '2026-07-01' }, 'announced');
    const guestId = await thread.invite(id, needs);

    expect(await seenBy('maya', id, guestId)).toEqual(needs);
    expect(await seenBy('tess', id, guestId)).toBeNull();
    expect(await seenBy('tess', id, guestId, '2026-06-24T08:59:59Z')).toBeNull();
    expect(await seenBy('tess', id, guestId, '2026-06-24T09:00:00Z')).toEqual(needs);
    expect(await seenBy('tess', id, guestId, '2026-07-03T11:00:00Z')).toBeNull();
    expect((await list('tess', id)).body.items[0].needs).toBeNull();
  });

  it('stays as it is when somebody corrects a guest who does not see it', async () => {
    const id = await thread.plan({ date: '2026-07-01' }, 'announced');
    const guestId = await thread.invite(id, needs);
    const { accessNeeds: _accessNeeds, dietary: _dietary, ...rest } = guestWrite({ name: 'Demo Guest 05' });

    const answer = await api.as('tess').put(`${EVENTS_PATH}/${id}/guests/${guestId}`, rest, { 'if-match': '"1"' });

    expect(answer.body).toMatchObject({ name: 'Demo Guest 05', needs: null });
    expect(await seenBy('maya', id, guestId)).toEqual(needs);
  });
});

it('names of guests lie apart from what is counted: without them the counts stay', async () => {
  const id = await thread.plan({ capacity: 1 });
  const guestId = await thread.invite(id, { name: 'Demo Guest 07', contact: 'seven@example.org' });
  const before = (await event(id)).counts;

  await api.db.query(sql`delete from event_guest_identity where guest_id = ${guestId}`);

  expect((await event(id)).counts).toEqual(before);
  expect((await list('tess', id)).body.items).toMatchObject([{ name: '', contact: null, place: 'confirmed' }]);
});

it('the list of a programme’s own event is for its manager', async () => {
  const id = await thread.plan({ strandId: null, programmeId: PROGRAMMES.P1 });
  expect((await list('tess', id)).status).toBe(403);
  expect((await list('maya', id)).status).toBe(200);
});
