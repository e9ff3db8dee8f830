import { programme } from '@throughline/domain/programmes';
import { aCohort, aSession, COHORT_ID, MODULES, NOW, SESSION_ID, TRAINER, VENUE } from '../../testing/a-cohort';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const SESSION = `/training-sessions/${SESSION_ID}`;
const COHORT = `/cohorts/${COHORT_ID}`;
const NEW_SESSION = /^\/training-sessions\/[0-9a-f-]{36}$/;
const cohort = aCohort();
const theProgramme = programme.parse({
  ...{ ...cohort.programme, version: 1, aliases: [], summary: '', startDate: '2025-01-01', endDate: '2027-12-31' },
  ...{ timeZone: 'Europe/London', publicationDisclaimer: null },
  ...{ organisations: [], status: 'underWay', isDemonstration: false, strands: [], grants: [], may: { write: false } },
});
const venues = {
  items: [
    {
      ...{ ...VENUE, version: 1, regionId: cohort.regionId, region: cohort.region },
      ...{ stepFree: true, hearingLoop: null, wifi: null, notes: '' },
    },
  ],
};

const answerRest = async (app: AppDriver, trainers: readonly (typeof TRAINER)[] = [TRAINER]) => {
  await app.answer('GET', COHORT, cohort);
  await app.answer('GET', `/programmes/${cohort.programme.id}`, theProgramme);
  await app.answer('GET', '/venues', venues);
  await app.answer('GET', '/trainers', { items: trainers });
};
const planning = async (trainers?: readonly (typeof TRAINER)[]) => {
  const app = AppDriver.start();
  app.go(`${COHORT}/sessions/new`);
  await app.answer('GET', '/account', accountOf('trainer'));
  await answerRest(app, trainers);
  await app.find('heading', 'Plan a session');
  return app;
};
const changing = async (...[changes]: Parameters<typeof aSession>) => {
  const app = AppDriver.start();
  app.go(`/sessions/${SESSION_ID}/edit`);
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', SESSION, aSession(changes));
  await answerRest(app);
  await app.find('heading', 'Change the plan');
  return app;
};

describe('planning a session', () => {
  stopClockAt(NOW);

  it('begins with this evening, in the time of the programme, with the trainers of the cohort', async () => {
    const app = await planning();
    const value = async (role: string, name: string) => ((await app.find(role, name)) as HTMLInputElement).value;
    expect(await value('textbox', 'Day')).toBe('2026-03-09');
    expect(await value('combobox', 'Time zone')).toBe('Europe/London');
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
    expect(app.waiting('GET', SESSION)).toBe(0);
  });

  it('sends what was planned, and goes back to the cohort', async () => {
    const app = await planning();
    await app.fill('Title', 'Workshop 1');
    await app.choose('Venue', 'Demo Hall · Huddersfield');
    await app.press('checkbox', 'Responsible storytelling');
    await app.press('button', 'Plan the session');
    const sent = await app.answer('PUT', NEW_SESSION, aSession());
    expect(sent.request.headers.has('If-Match')).toBe(false);
    expect(sent.request.body).toEqual({
      ...{ cohortId: COHORT_ID, title: 'Workshop 1', date: '2026-03-09', startTime: '18:00', endTime: '20:00' },
      ...{ timeZone: 'Europe/London', mode: 'inPerson', venueId: VENUE.id },
      ...{ moduleIds: [MODULES[0]?.id], trainerIds: [TRAINER.id] },
    });
    await app.arrivesAt(COHORT);
  });

  it('keeps what was typed when it is refused, and says what to do', async () => {
    const app = await planning();
    await app.fill('Title', 'Workshop 1');
    await app.choose('How it is held', 'Online');
    await app.press('button', 'Plan the session');
    const first = await app.refuse('PUT', NEW_SESSION, { status: 422, code: 'session.outsideStrand' });
    await app.find('alert', 'This day lies outside the dates of the strand.');
    expect(((await app.find('textbox', 'Title')) as HTMLInputElement).value).toBe('Workshop 1');
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
    await answerRest(app);
    await app.find('button', 'Plan the session');
  });
});

describe('changing the plan of a session', () => {
  stopClockAt(NOW);

  it('saves over the version that was read', async () => {
    const app = await changing();
    await app.fill('Title', 'Workshop one');
    await app.press('button', 'Save the plan');
    const sent = await app.answer('PUT', SESSION, aSession());
    expect(sent.request.headers.get('If-Match')).toBe('"4"');
    expect(sent.request.body).toMatchObject({ title: 'Workshop one', venueId: VENUE.id });
    await app.arrivesAt(COHORT);
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
