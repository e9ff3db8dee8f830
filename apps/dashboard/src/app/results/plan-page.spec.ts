import { type Role } from '@throughline/domain/shared';
import { type ProgrammePlan } from '@throughline/domain/results';
import { aMilestone, aProgrammePlan, aReport, PLAN_IDS } from '../../testing/a-programme-plan';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const ADDRESS = `/programmes/${PLAN_IDS.programme}/plan`;

const begin = async (role: Role = 'programmeManager'): Promise<AppDriver> => {
  const app = AppDriver.start();
  app.go(ADDRESS);
  await app.answer('GET', '/account', accountOf(role));
  return app;
};
const at = async (plan: ProgrammePlan = aProgrammePlan(), role: Role = 'programmeManager'): Promise<AppDriver> => {
  const app = await begin(role);
  await app.answer('GET', ADDRESS, plan);
  return app;
};

describe('the plan of a programme', () => {
  it('says first what is late and how much came on time', async () => {
    const app = await at();
    expect(app.words).toContain('1 milestone is late. 2 of 3 that were due by now came on time.');
    expect(app.names('heading').slice(-6, -4)).toEqual(['Launch', 'Report']);
    expect(app.words).toContain('14 days late');
  });

  it('says what waits for what, both ways', async () => {
    const app = await at();
    expect(app.words).toContain('Waits for: Launch (expected 1 Jun 2026)');
    expect(app.words).toContain('Waiting for it: Report');
  });

  it('says what was agreed before and why', async () => {
    const earlierBaselines = [{ baselineDate: '2026-05-01', until: '2026-05-20', reason: 'The hall was shut.' }];
    const app = await at(aProgrammePlan({ milestones: [aMilestone({ earlierBaselines })] }));
    expect(app.words).toContain('Agreed for 1 May 2026 until 20 May 2026: The hall was shut.');
  });

  it('says in a table what the timeline shows', async () => {
    const app = await at();
    expect(app.names('row')).toEqual([
      expect.stringMatching(/^Launch ?1 Jun 2026 ?1 Jun 2026 ?14 days late$/),
      expect.stringMatching(/^Report ?1 Sept 2026 ?1 Sept 2026 ?On time$/),
    ]);
  });

  it('begins with how to begin where nothing is planned', async () => {
    const app = await at(aProgrammePlan({ milestones: [], onTime: { part: 0, of: 0 } }));
    expect(app.words).toContain('No milestone yet');
    expect(app.page.querySelector('tl-plan-timeline')).toBeNull();
  });

  it('offers nothing to whoever may only read', async () => {
    const readOnly = { moves: [], may: { rebaseline: false, remove: false } };
    const app = await at(
      aProgrammePlan({ milestones: [aMilestone(readOnly)], owners: [], may: { write: false } }),
      'trainer',
    );
    expect(app.words).toContain('14 days late');
    for (const name of ['Add a milestone', 'Edit', 'Mark as achieved'])
      expect(app.seen('button', name)).toBeUndefined();
  });

  it.each([
    [404, 'request.notFound', 'tl-not-found-state'],
    [403, 'request.forbidden', 'tl-forbidden-state'],
    [503, 'server.unavailable', 'tl-failed-state'],
  ])('says what it is about an answer of %d', async (status, code, state) => {
    const app = await begin();
    await app.refuse('GET', ADDRESS, { status, code });
    await app.until(state, () => app.page.querySelector(state) ?? undefined);
  });
});

describe('a milestone', () => {
  it('is added for the day that is agreed, and seen to by whoever adds it', async () => {
    const app = await at();
    await app.press('button', 'Add a milestone');
    await app.fill('Milestone', 'Festival held');
    await app.fill('Agreed date', '2026-07-04');
    await app.press('button', 'Add the milestone');
    const { request } = await app.answer('PUT', /^\/milestones\//, aMilestone());
    expect(request.body).toMatchObject({
      ...{ programmeId: PLAN_IDS.programme, strandId: null, title: 'Festival held', isCritical: false, dependsOn: [] },
      ...{ baselineDate: '2026-07-04', forecastDate: '2026-07-04', ownerId: '0190a000-0000-7000-8000-000000000001' },
    });
    await app.answer('GET', ADDRESS, aProgrammePlan());
    expect(app.words).toContain('It was added to the plan.');
  });

  it('is not sent without a title and a date', async () => {
    const app = await at();
    await app.press('button', 'Add a milestone');
    await app.press('button', 'Add the milestone');
    await app.find('alert', 'There is a problem');
    expect(app.waiting('PUT', '/milestones')).toBe(0);
  });

  it('is edited from the version that was seen, and keeps the agreed date', async () => {
    const app = await at();
    await app.press('button', 'Edit: Launch');
    expect(app.seen('textbox', 'Agreed date')).toBeUndefined();
    await app.fill('Expected date', '2026-07-01');
    await app.press('checkbox', 'Report');
    await app.press('button', 'Save the milestone');
    const { request } = await app.refuse('PUT', `/milestones/${PLAN_IDS.launch}`, {
      ...{ status: 422, code: 'milestone.circle', params: { way: ['Launch', 'Report', 'Launch'] } },
      errors: [{ path: 'dependsOn', message: 'In a circle: Launch → Report → Launch' }],
    });
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.body).toMatchObject({ baselineDate: '2026-06-01', forecastDate: '2026-07-01' });
    expect(await app.find('alert', 'Launch → Report → Launch')).toBeTruthy();
  });

  it('keeps what was filled in when somebody else was faster, and saves it from their version', async () => {
    const app = await at();
    await app.press('button', 'Edit: Launch');
    await app.fill('Expected date', '2026-07-01');
    await app.press('button', 'Save the milestone');
    await app.refuse('PUT', `/milestones/${PLAN_IDS.launch}`, { status: 412, code: 'request.stale' });
    await app.answer('GET', ADDRESS, aProgrammePlan({ milestones: [aMilestone({ version: 4 }), aReport()] }));
    await app.press('button', 'Save the milestone');
    const { request } = await app.answer('PUT', `/milestones/${PLAN_IDS.launch}`, aMilestone());
    expect([request.headers.get('If-Match'), (request.body as Record<string, unknown>)['forecastDate']]).toEqual([
      ...['"4"', '2026-07-01'],
    ]);
  });

  it('takes a step on its day, with a reason where one is owed', async () => {
    const app = await at();
    await app.press('button', 'Mark as missed: Launch');
    await app.fill('On which day', '2026-06-12');
    await app.press('button', 'Mark as missed');
    await app.find('alert', 'Say why.');
    await app.fill('Why', 'No hall was free.');
    await app.press('button', 'Mark as missed');
    const { request } = await app.answer('POST', `/milestones/${PLAN_IDS.launch}/moves`, null);
    expect(request.body).toEqual({ to: 'missed', on: '2026-06-12', reason: 'No hall was free.' });
  });

  it('is agreed for another date with a reason', async () => {
    const app = await at();
    await app.press('button', 'Agree another date: Launch');
    await app.fill('The date that is agreed now', '2026-07-05');
    await app.fill('Why another date was agreed', 'The funder agreed.');
    await app.press('button', 'Agree the new date');
    const { request } = await app.answer('POST', `/milestones/${PLAN_IDS.launch}/rebaseline`, aMilestone());
    expect(request.body).toEqual({ baselineDate: '2026-07-05', reason: 'The funder agreed.' });
    expect(document.activeElement?.textContent).toBe('Launch');
  });

  it('is removed once that was asked, while nothing has happened', async () => {
    const app = await at();
    expect(app.seen('button', 'Remove: Launch')).toBeUndefined();
    await app.press('button', 'Remove: Report');
    (
      await app.until(
        'question',
        () => document.querySelector<HTMLElement>('[role=alertdialog] .tl-danger') ?? undefined,
      )
    ).click();
    await app.answer('DELETE', `/milestones/${PLAN_IDS.report}`, null);
    await app.answer('GET', ADDRESS, aProgrammePlan({ milestones: [aMilestone()] }));
    expect(app.seen('heading', 'Report')).toBeUndefined();
  });
});
