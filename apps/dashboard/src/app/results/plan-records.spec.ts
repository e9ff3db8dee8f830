import { type ProgrammePlan } from '@throughline/domain/results';
import { aDecision, aDeliverable, anAction, aProgrammePlan, aRisk, PLAN_IDS } from '../../testing/a-programme-plan';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { dueWords } from './plan-records-words';

const ADDRESS = `/programmes/${PLAN_IDS.programme}/plan`;
const OWNER = '0190a000-0000-7000-8000-000000000001';

const at = async (changes: Partial<ProgrammePlan> = {}): Promise<AppDriver> => {
  const app = AppDriver.start();
  app.go(ADDRESS);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', ADDRESS, aProgrammePlan({ milestones: [], ...changes }));
  return app;
};

it.each([
  ['21 days late', {}],
  ['On time', { isLate: false, lateDays: 0, dueDate: '2026-07-01' }],
  ['Submitted in time', { isLate: false, lateDays: 0, submittedOn: '2026-05-20' }],
  ['Submitted 1 day late', { isLate: false, lateDays: 1, submittedOn: '2026-05-26' }],
])('a deliverable says: %s', (words, changes) => {
  expect(dueWords(aDeliverable(changes))).toBe(words);
});

describe('deliverables', () => {
  it('say how far they are and what is owed, and take the next step', async () => {
    const app = await at({ deliverables: [aDeliverable()] });
    for (const said of ['in internal review', 'due 25 May 2026', '21 days late']) expect(app.words).toContain(said);
    await app.press('button', 'Mark as submitted: Mid-term report');
    await app.fill('On which day', '2026-06-12');
    await app.press('button', 'Mark as submitted');
    const { request } = await app.answer('POST', `/deliverables/${PLAN_IDS.deliverable}/moves`, null);
    expect(request.body).toEqual({ to: 'submitted', on: '2026-06-12' });
    await app.answer(
      'GET',
      ADDRESS,
      aProgrammePlan({ milestones: [], deliverables: [aDeliverable({ isLate: false })] }),
    );
  });

  it('are added with a code of their own', async () => {
    const app = await at();
    await app.press('button', 'Add a deliverable');
    await app.fill('Code', 'D3.2');
    await app.fill('What is handed in', 'Mid-term report');
    await app.fill('Due on', '2026-07-01');
    await app.choose('Who sees to it', 'Demo Manager');
    await app.press('button', 'Save the deliverable');
    const { request } = await app.refuse('PUT', /^\/deliverables\//, {
      ...{ status: 409, code: 'deliverable.codeTaken' },
      errors: [{ path: 'code', message: 'The programme has a deliverable of this code' }],
    });
    expect(request.body).toMatchObject({
      code: 'D3.2',
      type: 'report',
      dueDate: '2026-07-01',
      ownerId: OWNER,
      url: null,
    });
    await app.find('alert', 'The programme has a deliverable of this code');
  });
});

describe('risks', () => {
  it('say how grave they are, what is done about them, and that nobody looked at them again', async () => {
    const app = await at({ risks: [aRisk()] });
    for (const said of [
      '20 of 25: likelihood 4, impact 5',
      'review overdue since 10 Jun 2026',
      'Train two more.',
      'critical',
    ])
      expect(app.words).toContain(said);
  });

  it('are looked at again, from the version that was seen', async () => {
    const app = await at({ risks: [aRisk()] });
    await app.press('button', 'Edit: Too few trainers');
    await app.fill('Look at it again on', '2026-07-10');
    await app.choose('How likely it is', '2 – low');
    await app.press('button', 'Save the risk');
    const { request } = await app.answer('PUT', `/risks/${PLAN_IDS.risk}`, null);
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({ likelihood: 2, impact: 5, reviewOn: '2026-07-10', isCritical: true });
    expect(document.activeElement?.textContent).toBe('Too few trainers');
  });

  it('happen with a word about it', async () => {
    const app = await at({ risks: [aRisk()] });
    await app.press('button', 'It happened: Too few trainers');
    await app.press('button', 'It happened');
    await app.find('alert', 'Say why.');
  });
});

describe('decisions and actions', () => {
  it('say what, when, by whom and why, and what follows from it', async () => {
    const app = await at({ decisions: [aDecision], actions: [anAction()] });
    for (const said of ['1 Jun 2026', 'Steering group', 'Many have children.', 'overdue since 14 Jun 2026'])
      expect(app.words).toContain(said);
    expect(app.words).toContain('follows from: Meet in the afternoon');
  });

  it('are done with one press, on the day of the programme, and undone with another', async () => {
    const app = await at({ actions: [anAction()] });
    await app.press('button', 'Mark as done: Book the hall');
    const done = anAction({ doneOn: '2026-06-15', isOverdue: false, version: 3 });
    const { request } = await app.answer('PUT', `/actions/${PLAN_IDS.action}`, done);
    expect([request.headers.get('If-Match'), request.body]).toMatchObject(['"2"', { doneOn: '2026-06-15' }]);
    await app.answer('GET', ADDRESS, aProgrammePlan({ milestones: [], actions: [done] }));
    await app.press('button', 'Not done after all: Book the hall');
    const again = await app.answer('PUT', `/actions/${PLAN_IDS.action}`, anAction());
    expect(again.request.body).toMatchObject({ doneOn: null });
  });

  it('are written down with the day on which it was decided', async () => {
    const app = await at();
    await app.press('button', 'Write down a decision');
    await app.fill('What was decided', 'Meet in the afternoon');
    await app.fill('Decided on', '2026-06-01');
    await app.fill('By whom', 'Steering group');
    await app.press('button', 'Save the decision');
    const { request } = await app.answer('PUT', /^\/decisions\//, aDecision);
    expect(request.body).toMatchObject({
      decidedOn: '2026-06-01',
      decidedBy: 'Steering group',
      why: '',
      strandId: null,
    });
  });

  it('begin with what is asked for where there is none', async () => {
    const app = await at();
    for (const said of ['No risk is written down.', 'No decision is written down.', 'Nothing is to be done.'])
      expect(app.words).toContain(said);
  });
});
