import { type Event, type Guest } from '@throughline/domain/events';
import { aGuest, anEvent, COUNCIL, COUNTS, EVENT, guestId, ORGANISATIONS } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const PATH = `/events/${EVENT}`;
const listOf = (...items: readonly Guest[]) => ({ items, next: null, total: items.length });

const atGuests = async (guests: readonly Guest[], changes: Partial<Event> = {}, query = '') => {
  const app = AppDriver.start();
  app.go(`${PATH}/guests${query}`);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, anEvent({ counts: { ...COUNTS, guests: guests.length }, ...changes }));
  const { request } = await app.answer('GET', `${PATH}/guests`, listOf(...guests));
  return { app, params: request.params };
};

/** The list and its numbers are asked for again. */
const refreshed = async (app: AppDriver, guests: readonly Guest[], changes: Partial<Event> = {}) => {
  await app.answer('GET', `${PATH}/guests`, listOf(...guests));
  await app.answer('GET', PATH, anEvent({ counts: { ...COUNTS, guests: guests.length }, ...changes }));
};

const withClipboard = (): string[] => {
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
  });
  return copied;
};

describe('the guests of an event', () => {
  it('say what to do where there is none', async () => {
    const { app } = await atGuests([]);
    await app.find('tl-empty-state', 'Nobody is on the list yet');
    await app.find('button', 'Add guests');
    await app.find('button', 'Open the sign-up');
  });

  it('stand with their answer, the waiting list with its numbers', async () => {
    const { app } = await atGuests(
      [
        aGuest(1, { answer: 'yes', place: 'confirmed', needs: { accessNeeds: 'A seat near the door', dietary: '' } }),
        aGuest(2, { answer: 'yes', place: 'waiting', waitingPosition: 2 }),
        aGuest(3, { answer: 'yes', place: 'confirmed', movedUpAt: '2026-03-01T10:00:00Z' }),
      ],
      { capacity: 2, counts: { ...COUNTS, guests: 3, yes: 3, placesTaken: 2, waiting: 1 } },
    );
    await app.find('heading', 'All 2 places taken · 1 waiting');
    expect(app.words).toContain('A seat near the door');
    expect(app.words).toContain('Waiting, number 2');
    expect(app.words).toContain('Moved up from the waiting list: tell them.');
    expect(app.names('button')).toContain('Coming 2');
  });

  it('are shown by what the address says', async () => {
    const { params } = await atGuests([], { counts: { ...COUNTS, guests: 3 } }, '?show=waiting');
    expect(params.get('place')).toBe('waiting');
  });

  it('are added as a whole list, in its order, without those who are on it', async () => {
    const { app } = await atGuests([aGuest(1)]);
    await app.press('button', 'Add guests');
    await app.fill('Names', '1. demo guest 01\n2. Demo Guest 02 <two@example.org>\n3. Demo Guest 03');
    await app.choose('They come as', 'Resident');
    expect(app.words).toContain('On the list already, and left out: demo guest 01.');
    await app.press('button', 'Add 2 guests');
    const first = await app.answer('PUT', /^\/events\/[^/]+\/guests\/[^/]+$/, aGuest(2));
    expect(first.request.body).toMatchObject({ name: 'Demo Guest 02', contact: 'two@example.org', role: 'resident' });
    const second = await app.answer('PUT', /^\/events\/[^/]+\/guests\/[^/]+$/, aGuest(3));
    expect(second.request.body).toMatchObject({ name: 'Demo Guest 03', contact: null, answer: 'notAnswered' });
    await refreshed(app, [aGuest(1), aGuest(2), aGuest(3)]);
    expect(app.words).toContain('Demo Guest 03');
  });

  it('stay in the field when they could not be added, and are the same guests when it is tried again', async () => {
    const { app } = await atGuests([]);
    await app.fill('Names', 'Demo Guest 01\nDemo Guest 02');
    await app.press('button', 'Add 2 guests');
    const path = /^\/events\/[^/]+\/guests\/[^/]+$/;
    const lost = await app.refuse('PUT', path, { status: 503, code: 'server.unavailable' });
    await app.find('alert', 'The service is away for a moment.');
    expect((await app.find('textbox', 'Names')) as HTMLTextAreaElement).toHaveProperty(
      'value',
      'Demo Guest 01\nDemo Guest 02',
    );
    await app.press('button', 'Add 2 guests');
    const again = await app.answer('PUT', path, aGuest(1));
    expect(again.request.url).toBe(lost.request.url);
  });

  it('are not held up by one who is on the list twice', async () => {
    const { app } = await atGuests([]);
    await app.fill('Names', 'Demo Guest 01 one@example.org\nDemo Guest 02');
    await app.press('button', 'Add 2 guests');
    const path = /^\/events\/[^/]+\/guests\/[^/]+$/;
    await app.refuse('PUT', path, { status: 409, code: 'guest.twice' });
    await app.answer('PUT', path, aGuest(2));
    await app.find('alert', 'Somebody with this contact is on the list already.');
    expect((await app.find('textbox', 'Names')) as HTMLTextAreaElement).toHaveProperty(
      'value',
      'Demo Guest 01 <one@example.org>',
    );
  });

  it('are given a link of their own, to be copied alone or within a message', async () => {
    const copied = withClipboard();
    const { app } = await atGuests([aGuest(1)]);
    await app.press('button', 'Invite or edit');
    await app.press('button', 'Make their link');
    await app.answer('POST', `${PATH}/guests/${guestId(1)}/link`, { path: '/rsvp#a-secret' });
    await refreshed(app, [aGuest(1, { hasLink: true })]);
    await app.press('button', 'Copy the link');
    await app.press('button', 'Copy a message with the link');
    expect(copied[0]).toBe(`${location.origin}/rsvp#a-secret`);
    expect(copied[1]).toMatch(/^You are invited:\n\nLearning festival\nMonday 9 March 2099, 10:00–16:00/);
    expect(copied[1]).toContain('/rsvp#a-secret');
    expect(copied[1]).not.toContain('Demo Guest');
  });

  it('lose a link that works only when somebody says so', async () => {
    const { app } = await atGuests([aGuest(1, { hasLink: true })]);
    await app.press('button', 'Invite or edit');
    await app.press('button', 'Make a new link…');
    await app.find('[role=alertdialog]', 'stops working');
    expect(app.waiting('POST', `${PATH}/guests/${guestId(1)}/link`)).toBe(0);
  });

  it('come from an organisation', async () => {
    const { app } = await atGuests([aGuest(1)]);
    await app.answer('GET', '/organisations', ORGANISATIONS);
    await app.press('button', 'Invite or edit');
    await app.choose('Comes from', 'Demo Council');
    await app.press('button', 'Save');
    const { request } = await app.answer('PUT', `${PATH}/guests/${guestId(1)}`, aGuest(1));
    expect(request.body).toMatchObject({ organisationId: COUNCIL, personId: null });
  });

  it('keep the needs that are not shown', async () => {
    const { app } = await atGuests([aGuest(1, { needs: null })]);
    await app.press('button', 'Invite or edit');
    expect(app.seen('textbox', 'What they need')).toBeUndefined();
    await app.choose('Answer', 'Yes');
    await app.press('button', 'Save');
    const { request } = await app.answer('PUT', `${PATH}/guests/${guestId(1)}`, aGuest(1));
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(request.body).toMatchObject({ answer: 'yes' });
    expect(request.body).not.toHaveProperty('accessNeeds');
  });

  it('may sign up by an open link, as long as it is open', async () => {
    const { app } = await atGuests([aGuest(1)]);
    await app.press('button', 'Open the sign-up');
    await app.answer('POST', `${PATH}/sign-up`, { path: '/sign-up#everybody' });
    await app.answer('GET', PATH, anEvent({ counts: { ...COUNTS, guests: 1 }, signUpSince: '2026-03-01T10:00:00Z' }));
    expect(((await app.find('textbox', 'Link for everybody')) as HTMLInputElement).value).toContain(
      '/sign-up#everybody',
    );
    await app.press('button', 'Close the open link');
    await app.answer('DELETE', `${PATH}/sign-up`, null);
    await app.answer('GET', PATH, anEvent({ counts: { ...COUNTS, guests: 1 } }));
    await app.find('button', 'Open the sign-up');
  });
});
