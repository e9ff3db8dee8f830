import { calendar, CALENDAR_PROBLEMS, type Calendar, type CalendarEntry } from '@throughline/domain/calendar';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';
import { CALENDAR_PROBLEM_TEXTS } from './calendar-problem-texts';
import { standingOf, writeCounts, writeHours, writeStartHere } from './calendar-words';

const id = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const common = {
  ...{ date: '2026-03-10', startTime: '18:00', endTime: '20:00', timeZone: 'Europe/Warsaw', mode: 'inPerson' },
  ...{ startsAt: '2026-03-10T17:00:00Z', endsAt: '2026-03-10T19:00:00Z', venueName: 'Demo Hall' },
  ...{ programmeId: id(10), strandId: id(11), regionId: id(20) },
};
const calendarOf = (...entries: readonly object[]): Calendar =>
  calendar.parse({
    entries,
    programmes: [
      { id: id(10), name: 'Bridges', code: 'BRIDGES', strands: [{ id: id(11), name: 'Kirklees', code: 'KBOP' }] },
      { id: id(12), name: 'Voices', code: 'VOICES', strands: [{ id: id(13), name: 'Gdańsk', code: 'GDA' }] },
    ],
    regions: [{ id: id(20), name: 'Huddersfield' }],
    trainers: [{ id: id(1), name: 'Demo Trainer' }],
  });
const session = (changes: object = {}) => ({
  ...{ ...common, kind: 'session', id: id(50), title: 'Workshop 1', state: 'scheduled' },
  ...{ cohort: { id: id(60), name: 'Spring' }, trainerIds: [id(1)] },
  ...changes,
});
const event = (changes: object = {}) => ({
  ...{ ...common, kind: 'event', id: id(51), title: 'Festival', state: 'announced', eventKind: 'learningFestival' },
  ...changes,
});
const entryOf = (entry: object): CalendarEntry => {
  const [first] = calendarOf(entry).entries;
  if (!first) throw new Error('There is no entry.');
  return first;
};

const at = async (address: string, answer: Calendar = calendarOf(session(), event())) => {
  const app = AppDriver.start();
  app.go(address);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  const asked = await app.answer('GET', '/calendar', answer);
  return { app, params: asked.request.params };
};
const press = (key: string): void => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
};
const day = (app: AppDriver, words: string) => app.find('[role=gridcell]', words);
const focusOn = (app: AppDriver, words: string) =>
  app.until(`focus on ${words}`, () =>
    document.activeElement?.matches('[role=gridcell]') && document.activeElement.textContent.includes(words)
      ? true
      : undefined,
  );

describe('words of the calendar', () => {
  it('say the hours of the place, and the reader’s beside them where they differ', () => {
    expect(writeHours(entryOf(session()), 'Europe/London')).toEqual({
      ...{ there: '18:00–20:00', zone: 'Warsaw time', here: '17:00–19:00 for you' },
    });
    expect(writeHours(entryOf(session()), 'Europe/Rome')).toEqual({ there: '18:00–20:00', zone: null, here: null });
    expect(writeStartHere(entryOf(session()), 'Europe/London')).toBe('17:00');
    expect(writeStartHere(entryOf(session()), 'Pacific/Auckland')).toBe('Wed 11 Mar 06:00');
    expect(writeStartHere(entryOf(session()), 'Europe/Rome')).toBeNull();
  });

  it.each([
    [[], 'nothing'],
    [[session()], '1 session'],
    [[session(), session(), event()], '2 sessions, 1 event'],
  ])('count %#', (entries, words) => {
    expect(writeCounts(entries.map(entryOf))).toBe(words);
  });

  it.each([
    ['scheduled', null],
    ['locked', null],
    ['postponed', 'Postponed'],
    ['cancelled', 'Cancelled'],
    ['draft', 'Draft'],
  ])('call a session that is %s %s', (state, words) => {
    expect(standingOf(entryOf(session({ state })))).toBe(words);
  });

  it.each(Object.entries(CALENDAR_PROBLEM_TEXTS))('say what to do about %s', (code, text) => {
    expect(text({})).toMatch(/\.$/);
    expect(text({})).not.toBe(CALENDAR_PROBLEMS[code as keyof typeof CALENDAR_PROBLEMS].title);
  });
});

describe('the calendar', () => {
  stopClockAt(new Date('2026-03-10T09:00:00Z'));

  it('asks once for a month with the days around it', async () => {
    const { app, params } = await at('/calendar');
    expect([params.get('from'), params.get('until')]).toEqual(['2026-02-23', '2026-04-06']);
    await app.find('heading', 'March 2026');
    expect(app.waiting('GET', '/calendar')).toBe(0);
  });

  it('shows a week and an agenda by the address, each with one request of its own', async () => {
    const { app, params } = await at('/calendar?view=week');
    expect([params.get('from'), params.get('until')]).toEqual(['2026-03-09', '2026-03-16']);
    await app.find('heading', 'Wed 11 Mar');
    await app.press('button', 'Agenda');
    const asked = await app.answer('GET', '/calendar', calendarOf(session()));
    expect([asked.request.params.get('from'), asked.request.params.get('until')]).toEqual(['2026-03-10', '2026-04-07']);
    expect(app.address).toBe('/calendar?view=agenda');
    await app.find('heading', 'Tuesday 10 March Today');
    expect(app.seen('heading', 'Wednesday 11 March')).toBeUndefined();
  });

  it('tells sessions and events apart by their words, and leads to each', async () => {
    const { app } = await at('/calendar?view=agenda');
    expect(app.words).toContain('Session · Bridges · Spring · Demo Hall');
    expect(app.words).toContain('Event · Bridges · Huddersfield · Demo Hall');
    expect((await app.find('link', 'Workshop 1')).getAttribute('href')).toBe(`/sessions/${id(50)}`);
    expect((await app.find('link', 'Festival')).getAttribute('href')).toBe(`/events/${id(51)}`);
  });

  it('shows a crowded agenda in parts, each of whole days', async () => {
    const many = ['2026-03-10', '2026-03-11', '2026-03-12'].flatMap((date, day) =>
      Array.from({ length: 150 }, (_, index) => session({ date, id: id(1000 + day * 150 + index) })),
    );
    const { app } = await at('/calendar?view=agenda', calendarOf(...many));
    expect(app.page.querySelectorAll('tl-calendar-entry-line')).toHaveLength(300);
    await app.press('button', 'Show the days after');
    expect(app.page.querySelectorAll('tl-calendar-entry-line')).toHaveLength(450);
    expect(app.seen('button', 'Show the days after')).toBeUndefined();
  });

  it('marks what is cancelled or postponed', async () => {
    const { app } = await at(
      '/calendar?view=agenda',
      calendarOf(session({ state: 'cancelled' }), event({ state: 'postponed' })),
    );
    expect(app.words).toContain('Workshop 1Cancelled');
    expect(app.words).toContain('FestivalPostponed');
  });

  it('goes back and on, and to today', async () => {
    const { app } = await at('/calendar?date=2026-05-31');
    await app.press('button', 'Month before');
    await app.answer('GET', '/calendar', calendarOf());
    await app.find('heading', 'April 2026');
    expect(app.address).toBe('/calendar?date=2026-04-30');
    await app.press('button', 'Month after');
    await app.answer('GET', '/calendar', calendarOf());
    await app.press('button', 'Today');
    await app.find('heading', 'March 2026');
  });

  it('keeps its filters in the address, and lets the strand go with the programme', async () => {
    const { app, params } = await at(`/calendar?strandId=${id(11)}&trainerId=${id(1)}`);
    expect([params.get('strandId'), params.get('trainerId')]).toEqual([id(11), id(1)]);
    expect(app.words).toContain('Events have no trainers, so they are left out.');
    await app.choose('Programme', 'Voices');
    const asked = await app.answer('GET', '/calendar', calendarOf());
    expect(asked.request.params.has('strandId')).toBe(false);
    expect(app.address).toBe(`/calendar?trainerId=${id(1)}&programmeId=${id(12)}`);
    const strands = (await app.find('combobox', 'Strand')) as HTMLSelectElement;
    expect([...strands.options].map(({ text }) => text.trim())).toEqual(['All strands', 'Gdańsk']);
    await app.press('button', 'Show everything');
    await app.answer('GET', '/calendar', calendarOf());
    expect(app.address).toBe('/calendar');
  });

  it('says so when nothing is planned, and where else to look', async () => {
    const { app } = await at('/calendar?view=agenda', calendarOf());
    expect(app.words).toContain('Nothing in these four weeks');
    await app.press('button', 'Look at the four weeks after');
    const asked = await app.answer('GET', '/calendar', calendarOf());
    expect(asked.request.params.get('from')).toBe('2026-04-07');
  });

  it('says when it could not be fetched, and tries again', async () => {
    const app = AppDriver.start();
    app.go('/calendar');
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.lose('GET', '/calendar');
    await app.find('tl-failed-state', 'The server cannot be reached.');
    await app.press('button', 'Try again');
    await app.answer('GET', '/calendar', calendarOf());
    await app.find('[role=grid]', 'March 2026');
  });

  it('is not open to who sees neither sessions nor events', async () => {
    const app = AppDriver.start();
    app.go('/calendar');
    await app.answer('GET', '/account', accountOf('funder'));
    await app.arrivesAt('/not-open');
  });
});

describe('the month as a grid', () => {
  stopClockAt(new Date('2026-03-10T09:00:00Z'));

  it('has one day at a time in the order of the Tab key, and says what is on', async () => {
    const { app } = await at('/calendar');
    const today = await day(app, 'Tuesday 10 March 2026, 1 session, 1 event');
    expect([today.tabIndex, today.getAttribute('aria-current')]).toEqual([0, 'date']);
    expect(app.page.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1);
    expect(app.page.querySelectorAll('[role=row]')).toHaveLength(7);
  });

  it('moves by the arrows, and asks for the month beside it only once it is reached', async () => {
    const { app } = await at('/calendar?date=2026-03-30');
    (await day(app, 'Monday 30 March 2026')).focus();
    press('ArrowRight');
    await focusOn(app, '31 March');
    expect(await day(app, 'Tuesday 31 March 2026')).toHaveProperty('tabIndex', 0);
    expect(app.waiting('GET', '/calendar')).toBe(0);
    press('ArrowDown');
    const asked = await app.answer('GET', '/calendar', calendarOf());
    expect(asked.request.params.get('from')).toBe('2026-03-30');
    await app.find('heading', 'April 2026');
    expect(document.activeElement).toBe(await day(app, 'Tuesday 7 April 2026'));
  });

  it('opens the list of a day by Enter, and takes the reader there', async () => {
    const { app } = await at('/calendar?date=2026-03-09');
    expect(app.words).toContain('Nothing is on that day.');
    (await day(app, 'Monday 9 March 2026')).focus();
    press('ArrowRight');
    await focusOn(app, '10 March');
    press('Enter');
    const heading = await app.find('h3', 'Tuesday 10 March 2026');
    await app.until('the focus', () => (document.activeElement === heading ? true : undefined));
    expect(app.words).toContain('Session · Bridges · Spring · Demo Hall');
    expect(app.waiting('GET', '/calendar')).toBe(0);
  });
});
