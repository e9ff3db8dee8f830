import { aCohort, aMember, aSession, COHORT_ID, NOW } from '../../testing/a-cohort';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const COHORT = `/cohorts/${COHORT_ID}`;
const ENROLMENT = /^\/enrolments\/[0-9a-f-]{36}$/;
const MOVES = `/enrolments/${aMember().enrolmentId}/moves`;

const atCohort = async (...[changes]: Parameters<typeof aCohort>) => {
  const app = AppDriver.start();
  app.go(COHORT);
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', COHORT, aCohort(changes));
  await app.find('heading', 'Spring');
  return app;
};

describe('a cohort', () => {
  stopClockAt(NOW);

  it('with nobody in it says what is needed to begin', async () => {
    const app = await atCohort();
    await app.find('tl-empty-state', 'Nobody is enrolled yet');
    expect(app.words).toContain('0 of 12 places taken — it needs at least 3');
    expect(app.words).toContain('No session is planned yet.');
  });

  it('tells of each person as counts, and whom somebody should call', async () => {
    const app = await atCohort({
      placesTaken: 3,
      members: [
        aMember(),
        aMember({
          ...{ enrolmentId: COHORT_ID, preferredName: 'Demo Trainee 02', attended: 1, consecutiveAbsences: 2 },
          ...{ missingCoreModules: ['Responsible storytelling'], mayComplete: false },
        }),
      ],
      sessions: [aSession()],
    });
    expect(app.names('row')).toEqual([
      expect.stringMatching(/^Demo Trainee 01\s*2 of 3 held, 1 to come\s*all done\s*In training/),
      expect.stringMatching(
        /^Demo Trainee 02\s*1 of 3 held.*missed the last 2 sessions.*needs Responsible storytelling/,
      ),
    ]);
    await app.find('link', 'Workshop 1');
    await app.find('link', 'Change the plan of Workshop 1');
    expect(app.words).not.toContain('it needs at least');
  });

  it('offers nothing to whom it is only shown', async () => {
    const app = await atCohort({
      ...{ members: [aMember()], sessions: [aSession()] },
      may: { write: false, enrol: false, schedule: false },
    });
    for (const name of ['Pause', 'Withdraw', 'Enrol']) expect(app.seen('button', name)).toBeUndefined();
    for (const name of ['Plan sessions', 'Change']) expect(app.seen('link', name)).toBeUndefined();
  });

  it('enrols one after the other, with a name for a start', async () => {
    const app = await atCohort();
    await app.fill('Name they want to be called by', 'Demo Newcomer');
    await app.press('button', 'Enrol');
    const sent = await app.answer('PUT', ENROLMENT, aMember({ preferredName: 'Demo Newcomer', state: 'enrolled' }));
    expect(sent.request.body).toMatchObject({
      ...{ cohortId: COHORT_ID, preferredName: 'Demo Newcomer', enrolledOn: '2026-03-09' },
    });
    await app.answer('GET', COHORT, aCohort({ members: [aMember({ preferredName: 'Demo Newcomer' })] }));
    await app.find('row', 'Demo Newcomer');
    const field = (await app.find('textbox', 'Name they want to be called by')) as HTMLInputElement;
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });

  it('that is full says what to do, and keeps the name that was typed', async () => {
    const app = await atCohort();
    await app.fill('Name they want to be called by', 'Demo Newcomer');
    await app.press('button', 'Enrol');
    const first = await app.refuse('PUT', ENROLMENT, { status: 409, code: 'cohort.full' });
    await app.find('alert', 'Every place of the cohort is taken.');
    expect(((await app.find('textbox', 'Name')) as HTMLInputElement).value).toBe('Demo Newcomer');
    await app.press('button', 'Enrol');
    const again = await app.answer('PUT', ENROLMENT, aMember());
    expect(again.request.url).toBe(first.request.url);
  });

  it('asks before it records what cannot be taken back', async () => {
    const app = await atCohort({ members: [aMember()] });
    await app.press('button', 'Withdraw: Demo Trainee 01');
    await app.find('[role=alertdialog]', 'Nobody is asked why.');
    await app.press('[role=alertdialog] button', 'Record that they withdrew');
    const sent = await app.answer('POST', MOVES, aMember({ state: 'withdrew' }));
    expect(sent.request.body).toEqual({ to: 'withdrew', on: '2026-03-09' });
  });

  it('says what is missing instead of completing somebody too early', async () => {
    const app = await atCohort({ members: [aMember({ missingCoreModules: ['Recording'], mayComplete: false })] });
    await app.press('button', 'Complete: Demo Trainee 01');
    await app.find('mat-snack-bar-container', 'Core modules are still missing: Recording.');
    expect(app.waiting('POST', MOVES)).toBe(0);
  });

  it('shows how somebody stands after a move was refused', async () => {
    const app = await atCohort({ members: [aMember()] });
    await app.press('button', 'Pause: Demo Trainee 01');
    await app.refuse('POST', MOVES, { status: 409, code: 'enrolment.transition' });
    await app.answer('GET', COHORT, aCohort({ members: [aMember({ state: 'withdrew', leftOn: '2026-03-08' })] }));
    await app.find('row', 'Withdrewon 8 Mar 2026');
    expect(app.words).toContain('Their enrolment has moved on meanwhile');
  });

  it.each([
    [403, 'request.forbidden', 'tl-forbidden-state', 'This is not open to you'],
    [404, 'request.notFound', 'tl-not-found-state', 'There is nothing here'],
    [503, 'server.unavailable', 'tl-failed-state', 'The service is away for a moment.'],
  ])('that answers %i says so', async (status, code, state, words) => {
    const app = AppDriver.start();
    app.go(COHORT);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.refuse('GET', COHORT, { status, code });
    await app.find(state, words);
    await app.find('heading', 'Cohort');
  });
});
