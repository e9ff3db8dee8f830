import { aSession, NOW } from '../../testing/a-cohort';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

type Sessions = readonly ReturnType<typeof aSession>[];
const AHEAD = '/training-sessions?from=2026-03-08';
const DUE = '/training-sessions?registerDue=true';
const LATEST = '/training-sessions?order=latestFirst';
const EARLIER = '/training-sessions?cursor=next-page';
const page = (items: Sessions, next: string | null = null) => ({ items, next, total: items.length });

const numbered = (n: number) => `0190a000-0000-7000-8000-00000000050${n}`;
const held = aSession({
  ...{ id: numbered(1), title: 'Workshop 0', date: '2026-03-02', state: 'locked', attended: 9 },
  ...{ startsAt: '2026-03-02T18:00:00Z', endsAt: '2026-03-02T20:00:00Z' },
});
const unfinished = aSession({
  ...{ id: numbered(2), title: 'Taster', date: '2026-03-05', marked: 4 },
  ...{ startsAt: '2026-03-05T18:00:00Z', endsAt: '2026-03-05T20:00:00Z' },
});
const next = aSession({
  ...{ id: numbered(3), title: 'Workshop 2', date: '2026-03-10', expected: 1 },
  ...{ startsAt: '2026-03-10T18:00:00Z', endsAt: '2026-03-10T20:00:00Z' },
});

const atSessions = async (role: 'trainer' | 'programmeManager' | 'safeguardingLead' = 'trainer') => {
  const app = AppDriver.start();
  app.go('/sessions');
  await app.answer('GET', '/account', accountOf(role));
  return app;
};
const told = async (app: AppDriver, ahead: Sessions, due: Sessions = [], latest: Sessions = [], more?: string) => {
  await app.answer('GET', AHEAD, page(ahead));
  await app.answer('GET', DUE, page(due));
  await app.answer('GET', LATEST, page(latest, more));
};

describe('the sessions of a trainer', () => {
  stopClockAt(NOW);

  it('says where sessions come from when there is none', async () => {
    const app = await atSessions();
    await told(app, []);
    await app.find('tl-empty-state', 'No sessions yet');
    await app.press('link', 'Go to the cohorts');
    expect(app.address).toBe('/cohorts');
  });

  it('leads from today to the register in one step, past what is unfinished, coming and over', async () => {
    const app = await atSessions();
    await told(app, [aSession(), next], [unfinished], [unfinished, held]);
    expect(app.names('heading')).toEqual([
      ...['Sessions', 'Today', 'Workshop 1', 'Registers to finish', 'Coming', 'Past'],
    ]);
    expect(app.names('tl-session-card')).toEqual([
      expect.stringMatching(/Taster.*4 of 12 marked.*Register to finish/),
      expect.stringMatching(/^Tomorrow\s*18:00–20:00.*Workshop 2.*1 person expected$/),
      expect.stringMatching(/Workshop 0.*9 of 12 came.*Register locked/),
    ]);
    await app.press('link', 'Take the register of Workshop 1');
    await app.arrivesAt(`/sessions/${aSession().id}/register`);
  });

  it('says why there is nothing to take today', async () => {
    const app = await atSessions();
    await told(app, [aSession({ state: 'cancelled', cancelReason: 'The hall is flooded' })]);
    expect(app.words).toContain('Cancelled: The hall is flooded');
    expect(app.seen('link', 'Take the register')).toBeUndefined();
  });

  it('asks for those of one trainer only, and lets a manager choose', async () => {
    const trainer = await atSessions();
    const request = await trainer.answer('GET', AHEAD, page([]));
    expect(request.request.params.get('mine')).toBe('true');
    expect(trainer.seen('button', 'Those I deliver')).toBeUndefined();
  });

  it('begins with all sessions for a manager, who may narrow them to their own', async () => {
    const app = await atSessions('programmeManager');
    const all = await app.answer('GET', AHEAD, page([]));
    expect(all.request.params.has('mine')).toBe(false);
    await app.press('button', 'Those I deliver');
    const own = await app.answer('GET', AHEAD, page([]));
    expect(own.request.params.get('mine')).toBe('true');
  });

  it('begins with all for the safeguarding lead, who looks at registers and is asked to finish none', async () => {
    const app = await atSessions('safeguardingLead');
    const toLookAt = { write: false, record: false, reopen: false };
    const [held, coming] = [aSession({ may: toLookAt }), { ...next, may: toLookAt }];
    const all = await app.answer('GET', AHEAD, page([held, coming]));
    await app.answer('GET', DUE, page([unfinished]));
    await app.answer('GET', LATEST, page([held, unfinished]));

    expect(all.request.params.has('mine')).toBe(false);
    expect(app.seen('button', 'Those I deliver')).toBeUndefined();
    expect(app.names('heading')).toEqual(['Sessions', 'Today', 'Workshop 1', 'Coming', 'Past']);
    expect(app.names('tl-session-card')).toEqual([
      expect.stringContaining('Workshop 2'),
      expect.stringContaining('Taster'),
    ]);
    for (const list of ['/absences', '/registers/overdue']) expect([list, app.waiting('GET', list)]).toEqual([list, 0]);
    await app.press('link', 'Look at the register of Workshop 1');
    await app.arrivesAt(`/sessions/${aSession().id}/register`);
  });

  it('is of one programme or strand where that is asked for, says which, and stays so', async () => {
    const [programmeId, strandId] = [aSession().programme.id, aSession().strand.id];
    const app = AppDriver.start();
    app.go(`/sessions?programmeId=${programmeId}&strandId=${strandId}`);
    await app.answer('GET', '/account', accountOf('programmeManager'));
    for (const address of [AHEAD, DUE, LATEST]) {
      const { request } = await app.answer('GET', address, page([aSession()]));
      expect([request.params.get('programmeId'), request.params.get('strandId')]).toEqual([programmeId, strandId]);
    }
    const overdue = await app.answer('GET', '/registers/overdue', page([]));
    expect([overdue.request.params.get('programmeId'), overdue.request.params.get('strandId')]).toEqual([
      programmeId,
      strandId,
    ]);
    expect(app.words).toContain('Only sessions of Bridges · Kirklees.');

    await app.press('button', 'Those I deliver');
    expect(app.address).toContain(`programmeId=${programmeId}`);
    await app.press('link', 'Show all sessions');
    expect(app.address).toBe('/sessions?whose=mine');
  });

  it('is refused to whom it is not open', async () => {
    const app = await atSessions();
    await app.refuse('GET', AHEAD, { status: 403, code: 'request.forbidden' });
    await app.find('tl-forbidden-state', 'This is not open to you');
  });

  it('says that one of its parts failed, and tries that one again', async () => {
    const app = await atSessions();
    await app.answer('GET', AHEAD, page([aSession()]));
    await app.refuse('GET', DUE, { status: 503, code: 'server.unavailable' });
    await app.answer('GET', LATEST, page([]));
    await app.find('tl-failed-state', 'The service is away for a moment.');
    await app.press('button', 'Try again');
    await app.answer('GET', DUE, page([]));
    await app.find('link', 'Take the register of Workshop 1');
  });

  it('fetches earlier sessions, and keeps what is there when that fails', async () => {
    const app = await atSessions();
    await told(app, [], [], [held], 'next-page');
    await app.press('button', 'Show earlier sessions');
    await app.lose('GET', EARLIER);
    await app.find('tl-failed-state', 'The server cannot be reached.');
    await app.find('tl-session-card', 'Workshop 0');
    await app.press('button', 'Try again');
    await app.answer('GET', EARLIER, page([aSession({ id: numbered(4), title: 'Welcome', date: '2026-02-23' })]));
    expect(app.names('tl-session-card').length).toBe(2);
    expect(app.seen('button', 'Show earlier sessions')).toBeUndefined();
  });
});
