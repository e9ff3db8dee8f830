import { funderProgramme, funderProgrammeList, type FunderProgramme } from '@throughline/domain/reports';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';

const ID = '0190a000-0000-7000-8000-000000000010';
const head = {
  id: ID,
  code: 'NACP',
  name: 'Not Another Co-Production Project',
  summary: '',
  startDate: '2026-01-01',
  endDate: '2026-12-31',
  status: 'underWay',
  isDemonstration: false,
};
const suppressed = { kind: 'suppressed', reason: 'fewerThan', threshold: 10 };
const figures = [
  { metric: 'storiesNet', actual: { kind: 'exact', value: 29 }, target: 40, expected: 36, rag: 'amber' },
  { metric: 'reportersCompleted', actual: suppressed, target: 12, expected: 10.8, rag: 'grey' },
  { metric: 'participants', actual: { kind: 'rounded', value: 25, to: 5 }, target: 20, expected: 18, rag: 'green' },
  { metric: 'contacts', actual: suppressed, target: null, expected: null, rag: 'grey' },
];
const asAt = '2026-11-23T17:00:00Z';

const answerWith = (changes: Partial<FunderProgramme> = {}): FunderProgramme =>
  funderProgramme.parse({
    asAt,
    programme: { ...head, publicationDisclaimer: 'Funded by the European Union.' },
    grants: [],
    rag: 'amber',
    figures,
    regions: [
      {
        strand: { id: '0190a000-0000-7000-8000-000000000011', name: 'Year 2', code: 'Y2' },
        region: { id: '0190a000-0000-7000-8000-000000000020', name: 'Sandwell' },
        rag: 'grey',
        figures: [{ metric: 'participants', actual: suppressed, target: 8, expected: 7.2, rag: 'grey' }],
      },
    ],
    months: [],
    events: { held: 2, reach: { kind: 'rounded', value: 45, to: 5 }, reachIsEstimate: true },
    nextEvent: { title: 'Learning festival', date: '2026-12-17', region: 'Birmingham' },
    ...changes,
  });

const atProgramme = async (role: 'funder' | 'programmeManager' = 'funder', answer = answerWith()) => {
  const app = AppDriver.start();
  app.go(`/progress/${ID}`);
  await app.answer('GET', '/account', accountOf(role));
  await app.answer('GET', `/funder/programmes/${ID}`, answer);
  await app.find('heading', head.name);
  return app;
};

describe('what a funder sees', () => {
  it('is at its only programme straight away', async () => {
    const app = AppDriver.start();
    app.go('/progress');
    await app.answer('GET', '/account', accountOf('funder'));
    await app.answer(
      'GET',
      '/funder/programmes',
      funderProgrammeList.parse({ asAt, items: [{ ...head, rag: 'amber', figures }] }),
    );
    await app.arrivesAt(`/progress/${ID}`);
  });

  it('is told where there is no programme', async () => {
    const app = AppDriver.start();
    app.go('/progress');
    await app.answer('GET', '/account', accountOf('funder'));
    await app.answer('GET', '/funder/programmes', { asAt, items: [] });
    await app.find('tl-empty-state', 'No programme yet');
  });

  it('begins with the answer, and says as at when', async () => {
    const app = await atProgramme();
    expect(app.words).toContain(
      'On track in 1 of 2 figures that can be judged; stories are slipping: 29 of 40, 36 expected by now.',
    );
    expect(app.words).toContain('Counted from the records on 23 Nov 2026');
  });

  it('never shows a number that is held back as 0 or nothing, nor a line of its length', async () => {
    const app = await atProgramme();
    const reporters = app.seen('[role=group][aria-label="Reporters trained"]');
    expect(reporters?.textContent).toContain('fewer than 10');
    expect(reporters?.textContent).toContain('of 12');
    expect(reporters?.querySelector('tl-bullet-bar')).toBeNull();
    expect(reporters?.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
      'Reporters trained: fewer than 10 of 12, 10.8 expected by now',
    );
    expect(app.names('row')[0]).toContain('fewer than 10 of 8');
    expect(app.words).toContain('Attendancesfewer than 10');
    expect(app.words).toContain('So nobody can work out from them who a person is.');
  });

  it('says that a number is rounded, and to what', async () => {
    const app = await atProgramme();
    const people = app.seen('[role=group][aria-label="Participants"]');
    expect(people?.textContent).toContain('about 25');
    expect(people?.textContent).toContain('Rounded to 5.');
  });

  it('tells of events as estimates where they are, of the next one, and what has to stand beside it all', async () => {
    const app = await atProgramme();
    expect(app.words).toContain('2 events held, with about 45 people at them, partly an estimate.');
    expect(app.words).toMatch(/Learning festival\s?, 17 Dec 2026, Birmingham/);
    expect(app.words).toContain('Funded by the European Union.');
  });

  it('is open to managers, and called what it is', async () => {
    const app = await atProgramme('programmeManager');
    expect(app.words).toContain('What the funder sees');
    await app.find('link', 'Go to the programme as you see it');
  });

  it('is not open to trainers', async () => {
    const app = AppDriver.start();
    app.go(`/progress/${ID}`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.arrivesAt('/not-open');
  });
});
