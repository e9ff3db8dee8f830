import { randomUUID } from 'node:crypto';
import type { Arrival, DoorEntry, DoorMarksAnswer } from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { REGIONS, STRANDS, type Name } from '../testing/cast';
import { EVENTS_PATH, EventThread } from '../testing/event-thread';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

/** An hour before the event begins; the door opened in the evening before. */
const BEFORE = '2026-06-16T08:00:00Z';

const api = testApi();
const thread = new EventThread(api);
const atTheDoor = <Result>(run: () => Promise<Result>): Promise<Result> => signedInAt(api, BEFORE, run);
const door = (name: Name | null, id: string): Promise<Answer> => api.as(name).get(`${EVENTS_PATH}/${id}/door`);
const mark = (
  name: Name | null,
  id: string,
  ...marks: readonly (readonly [guestId: string, arrival: Arrival, baseVersion: number, mutationId?: string])[]
): Promise<Answer> =>
  api.as(name).send('PATCH', `${EVENTS_PATH}/${id}/door/marks`, {
    body: {
      marks: marks.map(([guestId, arrival, baseVersion, mutationId = randomUUID()]) => ({
        ...{ guestId, arrival, baseVersion, mutationId },
      })),
    },
  });
const walkIn = (name: Name | null, id: string, body: object, guestId: string = randomUUID()): Promise<Answer> =>
  api.as(name).put(`${EVENTS_PATH}/${id}/door/walk-ins/${guestId}`, body);
const answered = ({ body }: Answer): DoorMarksAnswer => body as DoorMarksAnswer;

const announced = async (): Promise<{ id: string; one: string; other: string }> => {
  const id = await thread.plan({ capacity: 2 }, 'announced');
  const one = await thread.invite(id, { name: 'Demo Guest B', accessNeeds: 'A ramp.' });
  const other = await thread.invite(id, { name: 'demo guest a', role: 'host' });
  return { id, one, other };
};

describe('the door of an event', () => {
  it('is for those who welcome there, and not even a name comes through it to others', async () => {
    const { id, one } = await announced();
    const ofS2 = await thread.plan({ strandId: STRANDS.S2, regionId: REGIONS.south }, 'announced');
    await atTheDoor(async () => {
      expect((await door(null, id)).status).toBe(401);
      for (const name of ['omar', 'fiona', 'frank', 'nora'] as const) {
        expect((await door(name, id)).status).toBe(404);
        expect((await mark(name, id, [one, 'arrived', 0])).status).toBe(404);
        expect((await walkIn(name, id, { name: 'Demo Guest 02' })).status).toBe(404);
      }
      expect((await door('tess', ofS2)).status).toBe(403);
      expect((await mark('tess', ofS2, [one, 'arrived', 0])).status).toBe(403);
    });
  });

  it('opens twelve hours before, and closes when the event is written up', async () => {
    const { id, one } = await announced();
    const shut = { status: 409, body: { code: 'door.notOpen', params: { opensAt: '2026-06-15T21:00:00.000Z' } } };

    expect((await door('tess', id)).body).toMatchObject({ isOpen: false, opensAt: '2026-06-15T21:00:00.000Z' });
    expect(await mark('tess', id, [one, 'arrived', 0])).toMatchObject(shut);
    expect(await walkIn('tess', id, { name: 'Demo Guest 02' })).toMatchObject(shut);

    await atTheDoor(async () => {
      expect((await door('tess', id)).body).toMatchObject({ isOpen: true });
      expect((await mark('tess', id, [one, 'arrived', 0])).status).toBe(200);
    });
    await api.db.query(sql`update event set state = 'writtenUp' where id = ${id}`);
    await atTheDoor(async () => {
      expect(await mark('tess', id, [one, 'notMarked', 1])).toMatchObject({
        status: 409,
        body: { code: 'door.notOpen' },
      });
    });
  });

  it('names everybody on the list, by name, with what they need, and how many of each role are there', async () => {
    const { id, one, other } = await announced();
    await thread.invite(id, { name: 'Demo Guest C', answer: 'no' });
    await atTheDoor(async () => {
      await mark('tess', id, [one, 'arrived', 0]);
      const { body } = await door('tom', id);
      expect((body.entries as DoorEntry[]).map(({ guestId, arrival }) => [guestId, arrival])).toEqual([
        [other, 'notMarked'],
        [one, 'arrived'],
        [expect.any(String), 'notMarked'],
      ]);
      expect(body).toMatchObject({
        showsNeeds: true,
        event: { id, counts: { guests: 3, arrived: 1 } },
        entries: [{}, { needs: { accessNeeds: 'A ramp.' }, markedAt: '2026-06-16T08:00:00.000Z', version: 1 }, {}],
        counts: [
          { role: 'resident', guests: 2, confirmed: 1, waiting: 0, arrived: 1, notArrived: 0 },
          { role: 'host', guests: 1, confirmed: 1, waiting: 0, arrived: 0, notArrived: 0 },
        ],
      });
    });
  });

  it('shows what guests need around the event alone', async () => {
    const { id } = await announced();
    const needsAt = async (at: string): Promise<unknown> =>
      (await signedInAt(api, at, () => door('tess', id))).body.entries[1].needs;
    expect(await needsAt('2026-06-09T08:59:59Z')).toBeNull();
    expect(await needsAt('2026-06-09T09:00:00Z')).toMatchObject({ accessNeeds: 'A ramp.' });
    expect(await needsAt('2026-06-18T11:00:00Z')).toBeNull();
  });
});

describe('marks at the door', () => {
  it('are decided on one by one: saved, repeated, disputed, gone', async () => {
    const { id, one, other } = await announced();
    const gone = randomUUID();
    await atTheDoor(async () => {
      const mutationId = randomUUID();
      expect(answered(await mark('tess', id, [one, 'arrived', 0, mutationId]))).toMatchObject({
        saved: [{ guestId: one, arrival: 'arrived', version: 1 }],
        conflicts: [],
        counts: [{ role: 'resident', arrived: 1 }, { role: 'host' }],
      });
      // The same message again, and the same said at another door.
      expect(answered(await mark('tess', id, [one, 'arrived', 0, mutationId])).saved).toMatchObject([{ version: 1 }]);
      expect(answered(await mark('maya', id, [one, 'arrived', 0])).saved).toMatchObject([{ version: 1 }]);
      const answer = answered(
        await mark('maya', id, [one, 'notArrived', 0], [other, 'arrived', 0], [gone, 'arrived', 0]),
      );
      expect(answer).toMatchObject({
        saved: [{ guestId: other, arrival: 'arrived' }],
        conflicts: [{ guestId: one, arrival: 'arrived', version: 1 }],
        gone: [gone],
      });
    });
  });

  it('are taken back by another mark', async () => {
    const { id, one } = await announced();
    await atTheDoor(async () => {
      await mark('tess', id, [one, 'arrived', 0]);
      const undone = answered(await mark('tess', id, [one, 'notMarked', 1]));
      expect(undone.saved).toMatchObject([{ arrival: 'notMarked', version: 2 }]);
      expect(undone.counts).toMatchObject([{ role: 'resident', arrived: 0 }, {}]);
    });
  });

  it('of the guests of another event are of nobody', async () => {
    const [{ id }, { one }] = [await announced(), await announced()];
    await atTheDoor(async () => {
      expect(answered(await mark('tess', id, [one, 'arrived', 0]))).toMatchObject({ saved: [], gone: [one] });
    });
  });

  it('keep a guest on the list, and a count from falling below them', async () => {
    const { id, one, other } = await announced();
    await atTheDoor(() => mark('tess', id, [one, 'arrived', 0], [other, 'arrived', 0]));
    expect(await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/guests/${one}`)).toMatchObject({
      status: 409,
      body: { code: 'guest.isMarked' },
    });
    await signedInAt(api, '2026-06-16T11:30:00Z', async () => {
      await api.as('tess').post(`${EVENTS_PATH}/${id}/moves`, { to: 'held' });
      const report = { noHeadcountReason: null, organisations: [], activities: [], publicSummary: null };
      const count = (headcount: number, headcountMethod: string): Promise<Answer> =>
        api
          .as('tess')
          .put(`${EVENTS_PATH}/${id}/report`, { ...report, headcount, headcountMethod }, { 'if-match': '"3"' });
      expect(await count(1, 'register')).toMatchObject({
        status: 422,
        body: { code: 'event.headcountBelowDoor', params: { arrived: 2 } },
      });
      expect((await count(2, 'register')).status).toBe(200);
    });
  });

  it('do not change the event itself: a calendar has nothing to tell', async () => {
    const { id, one } = await announced();
    await atTheDoor(() => mark('tess', id, [one, 'arrived', 0]));
    expect((await api.as('tess').get(`${EVENTS_PATH}/${id}`)).body.version).toBe(2);
  });
});

describe('a walk-in', () => {
  it('has arrived, with a name or without, and stands in nobody’s place', async () => {
    const { id } = await announced();
    await atTheDoor(async () => {
      expect((await walkIn('tess', id, { name: 'Demo Guest 02' })).body).toMatchObject({
        ...{
          name: 'Demo Guest 02',
          role: 'participant',
          source: 'walkIn',
          arrival: 'arrived',
          version: 1,
          place: 'none',
        },
      });
      expect((await walkIn('tess', id, { name: null, role: 'staff' })).body).toMatchObject({ name: '', role: 'staff' });
      const { body } = await api.as('tess').get(`${EVENTS_PATH}/${id}`);
      expect(body.counts).toMatchObject({ guests: 4, arrived: 2, placesTaken: 1, notAnswered: 0 });
    });
  });

  it('sent twice is one, and takes nobody’s id', async () => {
    const { id, one } = await announced();
    const guestId = randomUUID();
    await atTheDoor(async () => {
      const first = await walkIn('tess', id, { name: 'Demo Guest 02' }, guestId);
      expect((await walkIn('tess', id, { name: 'Demo Guest 02' }, guestId)).body).toEqual(first.body);
      const taken = { status: 409, body: { code: 'request.alreadyExists' } };
      expect(await walkIn('tess', id, { name: 'Demo Guest 03' }, guestId)).toMatchObject(taken);
      expect(await walkIn('tess', id, { name: 'Demo Guest B' }, one)).toMatchObject(taken);
    });
  });

  it('is named later, and can be taken off the list when it was a mistake', async () => {
    const { id } = await announced();
    const guestId = randomUUID();
    await atTheDoor(async () => {
      await walkIn('tess', id, { name: null }, guestId);
      const named = await thread.put(
        'tess',
        id,
        { name: 'Demo Guest 02', answer: 'notAnswered' },
        { guestId, version: 1 },
      );
      expect(named.body).toMatchObject({ name: 'Demo Guest 02', arrival: 'arrived', source: 'walkIn' });
      await mark('tess', id, [guestId, 'notMarked', 1]);
      expect((await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/guests/${guestId}`)).status).toBe(204);
    });
  });
});
