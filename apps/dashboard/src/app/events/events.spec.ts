import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { event, eventWrite, EVENTS_PROBLEMS, type Event } from '@throughline/domain/events';
import { programmesWith } from '../../testing/a-story';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { emptyEvent, eventDraftOf, eventWriteOf, headcountOf } from './event-draft';
import { EVENTS_PROBLEM_TEXTS } from './events-problem-texts';
import { writeHeadcount, writeWhen } from './events-words';

const anEvent = (changes: Partial<Event> = {}): Event =>
  event.parse({
    id: '0190a000-0000-7000-8000-000000000050',
    version: 2,
    programmeId: '0190a000-0000-7000-8000-000000000010',
    strandId: null,
    regionId: '0190a000-0000-7000-8000-000000000020',
    kind: 'learningFestival',
    title: 'Learning festival',
    date: '2026-03-09',
    startTime: '10:00',
    endTime: '16:00',
    timeZone: 'Europe/London',
    mode: 'inPerson',
    venueId: null,
    headcount: 30,
    headcountMethod: 'estimate',
    feedbackQuotes: [],
    programme: { id: '0190a000-0000-7000-8000-000000000010', name: 'Bridges', code: 'BRIDGES' },
    strand: null,
    region: { id: '0190a000-0000-7000-8000-000000000020', name: 'Huddersfield' },
    venue: null,
    startsAt: '2026-03-09T10:00:00Z',
    endsAt: '2026-03-09T16:00:00Z',
    state: 'announced',
    moves: ['held', 'postponed', 'cancelled'],
    may: { write: true },
    ...changes,
  });
const PATH = `/events/${anEvent().id}`;
const listOf = (...items: readonly Event[]) => ({ items, next: null, total: items.length });

const at = async (address: string) => {
  const app = AppDriver.start();
  app.go(address);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  return app;
};

describe('words about events', () => {
  it.each([
    [{ headcount: 31, headcountMethod: 'register' }, '31 people'],
    [{ headcount: 1, headcountMethod: 'register' }, '1 person'],
    [{ headcount: 30, headcountMethod: 'estimate' }, 'about 30, an estimate'],
    [{ headcount: 0, headcountMethod: 'register' }, '0 people'],
    [{ headcount: null, headcountMethod: null }, ''],
  ] as const)('%j is "%s"', (counted, words) => {
    expect(writeHeadcount(counted)).toBe(words);
  });

  it('name the clocks where they are not the reader’s', () => {
    expect(writeWhen(anEvent(), 'Europe/London')).toBe('9 Mar 2026, 10:00–16:00');
    expect(writeWhen(anEvent(), 'Europe/Warsaw')).toBe('9 Mar 2026, 10:00–16:00 (London time)');
  });

  it.each(Object.entries(EVENTS_PROBLEM_TEXTS))('say what to do about %s', (code, text) => {
    expect(text({})).toMatch(/\.$/);
    expect(text({})).not.toBe(EVENTS_PROBLEMS[code as keyof typeof EVENTS_PROBLEMS].title);
  });
});

describe('an event as it is typed', () => {
  it.each([
    ['', null],
    [' 30 ', 30],
    ['0', 0],
    ['about 30', undefined],
    ['-3', undefined],
    ['3.5', undefined],
  ])('a headcount of "%s" is %s', (typed, count) => {
    expect(headcountOf(typed)).toBe(count);
  });

  it('comes back as it was stored', () => {
    const stored = anEvent({ feedbackQuotes: ['It was heard.'] });
    expect(eventWrite.parse(eventWriteOf(eventDraftOf(stored)))).toMatchObject({
      headcount: 30,
      headcountMethod: 'estimate',
      feedbackQuotes: ['It was heard.'],
    });
  });

  it('says nothing of how it was counted when nothing was, holds nothing online in a room, and sends no empty quote', () => {
    const typed = { ...emptyEvent(), mode: 'online' as const, venueId: 'room', headcountMethod: 'estimate' as const };
    expect(eventWriteOf({ ...typed, feedbackQuotes: [' ', 'It was heard.'] })).toMatchObject({
      headcount: null,
      headcountMethod: null,
      venueId: null,
      feedbackQuotes: ['It was heard.'],
    });
  });
});

describe('the events', () => {
  /** Both lists are asked for at once. */
  const atEvents = async (address: string, coming: readonly Event[], past: readonly Event[]) => {
    const app = await at(address);
    await app.find('heading', 'Events');
    const asked = TestBed.inject(HttpTestingController).match(({ url }) => url === '/api/v1/events');
    for (const { request, flush } of asked.map((each) => ({ request: each.request, flush: each.flush.bind(each) })))
      flush(listOf(...(request.params.has('from') ? coming : past)));
    await app.answer('GET', '/programmes', programmesWith('Huddersfield'));
    return { app, params: asked.map(({ request }) => request.params) };
  };

  it('are what comes, the next first, and what was, the latest first, by the filters of the address', async () => {
    const { params } = await atEvents('/events?kind=learningFestival', [], []);
    expect(params.map((each) => [each.get('kind'), each.get('sort'), each.has('from'), each.has('until')])).toEqual([
      ['learningFestival', 'startsAt', true, false],
      ['learningFestival', '-startsAt', false, true],
    ]);
  });

  it('say that an estimate is one, and nothing of how many came to what is still to come', async () => {
    const { app } = await atEvents('/events', [anEvent({ title: 'Launch' })], [anEvent()]);
    const [coming, past] = app.names('row');
    expect(coming).toContain('Launch');
    expect(coming).not.toContain('30');
    expect(past).toContain('about 30, an estimate');
  });

  it('say how to begin where there is none', async () => {
    const { app } = await atEvents('/events', [], []);
    await app.find('link', 'Plan the first event');
  });

  it('say that no event matches the filters', async () => {
    const { app } = await atEvents('/events?kind=launch', [], []);
    await app.find('tl-empty-state', 'No event matches these filters');
  });
});

describe('an event', () => {
  const atEvent = async (changes: Partial<Event> = {}) => {
    const app = await at(PATH);
    await app.answer('GET', PATH, anEvent(changes));
    await app.find('heading', 'Learning festival');
    return app;
  };

  it('shows its headcount as the estimate that it is', async () => {
    const app = await atEvent();
    expect(app.words).toContain('about 30, an estimate');
    expect(document.title).toBe('Event – Throughline');
  });

  it('is marked as held at once, and says why when it cannot be yet', async () => {
    const app = await atEvent();
    await app.press('button', 'Mark as held');
    await app.refuse('POST', `${PATH}/moves`, { status: 409, code: 'event.notYet' });
    await app.find('alert', 'The event has not begun.');
    await app.press('button', 'Mark as held');
    await app.answer('POST', `${PATH}/moves`, anEvent({ state: 'held', moves: ['writtenUp'] }));
    await app.find('button', 'Mark as written up');
  });

  it('asks why before it is cancelled', async () => {
    const app = await atEvent();
    await app.press('button', 'Cancel the event…');
    await app.fill('Why?', 'The hall is flooded');
    await app.press('form .tl-filled', 'Cancel the event');
    const { request } = await app.answer('POST', `${PATH}/moves`, anEvent({ state: 'cancelled', moves: [] }));
    expect(request.body).toEqual({ to: 'cancelled', reason: 'The hall is flooded' });
    expect(app.words).toContain('Cancelled');
  });

  it('offers nothing to those who may only read', async () => {
    const app = await atEvent({ moves: [], may: { write: false } });
    expect(app.seen('link', 'Edit')).toBeUndefined();
    expect(app.seen('button', 'Mark as held')).toBeUndefined();
  });
});

describe('planning an event', () => {
  it('asks how a headcount came about, once there is one', async () => {
    const app = await at(`${PATH}/edit`);
    await app.answer('GET', PATH, anEvent({ headcount: null, headcountMethod: null }));
    await app.answer('GET', '/programmes', programmesWith('Huddersfield'));
    await app.answer('GET', '/regions', { items: [] });
    await app.answer('GET', '/venues', { items: [] });
    await app.find('heading', 'Edit an event');
    expect(app.seen('combobox', 'How the number came about')).toBeUndefined();
    await app.fill('How many came', '30');
    await app.press('button', 'Save');
    await app.find('alert', 'Choose whether it was counted or is an estimate.');
    await app.choose('How the number came about', 'It is an estimate');
    await app.press('button', 'Save');
    const { request } = await app.answer('PUT', PATH, anEvent());
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({ headcount: 30, headcountMethod: 'estimate' });
    await app.arrivesAt(PATH);
  });
});
