import { randomUUID } from 'node:crypto';
import type { DoorMarksAnswer } from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { PEOPLE } from '../testing/cast';
import { EVENTS_PATH, EventThread, eventWrite } from '../testing/event-thread';
import { testApi, type Answer } from '../testing/test-api';

// What happens here is committed, by several connections at once.
const api = testApi({ rollBack: false });
const thread = new EventThread(api);

/** Until so many connections to this database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const found = await api.db.one<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if ((found?.count ?? 0) >= count) return;
  }
};

/** Lets the requests wait for each other at the event that somebody else holds, and then run into one another. */
const heldUp = async (eventId: string, run: () => readonly Promise<Answer>[]): Promise<Answer[]> => {
  const other = api.get(Database).dataSource.createQueryRunner();
  await other.startTransaction();
  await other.query('select from event where id = $1 for update', [eventId]);
  const running = run();
  await waiting(running.length);
  await other.commitTransaction();
  await other.release();
  return Promise.all(running);
};

const counts = async (id: string): Promise<Answer['body']> =>
  (await api.as('maya').get(`${EVENTS_PATH}/${id}`)).body.counts;
/** Links of so many guests who have not answered yet. */
const linked = async (id: string, count: number): Promise<{ guestId: string; token: string }[]> => {
  const guests: { guestId: string; token: string }[] = [];
  for (let guest = 0; guest < count; guest++) {
    const guestId = await thread.invite(id, { answer: 'notAnswered' });
    guests.push({ guestId, token: await thread.link(id, guestId) });
  }
  return guests;
};

it('the last place goes to one of two who say yes at once; the other waits', async () => {
  const id = await thread.plan({ capacity: 1 }, 'announced');
  const guests = await linked(id, 2);

  const answers = await heldUp(id, () => guests.map(({ token }) => thread.say(token, 'yes')));

  expect(answers.map(({ body }) => String(body.place)).toSorted()).toEqual(['confirmed', 'waiting']);
  expect(await counts(id)).toMatchObject({ placesTaken: 1, waiting: 1 });
});

it('three who sign up at once by the open link, for two places, stand in one line', async () => {
  const id = await thread.plan({ capacity: 1 }, 'announced');
  const token = await thread.openSignUp(id);

  const answers = await heldUp(id, () => [thread.join(token), thread.join(token), thread.join(token)]);

  const positions = answers.map(({ body }) => body.invitation.waitingPosition as number | null);
  expect(positions.toSorted((one, other) => (one ?? 0) - (other ?? 0))).toEqual([null, 1, 2]);
  expect(await counts(id)).toMatchObject({ placesTaken: 1, waiting: 2 });
});

it('one who signs up twice at once is one', async () => {
  const id = await thread.plan({}, 'announced');
  const token = await thread.openSignUp(id);
  const guestId = randomUUID();

  const answers = await heldUp(id, () => [thread.join(token, { guestId }), thread.join(token, { guestId })]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await counts(id)).toMatchObject({ guests: 1, placesTaken: 1 });
});

it('one who answers from two browsers at once has said one thing in the end, and both were told', async () => {
  const id = await thread.plan({ capacity: 1 }, 'announced');
  const [guest] = await linked(id, 1);
  const token = guest?.token ?? '';

  const answers = await heldUp(id, () => [thread.say(token, 'yes'), thread.say(token, 'no')]);

  expect(answers.map(({ status, body }) => [status, String(body.answer), String(body.place)])).toEqual([
    [200, 'yes', 'confirmed'],
    [200, 'no', 'none'],
  ]);
  const { answer, place } = (await thread.read(token)).body;
  expect([
    ['yes', 'confirmed'],
    ['no', 'none'],
  ]).toContainEqual([answer, place]);
  expect((await counts(id)).placesTaken).toBe(place === 'confirmed' ? 1 : 0);
});

it('two who give their places back at once move two up, in order', async () => {
  const id = await thread.plan({ capacity: 2 }, 'announced');
  const guests = await linked(id, 5);
  for (const { token } of guests) await thread.say(token, 'yes');

  await heldUp(id, () => guests.slice(0, 2).map(({ token }) => thread.say(token, 'no')));

  const ids = guests.map(({ guestId }) => guestId);
  expect(await thread.places(id, ids)).toEqual(['none', 'none', 'confirmed', 'confirmed', ['waiting', 1]]);
});

it('a link that is withdrawn while it is used either answered before, or not at all', async () => {
  const id = await thread.plan({}, 'announced');
  const [guest] = await linked(id, 1);
  const { guestId = '', token = '' } = guest ?? {};

  const [withdrawn, said] = await heldUp(id, () => [
    api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/guests/${guestId}/link`),
    thread.say(token, 'yes'),
  ]);

  expect(withdrawn?.status).toBe(204);
  const { body } = await api.as('tess').get(`${EVENTS_PATH}/${id}/guests/${guestId}`);
  expect([said?.status, body.answer, body.hasLink]).toEqual(
    said?.status === 200 ? [200, 'yes', false] : [404, 'notAnswered', false],
  );
});

it('a place that is taken while the places become fewer is not one too many', async () => {
  const id = await thread.plan({ capacity: 2 }, 'announced');
  const [first, second] = await linked(id, 2);
  await thread.say(first?.token ?? '', 'yes');

  const [edited, said] = await heldUp(id, () => [
    api.as('maya').put(`${EVENTS_PATH}/${id}`, eventWrite({ capacity: 1 }), { 'if-match': '"2"' }),
    thread.say(second?.token ?? '', 'yes'),
  ]);

  expect([
    [200, 'waiting'],
    [422, 'confirmed'],
  ]).toContainEqual([edited?.status, said?.body.place]);
});

it('the same person added by two planners at once is on the list once', async () => {
  const id = await thread.plan();

  const answers = await heldUp(id, () => [
    thread.put('tess', id, { personId: PEOPLE.A }),
    thread.put('maya', id, { personId: PEOPLE.A }),
  ]);

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await counts(id)).guests).toBe(1);
});

it('two doors that say different things of one guest agree in the end, and one of them is told', async () => {
  const id = await thread.plan({ date: '2026-06-15', startTime: '11:30', endTime: '13:00' }, 'announced');
  const guestId = await thread.invite(id);
  const said = (name: 'tess' | 'maya', arrival: string): Promise<Answer> =>
    api.as(name).send('PATCH', `${EVENTS_PATH}/${id}/door/marks`, {
      body: { marks: [{ guestId, arrival, baseVersion: 0, mutationId: randomUUID() }] },
    });

  const answers = await heldUp(id, () => [said('tess', 'arrived'), said('maya', 'notArrived')]);

  const told = answers.map(({ body }) => body as DoorMarksAnswer);
  expect(told.flatMap(({ saved }) => saved)).toHaveLength(1);
  expect(told.flatMap(({ conflicts }) => conflicts)).toEqual(told.flatMap(({ saved }) => saved));
  expect((await counts(id)).arrived).toBe(
    told[0]?.saved[0]?.arrival === 'arrived' || told[1]?.saved[0]?.arrival === 'arrived' ? 1 : 0,
  );
});
