import { aSession, COHORT_ID, MODULES, NOW, TRAINER, VENUE } from '../../testing/a-cohort';
import { answerPlanContext, aPlanned, aSeries, planned } from '../../testing/a-plan';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const COHORT = `/cohorts/${COHORT_ID}`;
const NEW_SESSION = /^\/training-sessions\/[0-9a-f-]{36}$/;
const NEW_SESSION_PREVIEW = /^\/training-sessions\/[0-9a-f-]{36}\/preview$/;
const NEW_SERIES = /^\/series\/[0-9a-f-]{36}$/;

const planning = async (trainers?: readonly (typeof TRAINER)[]) => {
  const app = AppDriver.start();
  app.go(`${COHORT}/sessions/new`);
  await app.answer('GET', '/account', accountOf('trainer'));
  await answerPlanContext(app, trainers);
  await app.find('heading', 'Plan sessions');
  return app;
};
const value = async (app: AppDriver, role: string, name: string) =>
  ((await app.find(role, name)) as HTMLInputElement).value;

/** Every Monday, three times; the first dates have come. */
const planningMondays = async () => {
  const app = await planning();
  await app.answer('POST', NEW_SESSION_PREVIEW, aPlanned({ date: '2026-03-09', position: null }));
  await app.choose('Repeat', 'Every week, on chosen days');
  await app.answer('POST', '/series/preview', planned('2026-03-09'));
  await app.fill('How many times?', '3');
  await app.answer('POST', '/series/preview', planned('2026-03-09', '2026-03-16', '2026-03-23'));
  return app;
};

describe('planning a session', () => {
  stopClockAt(NOW);

  it('begins with this evening, in the time of the programme, with the trainers of the cohort', async () => {
    const app = await planning();
    expect(await value(app, 'textbox', 'Day')).toBe('2026-03-09');
    expect(await value(app, 'combobox', 'Time zone')).toBe('Europe/London');
    expect(((await app.find('checkbox', TRAINER.name)) as HTMLInputElement).checked).toBe(true);
  });

  it('says so where nobody may train', async () => {
    const app = await planning([]);
    expect(app.words).toContain('Nobody has access to this strand as a trainer yet.');
  });

  it('names what is missing, and sends nothing', async () => {
    const app = await planning();
    await app.press('button', 'Plan the session');
    await app.find('alert', 'Choose a venue, or hold the session online.');
  });

  it('shows what there is to know about the day, and asks about no date that does not exist', async () => {
    const app = await planning();
    const asked = await app.answer(
      'POST',
      NEW_SESSION_PREVIEW,
      aPlanned({ date: '2026-03-09', holiday: 'Commonwealth Day', position: null }),
    );
    expect(asked.request.body).toMatchObject({ date: '2026-03-09', startTime: '18:00' });
    await app.find('heading', 'The day');
    expect(app.words).toContain('Public holiday: Commonwealth Day');
    expect(app.seen('button', 'Leave out')).toBeUndefined();
    await app.fill('Day', '');
    expect(app.words).toContain('They appear here as soon as the day and the times are filled in.');
  });

  it('sends what was planned, and goes back to the cohort', async () => {
    const app = await planning();
    await app.fill('Title', 'Workshop 1');
    await app.choose('Venue', 'Demo Hall · Huddersfield');
    await app.press('checkbox', 'Responsible storytelling');
    await app.fill('What to bring', 'A phone with a camera');
    await app.press('button', 'Plan the session');
    const sent = await app.answer('PUT', NEW_SESSION, aSession());
    expect(sent.request.headers.has('If-Match')).toBe(false);
    expect(sent.request.body).toEqual({
      ...{ cohortId: COHORT_ID, title: 'Workshop 1', date: '2026-03-09', startTime: '18:00', endTime: '20:00' },
      ...{ timeZone: 'Europe/London', mode: 'inPerson', venueId: VENUE.id },
      ...{ moduleIds: [MODULES[0]?.id], trainerIds: [TRAINER.id] },
      ...{ needsToBring: 'A phone with a camera', exceptionNote: null, isDraft: false },
    });
    await app.arrivesAt(COHORT);
  });

  it('asks why, where the day lies outside the dates of the strand', async () => {
    const app = await planning();
    await app.answer('POST', NEW_SESSION_PREVIEW, aPlanned({ date: '2026-03-09', isOutsideStrand: true }));
    await app.fill('Title', 'Workshop 1');
    await app.choose('How it is held', 'Online');
    await app.press('button', 'Plan the session');
    await app.find('alert', 'Say why, or leave those dates out.');
    await app.fill('Why outside the dates of the strand?', 'The hall was closed');
    await app.press('button', 'Plan the session');
    const sent = await app.answer('PUT', NEW_SESSION, aSession());
    expect(sent.request.body).toMatchObject({ exceptionNote: 'The hall was closed' });
  });

  it('keeps what was typed when it is refused, and says what to do', async () => {
    const app = await planning();
    await app.fill('Title', 'Workshop 1');
    await app.choose('How it is held', 'Online');
    await app.press('button', 'Plan the session');
    const first = await app.refuse('PUT', NEW_SESSION, { status: 422, code: 'session.outsideStrand' });
    await app.find('alert', 'This day lies outside the dates of the strand.');
    expect(await value(app, 'textbox', 'Title')).toBe('Workshop 1');
    await app.fill('Day', '2026-03-16');
    await app.press('button', 'Plan the session');
    const again = await app.answer('PUT', NEW_SESSION, aSession());
    expect(again.request.url).toBe(first.request.url);
    expect(again.request.body).toMatchObject({ date: '2026-03-16' });
  });

  it('says which part of it could not be fetched, and tries again', async () => {
    const app = AppDriver.start();
    app.go(`${COHORT}/sessions/new`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.lose('GET', COHORT);
    await app.find('tl-failed-state', 'The server cannot be reached.');
    await app.press('button', 'Try again');
    await answerPlanContext(app);
    await app.find('button', 'Plan the session');
  });
});

describe('planning a series', () => {
  stopClockAt(NOW);

  it('reads the rule back in words, and shows its dates before anything is saved', async () => {
    const app = await planningMondays();
    expect(app.words).toContain('Every Monday, 18:00 to 20:00, 3 times, until 23 Mar 2026');
    await app.find('heading', '3 sessions');
    expect(app.words).toContain('Mon 16 March 2026');
  });

  it('asks about what is typed one question at a time, and only about the last of it', async () => {
    const app = await planningMondays();
    await app.fill('How many times?', '4');
    await app.fill('How many times?', '40');
    await app.fill('How many times?', '5');
    const first = await app.answer('POST', '/series/preview', planned('2026-03-09'));
    expect(first.request.body).toMatchObject({ rule: { ends: { kind: 'count', count: 4 } } });
    const last = await app.answer('POST', '/series/preview', planned('2026-03-09', '2026-03-16'));
    expect(last.request.body).toMatchObject({ rule: { ends: { kind: 'count', count: 5 } } });
    expect(app.waiting('POST', '/series/preview')).toBe(0);
  });

  it('counts the dates that somebody should look at', async () => {
    const app = await planningMondays();
    await app.choose('Repeat', 'Every day');
    const sessions = [aPlanned({ date: '2026-03-09' }), aPlanned({ date: '2026-03-10', holiday: 'A holiday' })];
    await app.answer('POST', '/series/preview', { sessions });
    expect(app.words).toContain('1 to look at');
  });

  it('leaves a date out and puts it back by one press, and asks nobody', async () => {
    const app = await planningMondays();
    await app.press('button', 'Leave out Mon 16 March 2026');
    await app.find('heading', '2 sessions');
    expect(app.words).toContain('1 left out');
    await app.press('button', 'Put back Mon 16 March 2026');
    await app.find('heading', '3 sessions');
    expect(app.waiting('POST', '/series/preview')).toBe(0);
  });

  it('sends the rule with what was left out, and goes back to the cohort', async () => {
    const app = await planningMondays();
    await app.press('button', 'Leave out Mon 16 March 2026');
    await app.fill('Title', 'Workshop');
    await app.choose('Venue', 'Demo Hall · Huddersfield');
    await app.choose('Modules', 'One each session, in the order of the course');
    await app.press('button', 'Plan the sessions');
    const sent = await app.answer('PUT', NEW_SERIES, aSeries());
    expect(sent.request.body).toMatchObject({
      ...{ firstDate: '2026-03-09', title: 'Workshop', isNumbered: true },
      rule: {
        rhythm: { frequency: 'weekly', interval: 1, weekdays: ['monday'] },
        ...{ ends: { kind: 'count', count: 3 }, exceptions: ['2026-03-16'] },
      },
      modulesByPosition: MODULES.map(({ id }) => [id]),
    });
    await app.arrivesAt(COHORT);
    await app.find('mat-snack-bar-container', '3 sessions are planned.');
  });

  it('takes the day of a month from the first day, and says so', async () => {
    const app = await planning();
    await app.fill('Day', '2026-03-10');
    await app.choose('Repeat', 'Every month on the second Tuesday');
    await app.choose('Repeat', 'Every month on the last Tuesday');
    await app.choose('Repeat', 'Every month on day 10');
    await app.press('radio', 'On a date');
    await app.fill('Last day that it can be on', '2026-06-30');
    await app.answer('POST', '/series/preview', planned('2026-03-10'));
    const asked = await app.answer('POST', '/series/preview', planned('2026-03-10', '2026-04-10'));
    expect(asked.request.body).toMatchObject({
      rule: {
        rhythm: { frequency: 'monthlyByDate', interval: 1, day: 10 },
        ends: { kind: 'until', until: '2026-06-30' },
      },
    });
  });

  it.each([
    ['How many times?', '', 'A series needs an end. Say how many times'],
    ['How many times?', '10000', 'A series needs an end. Say how many times, from 1 to 400.'],
    ['Every how many weeks?', '0', 'Use a whole number from 1 to 99.'],
    ['First day', '', 'Must be a date that exists'],
  ])('refuses, for "%s", "%s": %s', async (field, typed, words) => {
    const app = await planningMondays();
    await app.fill(field, typed);
    await app.press('button', 'Plan the sessions');
    await app.find('alert', words);
  });

  it('refuses a last day that lies before the first, and none at all', async () => {
    const app = await planningMondays();
    await app.press('radio', 'On a date');
    await app.press('button', 'Plan the sessions');
    await app.find('alert', 'A series needs an end. Choose the last day that it can be on.');
    await app.fill('Last day that it can be on', '2026-03-01');
    await app.press('button', 'Plan the sessions');
    await app.find('alert', 'The last day lies before the first. Change one of the two.');
  });

  it('refuses a week without a day', async () => {
    const app = await planningMondays();
    await app.press('checkbox', 'Monday');
    await app.press('button', 'Plan the sessions');
    await app.find('alert', 'Choose at least one day of the week.');
  });

  it.each([
    ['series.noDates', 'No day fits this rule.'],
    ['series.tooMany', 'That is more dates than one series can have.'],
    ['series.endless', 'A series needs an end.'],
  ])('says where the dates would be what is wrong with the rule: %s', async (code, words) => {
    const app = await planningMondays();
    await app.fill('How many times?', '30');
    await app.refuse('POST', '/series/preview', { status: 422, code });
    expect(app.words).toContain(words);
    expect(app.seen('button', 'Try again')).toBeUndefined();
  });

  it('shows beside the field what the server does not take', async () => {
    const app = await planningMondays();
    await app.fill('Title', 'Workshop');
    await app.choose('How it is held', 'Online');
    await app.press('button', 'Plan the sessions');
    const errors = [{ path: 'timeZone', message: 'must be an IANA time zone such as Europe/London' }];
    await app.refuse('PUT', NEW_SERIES, { status: 400, code: 'request.invalid', errors });
    await app.find('alert', 'Time zone: must be an IANA time zone such as Europe/London');
  });

  it('tries again when the dates could not be fetched', async () => {
    const app = await planningMondays();
    await app.fill('How many times?', '2');
    await app.lose('POST', '/series/preview');
    await app.find('tl-failed-state', 'The server cannot be reached.');
    await app.press('button', 'Try again');
    await app.answer('POST', '/series/preview', planned('2026-03-09', '2026-03-16'));
    await app.find('heading', '2 sessions');
  });
});
