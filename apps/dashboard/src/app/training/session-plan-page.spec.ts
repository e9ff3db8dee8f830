import { type TrainingSession } from '@throughline/domain/training';
import { aSession, COHORT_ID, MODULES, NOW, SESSION_ID, VENUE } from '../../testing/a-cohort';
import { answerPlanContext, aPlanned, aSeries, SERIES_ID } from '../../testing/a-plan';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const SESSION = `/training-sessions/${SESSION_ID}`;
const COHORT = `/cohorts/${COHORT_ID}`;
const SERIES = `/series/${SERIES_ID}`;
const EDIT = /^\/series\/[0-9a-f-]{36}\/edits\/[0-9a-f-]{36}$/;

const changing = async (changes: Partial<TrainingSession> = {}) => {
  const app = AppDriver.start();
  app.go(`/sessions/${SESSION_ID}/edit`);
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', SESSION, aSession(changes));
  if (changes.series) await app.answer('GET', SERIES, aSeries());
  await answerPlanContext(app);
  await app.find('heading', 'Change the plan');
  return app;
};
const ofSeries = { series: { id: SERIES_ID, position: 1, of: 3 } };
const answerOfEdit = (changes: object = {}) => ({
  ...{ series: aSeries({ version: 8 }), following: null, changedIds: [SESSION_ID], leftAlone: [] },
  ...changes,
});
const preview = (count: number, leftAlone: readonly object[] = []) => ({
  sessions: Array.from({ length: count }, () => aPlanned()),
  leftAlone,
});

describe('changing the plan of a session', () => {
  stopClockAt(NOW);

  it('saves over the version that was read, and takes it back by one press', async () => {
    const app = await changing();
    await app.fill('Title', 'Workshop one');
    await app.press('button', 'Save the plan');
    const sent = await app.answer('PUT', SESSION, aSession({ version: 5 }));
    expect(sent.request.headers.get('If-Match')).toBe('"4"');
    expect(sent.request.body).toMatchObject({ title: 'Workshop one', venueId: VENUE.id });
    await app.arrivesAt(COHORT);
    await app.press('button', 'Undo');
    const undone = await app.answer('PUT', SESSION, aSession({ version: 6 }));
    expect(undone.request.headers.get('If-Match')).toBe('"5"');
    expect(undone.request.body).toMatchObject({ title: 'Workshop 1' });
  });

  it('shows what there is to know about the day that is chosen', async () => {
    const app = await changing();
    await app.answer('POST', `${SESSION}/preview`, aPlanned());
    await app.fill('Day', '2026-04-03');
    await app.answer('POST', `${SESSION}/preview`, aPlanned({ holiday: 'Good Friday' }));
    expect(app.words).toContain('Public holiday: Good Friday');
  });

  it('tells of what somebody else changed, and shows it', async () => {
    const app = await changing();
    await app.fill('Title', 'Workshop one');
    await app.press('button', 'Save the plan');
    await app.refuse('PUT', SESSION, { status: 412, code: 'request.stale' });
    await app.find('alert', 'Somebody else changed this while you had it open.');
    await app.press('button', 'Show what is stored now');
    await app.answer('GET', SESSION, aSession({ title: 'First workshop', version: 5 }));
    expect(((await app.find('textbox', 'Title')) as HTMLInputElement).value).toBe('First workshop');
  });

  it('cancels with a reason that everybody reads, and with none asks for it', async () => {
    const app = await changing();
    await app.press('button', 'Cancel the session…');
    expect(document.activeElement).toBe(await app.find('textbox', 'Why is it cancelled?'));
    await app.press('button', 'Keep it');
    expect(document.activeElement).toBe(await app.find('button', 'Cancel the session…'));
    await app.press('button', 'Cancel the session…');
    await app.press('form .tl-danger', 'Cancel the session');
    await app.find('alert', 'Why is it cancelled? Fill this in.');
    await app.fill('Why is it cancelled?', 'The hall is flooded');
    await app.press('form .tl-danger', 'Cancel the session');
    const sent = await app.answer('POST', `${SESSION}/cancel`, aSession({ state: 'cancelled' }));
    expect(sent.request.body).toEqual({ reason: 'The hall is flooded' });
    await app.arrivesAt(COHORT);
  });

  it('postpones with a reason, and puts it back by one press', async () => {
    const app = await changing();
    await app.press('button', 'Postpone the session…');
    await app.fill('Why is it postponed?', 'The trains are not running');
    await app.press('form .tl-danger', 'Postpone the session');
    const sent = await app.answer('POST', `${SESSION}/postpone`, aSession({ state: 'postponed', version: 5 }));
    expect(sent.request.body).toEqual({ reason: 'The trains are not running' });
    await app.arrivesAt(COHORT);
    await app.press('button', 'Undo');
    const undone = await app.answer('PUT', SESSION, aSession({ version: 6 }));
    expect(undone.request.headers.get('If-Match')).toBe('"5"');
    expect(undone.request.body).toMatchObject({ date: '2026-03-09' });
  });

  it('gives a postponed session a new day, and asks for one', async () => {
    const app = await changing({
      ...{ state: 'postponed', postponeReason: 'The trains are not running', postponedFrom: '2026-03-09' },
    });
    expect(app.words).toContain('Postponed from Monday 9 March 2026: The trains are not running');
    expect(((await app.find('textbox', 'New day')) as HTMLInputElement).value).toBe('');
    expect(app.seen('button', 'Postpone the session…')).toBeUndefined();
    await app.press('button', 'Save the plan');
    await app.find('alert', 'New day: Must be a date that exists');
    await app.fill('New day', '2026-03-23');
    await app.press('button', 'Save the plan');
    const sent = await app.answer('PUT', SESSION, aSession());
    expect(sent.request.body).toMatchObject({ date: '2026-03-23', title: 'Workshop 1' });
    await app.find('mat-snack-bar-container', 'The session is planned again.');
  });

  it.each([
    [
      'submitted',
      { state: 'registerSubmitted' as const, registerSubmittedAt: '2026-03-09T20:00:00Z' },
      'The register of this session was submitted',
    ],
    [
      'cancelled',
      { state: 'cancelled' as const, cancelReason: 'The hall is flooded' },
      'This session was cancelled, so its plan can no longer be changed: The hall is flooded',
    ],
    ['only to be seen', {}, 'You can look at this session, and not change its plan.'],
  ])('says why it is closed once it is %s, and leads to the register', async (_how, changes, words) => {
    const app = await changing({ ...changes, may: { write: false, record: false, reopen: false } });
    expect(app.words).toContain(words);
    expect(app.seen('button', 'Save the plan')).toBeUndefined();
    await app.find('link', 'Look at the register');
  });

  it('says that there is nothing where the session is not one to be seen', async () => {
    const app = AppDriver.start();
    app.go(`/sessions/${SESSION_ID}/edit`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.refuse('GET', SESSION, { status: 404, code: 'request.notFound' });
    await app.find('tl-not-found-state', 'There is nothing here');
  });
});

describe('changing a session of a series', () => {
  stopClockAt(NOW);

  /** The server says what each scope would do: 1, 2 and 2 sessions. */
  const asked = async (app: AppDriver) => {
    const submitted = { id: SESSION_ID, title: 'Workshop 1', date: '2026-03-09', reason: 'registerSubmitted' };
    const scopes = { this: preview(1), thisAndFollowing: preview(2), all: preview(2, [submitted]) };
    for (const scope of ['all', 'thisAndFollowing', 'this'] as const) {
      const question = await app.answerWhere(
        'POST',
        `${SERIES}/edits/preview`,
        ({ body }) => (body as { scope: string }).scope === scope,
        scopes[scope],
      );
      expect(question.request.body).toMatchObject({ sessionId: SESSION_ID });
    }
  };

  it('asks which sessions should change, with how many each touches and what is left alone', async () => {
    const app = await changing(ofSeries);
    await app.fill('From', '17:00');
    await app.press('button', 'Save the plan');
    await asked(app);
    await app.find('heading', 'Session 1 of 3 in its series');
    expect(app.names('radio')).toEqual([
      'This session 1 session',
      'This and the following 2 sessions',
      'All sessions of the series 2 sessions; 1 stays as it is',
    ]);
    await app.press('radio', 'All sessions of the series');
    expect(app.words).toContain('Mon 9 Mar · Workshop 1: its register was submitted');
  });

  it('changes this one alone, as it is saved otherwise', async () => {
    const app = await changing(ofSeries);
    await app.fill('From', '17:00');
    await app.press('button', 'Save the plan');
    await asked(app);
    await app.press('button', 'Save the plan');
    const sent = await app.answer('PUT', SESSION, aSession());
    expect(sent.request.body).toMatchObject({ startTime: '17:00', date: '2026-03-09' });
  });

  it('says what was changed, and nothing else, for all of them, and takes it back by one press', async () => {
    const app = await changing(ofSeries);
    await app.fill('From', '17:00');
    await app.fill('Day', '2026-03-11');
    await app.press('button', 'Save the plan');
    await asked(app);
    await app.press('radio', 'All sessions of the series');
    await app.press('button', 'Change 2 sessions');
    const sent = await app.answer('PUT', EDIT, answerOfEdit({ changedIds: [SESSION_ID, SERIES_ID] }));
    expect(sent.request.headers.get('If-Match')).toBe('"7"');
    expect(sent.request.body).toEqual({
      ...{ scope: 'all', sessionId: SESSION_ID, change: { startTime: '17:00', moveByDays: 2 } },
    });
    await app.arrivesAt(COHORT);
    await app.find('mat-snack-bar-container', 'Changed: 2 sessions.');
    await app.press('button', 'Undo');
    const undone = await app.answer('PUT', EDIT, answerOfEdit());
    expect(undone.request.url).not.toBe(sent.request.url);
    expect(undone.request.headers.get('If-Match')).toBe('"8"');
    expect(undone.request.body).toEqual({
      ...{ scope: 'all', sessionId: SESSION_ID, change: { startTime: '18:00', moveByDays: -2 } },
    });
  });

  it('asks nothing where only the modules of this one were chosen', async () => {
    const app = await changing(ofSeries);
    await app.press('checkbox', 'Responsible storytelling');
    await app.press('button', 'Save the plan');
    const sent = await app.answer('PUT', SESSION, aSession());
    expect(sent.request.body).toMatchObject({ moduleIds: [MODULES[0]?.id] });
  });

  it('goes back to the plan with what was typed', async () => {
    const app = await changing(ofSeries);
    await app.fill('Title', 'Studio 1');
    await app.press('button', 'Save the plan');
    await asked(app);
    await app.press('button', 'Back to the plan');
    expect(((await app.find('textbox', 'Title')) as HTMLInputElement).value).toBe('Studio 1');
  });

  it('cancels this and the following with one reason', async () => {
    const app = await changing(ofSeries);
    await app.press('button', 'Cancel the session…');
    await asked(app);
    await app.press('radio', 'This and the following');
    await app.fill('Why is it cancelled?', 'The funding ended');
    await app.press('form .tl-danger', 'Cancel these sessions');
    await app.answer('GET', SERIES, aSeries());
    const sent = await app.answer('PUT', EDIT, answerOfEdit({ changedIds: [SESSION_ID, SERIES_ID] }));
    expect(sent.request.body).toEqual({
      ...{ scope: 'thisAndFollowing', sessionId: SESSION_ID, cancel: { reason: 'The funding ended' } },
    });
    await app.find('mat-snack-bar-container', 'Cancelled: 2 sessions.');
  });
});
