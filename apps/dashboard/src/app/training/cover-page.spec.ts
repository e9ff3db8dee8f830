import { aCohort, COHORT_ID, NOW, SESSION_ID, TRAINER } from '../../testing/a-cohort';
import { answerPlanContext, aPlanned } from '../../testing/a-plan';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const OTHER = { id: '0190a000-0000-7000-8000-000000000002', name: 'Demo Colleague' };
const changed = [
  {
    ...aPlanned({
      clashes: [
        {
          ...{ kind: 'trainer', taken: OTHER, by: null },
          ...{ startsAt: '2026-03-10T19:00:00Z', endsAt: '2026-03-10T21:00:00Z' },
        },
      ],
    }),
    cohort: { id: COHORT_ID, name: 'Spring' },
  },
];
const leftAlone = [{ id: SESSION_ID, title: 'Workshop 2', date: '2026-03-12', reason: 'setApart' }];
const answer = { changed, leftAlone: [] };

const covering = async () => {
  const app = AppDriver.start();
  app.go(`/cohorts/${COHORT_ID}/cover`);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await answerPlanContext(app, [TRAINER, OTHER]);
  await app.find('heading', 'Cover for a trainer');
  return app;
};

describe('cover for a trainer', () => {
  stopClockAt(NOW);

  it('shows which sessions change hands and what stands in the way, before anything does', async () => {
    const app = await covering();
    expect(app.words).toContain('Those that change hands appear here as soon as both trainers are chosen.');
    await app.choose('Who steps in?', OTHER.name);
    const asked = await app.answer('POST', '/cover/preview', { changed, leftAlone });
    expect(asked.request.body).toEqual({
      ...{ outId: TRAINER.id, inId: OTHER.id, from: '2026-03-09', until: '2026-03-15', cohortId: COHORT_ID },
    });
    await app.find('heading', '1 session');
    expect(app.words).toContain('Demo Colleague is busy elsewhere, 19:00–21:00');
    expect(app.words).toContain('Thu 12 Mar · Workshop 2: it was changed by itself before');
  });

  it('reaches every cohort of the strand, where that is chosen', async () => {
    const app = await covering();
    await app.press('radio', 'Those of every cohort in Kirklees');
    await app.choose('Who steps in?', OTHER.name);
    const asked = await app.answer('POST', '/cover/preview', answer);
    expect(asked.request.body).toMatchObject({ strandId: aCohort().strandId });
    expect(asked.request.body).not.toHaveProperty('cohortId');
  });

  it('changes the trainer, and changes back those that changed by one press', async () => {
    const app = await covering();
    await app.choose('Who steps in?', OTHER.name);
    await app.press('button', 'Change the trainer');
    await app.answer('POST', '/cover', answer);
    await app.arrivesAt(`/cohorts/${COHORT_ID}`);
    await app.find('mat-snack-bar-container', 'Demo Colleague steps in: 1 session.');
    await app.press('button', 'Undo');
    const undone = await app.answer('POST', '/cover', answer);
    expect(undone.request.body).toMatchObject({ outId: OTHER.id, inId: TRAINER.id, sessionIds: [SESSION_ID] });
  });

  it('says so where there is nothing to be covered', async () => {
    const app = await covering();
    await app.choose('Who steps in?', OTHER.name);
    await app.answer('POST', '/cover/preview', { changed: [], leftAlone: [] });
    expect(app.words).toContain('Whoever is away has no session to be covered in those days.');
  });

  it('refuses nobody, the same person, and an end before the start', async () => {
    const app = await covering();
    await app.press('button', 'Change the trainer');
    await app.find('alert', 'Choose who steps in.');
    await app.choose('Who steps in?', TRAINER.name);
    await app.fill('Through', '2026-03-01');
    await app.press('button', 'Change the trainer');
    await app.find('alert', 'Choose somebody else than who is away.');
    await app.find('alert', 'Choose a last day that is not before the first.');
  });
});
