import { randomUUID } from 'node:crypto';
import { SIGN_UPS_AT_ONCE } from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { VENUES } from '../testing/cast';
import { EVENTS_PATH, EventThread, eventWrite } from '../testing/event-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const thread = new EventThread(api);
const UNKNOWN = { status: 404, body: { code: 'invitation.unknown' } };
const CLOSED = { status: 409, body: { code: 'invitation.closed' } };

/** What an answer says, without what is different in every answer. */
const told = ({ status, body }: Answer): unknown => ({ status, body: { ...body, requestId: 'any' } });

const invited = async (changes: Parameters<EventThread['plan']>[0] = {}, answer = 'notAnswered' as const) => {
  const id = await thread.plan(changes, 'announced');
  const guestId = await thread.invite(id, { answer });
  return { id, guestId, token: await thread.link(id, guestId) };
};

describe('the link of a guest', () => {
  it('shows the event, where it is and what was answered, and nothing else', async () => {
    const { token } = await invited({ capacity: 3 });
    await api.db.query(sql`update venue set step_free = true where id = ${VENUES.northHall}`);

    const answer = await thread.read(token);

    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      event: {
        title: 'Conversation (demo)',
        hasDate: true,
        date: '2026-06-16',
        startTime: '10:00',
        endTime: '12:00',
        timeZone: 'Europe/London',
        startsAt: '2026-06-16T09:00:00.000Z',
        endsAt: '2026-06-16T11:00:00.000Z',
        isOnline: false,
        state: 'announced',
        venue: { name: 'North hall', stepFree: true, hearingLoop: null },
      },
      answer: 'notAnswered',
      place: 'none',
      waitingPosition: null,
      accessNeeds: '',
      dietary: '',
      canAnswer: true,
      isFull: false,
    });
  });

  it('that is unknown, renewed, withdrawn, of a guest who is gone, or old, is answered alike', async () => {
    const { id, guestId, token } = await invited();
    const unknown = await thread.read('x'.repeat(43));
    expect(unknown).toMatchObject(UNKNOWN);

    const renewed = await thread.link(id, guestId);
    expect(told(await thread.read(token))).toEqual(told(unknown));
    expect((await thread.read(renewed)).status).toBe(200);

    expect((await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/guests/${guestId}/link`)).status).toBe(204);
    expect(told(await thread.read(renewed))).toEqual(told(unknown));
    expect(told(await thread.say(renewed, 'yes'))).toEqual(told(unknown));

    const again = await thread.link(id, guestId);
    expect(told(await api.at('2026-06-16T11:00:00Z', () => thread.read(again)))).toEqual(told(unknown));
    await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/guests/${guestId}`);
    expect(told(await thread.read(again))).toEqual(told(unknown));
  });

  it('leads nowhere before people were told of the event', async () => {
    const id = await thread.plan();
    expect(await thread.read(await thread.link(id, await thread.invite(id)))).toMatchObject(UNKNOWN);
  });

  it('is kept as a hash, and stands in no answer but the first', async () => {
    const { id, guestId, token } = await invited();
    const rows = await api.db.query<{ row: string }>(sql`
      select to_jsonb(l)::text as row from event_guest_link l union all select to_jsonb(a)::text from audit_event a`);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    const { body } = await api.as('tess').get(`${EVENTS_PATH}/${id}/guests/${guestId}`);
    expect(body.hasLink).toBe(true);
    expect(JSON.stringify(body)).not.toContain(token);
  });

  it('slows down who guesses, and nobody else', async () => {
    const { token } = await invited();
    const statuses: number[] = [];
    for (let guess = 0; guess < 45; guess++) statuses.push((await thread.read(`${guess}`.padStart(43, 'x'))).status);
    expect(statuses.slice(0, 40).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect(await thread.read(token)).toMatchObject({ status: 429, body: { code: 'signIn.throttled' } });
    expect((await api.at('2026-06-15T10:20:00Z', () => thread.read(token))).status).toBe(200);
  });
});

describe('answering', () => {
  it('gives a place, takes it back, and gives it again, until the event begins', async () => {
    const { id, guestId, token } = await invited({ capacity: 1 });
    const needs = { accessNeeds: 'Captions, please.', dietary: 'Vegan' };

    expect(await thread.say(token, 'yes', needs)).toMatchObject({
      status: 200,
      body: { answer: 'yes', place: 'confirmed', ...needs, isFull: false },
    });
    expect((await thread.say(token, 'maybe')).body).toMatchObject({ answer: 'maybe', place: 'none', accessNeeds: '' });
    expect((await thread.say(token, 'no')).body).toMatchObject({ answer: 'no', place: 'none' });
    expect((await thread.say(token, 'yes')).body).toMatchObject({ place: 'confirmed' });
    expect(await api.at('2026-06-16T09:00:00Z', () => thread.say(token, 'no'))).toMatchObject(CLOSED);
    expect((await api.at('2026-06-16T09:00:00Z', () => thread.read(token))).body).toMatchObject({
      ...{ answer: 'yes', canAnswer: false },
    });
    const { body } = await api.as('tess').get(`${EVENTS_PATH}/${id}/guests/${guestId}/places`);
    expect((body.items as { cause: string; by: null }[]).map(({ cause, by }) => [cause, by])).toEqual(
      Array(3).fill(['answered', null]),
    );
  });

  it('twice the same is once', async () => {
    const { id, guestId, token } = await invited();
    const first = await thread.say(token, 'yes');
    expect((await thread.say(token, 'yes')).body).toEqual(first.body);
    expect((await api.as('tess').get(`${EVENTS_PATH}/${id}/guests/${guestId}`)).body.version).toBe(2);
  });

  it('yes to what is full is a place in the line, and who stands there is told when it moves', async () => {
    const { id, guestId, token } = await invited({ capacity: 1 });
    const first = await thread.invite(id);
    expect((await thread.read(token)).body).toMatchObject({ isFull: true });
    expect((await thread.say(token, 'yes')).body).toMatchObject({ place: 'waiting', waitingPosition: 1 });

    await thread.say(await thread.link(id, first), 'no');

    expect((await thread.read(token)).body).toMatchObject({ place: 'confirmed', waitingPosition: null });
    expect(await thread.places(id, [first, guestId])).toEqual(['none', 'confirmed']);
  });

  it('is not taken for what is cancelled or put off, which says so; and again once there is a new date', async () => {
    const { id, token } = await invited();
    await api.as('maya').post(`${EVENTS_PATH}/${id}/moves`, { to: 'postponed', reason: 'Canary: the speaker is ill' });

    const shown = await thread.read(token);
    expect(shown.body).toMatchObject({ event: { state: 'postponed', hasDate: false }, canAnswer: false });
    expect(JSON.stringify(shown.body)).not.toContain('Canary');
    expect(await thread.say(token, 'yes')).toMatchObject(CLOSED);

    await api.as('maya').put(`${EVENTS_PATH}/${id}`, eventWrite({ date: '2026-07-01' }), { 'if-match': '"3"' });
    await api.as('maya').post(`${EVENTS_PATH}/${id}/moves`, { to: 'announced' });
    expect((await thread.say(token, 'yes')).status).toBe(200);
    await api.as('maya').post(`${EVENTS_PATH}/${id}/moves`, { to: 'cancelled', reason: 'x' });
    expect((await thread.read(token)).body).toMatchObject({ event: { state: 'cancelled' }, canAnswer: false });
  });

  it('says nothing that is no answer, and changes no role', async () => {
    const { token } = await invited();
    for (const body of [
      { token, answer: 'notAnswered', accessNeeds: '', dietary: '' },
      { token, answer: 'yes', accessNeeds: '', dietary: '', role: 'staff' },
      { token, answer: 'yes', accessNeeds: 'x'.repeat(501), dietary: '' },
    ]) {
      expect((await api.as(null).post('/api/v1/invitations/answer', body)).status).toBe(400);
    }
  });
});

describe('the open link of an event', () => {
  const open = async (capacity: number | null = null) => {
    const id = await thread.plan({ capacity }, 'announced');
    return { id, token: await thread.openSignUp(id) };
  };
  const look = (token: string): Promise<Answer> => api.as(null).post('/api/v1/sign-up/read', { token });

  it('puts people on the list as participants, with a link of their own', async () => {
    const { id, token } = await open(1);
    expect((await look(token)).body).toMatchObject({
      canSignUp: true,
      isFull: false,
      event: { title: 'Conversation (demo)' },
    });

    const { body } = await thread.join(token, { name: 'Demo Guest 04', contact: 'four@example.org' });
    expect(body).toMatchObject({ invitation: { answer: 'yes', place: 'confirmed' } });
    const own = String(body.path).split('#')[1] ?? '';
    expect(body.path).toBe(`/rsvp#${own}`);
    expect((await look(token)).body).toMatchObject({ isFull: true });
    expect((await thread.join(token)).body).toMatchObject({ invitation: { place: 'waiting', waitingPosition: 1 } });
    expect((await thread.say(own, 'no')).body).toMatchObject({ place: 'none' });
    expect((await api.as('tess').get(`${EVENTS_PATH}/${id}/guests?place=confirmed`)).body.items).toMatchObject([
      { name: 'Demo Guest 09', role: 'participant', source: 'signUp', contact: null },
    ]);
  });

  it('is not the link of a guest, nor the other way round', async () => {
    const { id, token } = await open();
    const own = await thread.link(id, await thread.invite(id));
    expect(await thread.read(token)).toMatchObject(UNKNOWN);
    expect(await look(own)).toMatchObject(UNKNOWN);
    expect(await thread.join(own)).toMatchObject(UNKNOWN);
  });

  it('signs up once who presses twice, and nobody in the name of another', async () => {
    const { id, token } = await open();
    const other = await open();
    const guestId = randomUUID();
    const first = await thread.join(token, { guestId });
    const second = await thread.join(token, { guestId });

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.path).not.toBe(first.body.path);
    expect((await api.as('tess').get(`${EVENTS_PATH}/${id}`)).body.counts.guests).toBe(1);
    const taken = { status: 409, body: { code: 'request.alreadyExists' } };
    expect(await thread.join(token, { guestId, name: 'Somebody else' })).toMatchObject(taken);
    await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/guests/${guestId}/link`);
    expect(await thread.join(token, { guestId })).toMatchObject(UNKNOWN);
    expect(await thread.join(other.token, { guestId })).toMatchObject(taken);
    const invitedGuest = await thread.invite(id, { name: 'Demo Guest 09' });
    expect(await thread.join(token, { guestId: invitedGuest })).toMatchObject(taken);
  });

  it('does not tell who else is on the list: the same contact signs up again, and hosts are told', async () => {
    const { id, token } = await open();
    await thread.join(token, { contact: 'four@example.org' });
    expect((await thread.join(token, { contact: 'Four@example.org' })).status).toBe(200);
    const { items } = (await api.as('tess').get(`${EVENTS_PATH}/${id}/guests`)).body;
    expect((items as { sharesContact: boolean }[]).map(({ sharesContact }) => sharesContact)).toEqual([true, true]);
  });

  it('can be turned off and renewed, and then works no more', async () => {
    const { id, token } = await open();
    expect((await api.as('tess').get(`${EVENTS_PATH}/${id}`)).body.signUpSince).toBe('2026-06-15T10:00:00.000Z');
    const renewed = await thread.openSignUp(id);
    expect(await thread.join(token)).toMatchObject(UNKNOWN);
    expect((await thread.join(renewed)).status).toBe(200);

    expect((await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/sign-up`)).status).toBe(204);
    expect((await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/sign-up`)).status).toBe(204);
    expect(await look(renewed)).toMatchObject(UNKNOWN);
    expect((await api.as('tess').get(`${EVENTS_PATH}/${id}`)).body.signUpSince).toBeNull();
  });

  it('closes when the event begins', async () => {
    const { token } = await open();
    await api.at('2026-06-16T09:00:00Z', async () => {
      expect((await look(token)).body).toMatchObject({ canSignUp: false });
      expect(await thread.join(token)).toMatchObject(CLOSED);
    });
  });

  it('holds back a flood, and lets a queue through', async () => {
    const { id, token } = await open();
    await api.db.query(sql`
      insert into event_guest (id, event_id, role, source, answer, place, created_at)
      select gen_random_uuid(), ${id}, 'participant', 'signUp', 'yes', 'confirmed', '2026-06-15T09:59:00Z'
        from generate_series(1, ${SIGN_UPS_AT_ONCE - 1}::int)`);
    expect((await thread.join(token)).status).toBe(200);
    const held = await thread.join(token);
    expect(held).toMatchObject({ status: 429, body: { code: 'signUp.tooMany' } });
    expect(held.headers.get('retry-after')).toBe('600');
    expect((await api.at('2026-06-15T10:11:00Z', () => thread.join(token))).status).toBe(200);
  });
});
