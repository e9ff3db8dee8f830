import { type Event } from '@throughline/domain/events';
import { anEvent, COUNTS, EVENT } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const PATH = `/events/${EVENT}`;
const begun = { date: '2026-03-09' };

const atEvent = async (changes: Partial<Event> = {}) => {
  const app = AppDriver.start();
  app.go(PATH);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, anEvent(changes));
  await app.find('heading', 'Learning festival');
  return app;
};

describe('an event', () => {
  it('is named by its kind of page alone in the title of the window', async () => {
    await atEvent();
    expect(document.title).toBe('Event – Throughline');
  });

  it('is announced as the next step of a draft', async () => {
    const app = await atEvent({ state: 'draft', moves: ['announced', 'cancelled'] });
    await app.press('.tl-filled', 'Announce');
    const { request } = await app.answer('POST', `${PATH}/moves`, anEvent());
    expect(request.body).toEqual({ to: 'announced' });
    await app.find('link', 'Invite guests');
  });

  it('cannot have been held before it begins', async () => {
    const app = await atEvent();
    expect(app.seen('button', 'Mark as held')).toBeUndefined();
    expect(app.words).toMatch(/It is in [\d]+ days/);
  });

  it('is marked as held at once, and says why when it cannot be', async () => {
    const app = await atEvent(begun);
    await app.press('.tl-filled', 'Mark as held');
    await app.refuse('POST', `${PATH}/moves`, { status: 409, code: 'event.notYet' });
    await app.find('alert', 'The event has not begun.');
    await app.press('button', 'Mark as held');
    await app.answer('POST', `${PATH}/moves`, anEvent({ ...begun, state: 'held', moves: ['writtenUp'] }));
    await app.find('link', 'Write it up');
  });

  it('asks why before it is cancelled, and does not do without', async () => {
    const app = await atEvent();
    await app.press('button', 'Cancel the event…');
    await app.press('form .tl-filled', 'Cancel the event');
    await app.find('alert', 'Say why, in a few words.');
    await app.fill('Why?', 'The hall is flooded');
    await app.press('form .tl-filled', 'Cancel the event');
    const cancelled = { state: 'cancelled', stateReason: 'The hall is flooded', moves: [] } as const;
    const { request } = await app.answer('POST', `${PATH}/moves`, anEvent({ ...cancelled, moves: [] }));
    expect(request.body).toEqual({ to: 'cancelled', reason: 'The hall is flooded' });
    expect(app.words).toContain('The hall is flooded');
  });

  it('is given a new date, and announced with it', async () => {
    const app = await atEvent({ state: 'postponed', hasDate: false, moves: ['announced', 'cancelled'] });
    expect(app.seen('button', 'Announce')).toBeUndefined();
    await app.press('button', 'Give it a new date…');
    await app.fill('New date', '2099-04-01');
    await app.press('button', 'Announce the new date');
    const { request } = await app.answer('PUT', PATH, anEvent({ version: 3, state: 'postponed', date: '2099-04-01' }));
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({ date: '2099-04-01', startTime: '10:00', title: 'Learning festival' });
    await app.answer('POST', `${PATH}/moves`, anEvent({ date: '2099-04-01', firstDate: '2099-03-09' }));
    expect(app.words).toContain('First announced for 9 Mar 2099');
  });

  it('has only to be announced again when its new date was taken and the rest was not', async () => {
    const app = await atEvent({ state: 'postponed', hasDate: true, moves: ['announced', 'cancelled'] });
    await app.press('.tl-filled', 'Announce');
    await app.answer('POST', `${PATH}/moves`, anEvent());
    expect(app.words).toContain('Announced');
  });

  it('tells the time on the reader’s clock where that shows another', async () => {
    const app = await atEvent({
      timeZone: 'Pacific/Auckland',
      startsAt: '2099-03-08T21:00:00Z',
      endsAt: '2099-03-09T03:00:00Z',
    });
    expect(app.words).toContain('10:00–16:00 Auckland time');
    expect(app.words).toContain('on your clock');
  });

  it('tells how to get in, and says what is not known', async () => {
    const venueId = '0190a000-0000-7000-8000-000000000070';
    const app = await atEvent({ venueId, venue: { id: venueId, name: 'Town Hall' } });
    const region = { id: '0190a000-0000-7000-8000-000000000020', name: 'Huddersfield' };
    const venue = { id: venueId, version: 1, name: 'Town Hall', regionId: region.id, region, wifi: null };
    await app.answer('GET', '/venues', {
      items: [{ ...venue, stepFree: true, hearingLoop: null, notes: 'Ring at the side door.' }],
    });
    expect(app.words).toContain('Step-free');
    expect(app.words).toContain('Not known whether there is a hearing loop');
    expect(app.words).toContain('Ring at the side door.');
  });

  it('counts places and answers', async () => {
    const counts = { ...COUNTS, guests: 30, yes: 21, maybe: 2, no: 3, notAnswered: 4, placesTaken: 18, waiting: 3 };
    const app = await atEvent({ capacity: 18, counts });
    expect(app.words).toContain('All 18 places taken · 3 waiting');
  });

  it('offers nothing to those who may only read', async () => {
    const app = await atEvent({ ...begun, moves: [], may: { write: false, welcome: false } });
    expect(app.seen('link', 'Edit')).toBeUndefined();
    expect(app.seen('link', 'Guests')).toBeUndefined();
    expect(app.seen('link', 'Door')).toBeUndefined();
    expect(app.seen('button', 'Mark as held')).toBeUndefined();
  });

  it('says so where there is none', async () => {
    const app = AppDriver.start();
    app.go(PATH);
    await app.answer('GET', '/account', accountOf('programmeManager'));
    await app.refuse('GET', PATH, { status: 404, code: 'request.notFound' });
    await app.find('tl-not-found-state');
  });
});
