import { aSession, MODULES, NOW, SESSION_ID } from '../../testing/a-cohort';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';
import {
  absences,
  knownAbsence,
  note,
  overdueRegisters,
  register,
  registerEntry,
  registerModule,
  tally,
  type Mark,
  type Register,
  type RegisterEntry,
} from '@throughline/domain/training';

const id = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const REGISTER = `/training-sessions/${SESSION_ID}/register`;
const NOTES = `/training-sessions/${SESSION_ID}/notes`;

const anEntry = (n: number, mark: Mark = 'notMarked', changes: Partial<RegisterEntry> = {}): RegisterEntry =>
  registerEntry.parse({
    ...{ entryId: id(100 + n), kind: 'enrolled', name: `Demo Trainee 0${n}`, mark, isAssumed: false, minutes: null },
    ...{ version: mark === 'notMarked' ? 0 : 1, source: null, recordedAt: null, recordedBy: null, absence: null },
    ...{ disputes: [], missedModuleIds: [] },
    ...changes,
  });
const aWalkIn = (): RegisterEntry => anEntry(9, 'present', { kind: 'walkIn', name: 'River' });
const aRegister = (entries: readonly RegisterEntry[], changes: Partial<Register> = {}): Register =>
  register.parse({
    ...{ session: aSession({ state: 'inProgress' }), headcount: null, entries, photos: [], locksAt: null },
    tally: tally(entries.map(({ mark }) => mark)),
    modules: MODULES.map((module, index) => ({ ...module, isPlanned: index === 1, isDelivered: index === 1 })),
    may: { record: true, submit: true, reopen: false, switchKind: false, enrol: true },
    ...changes,
  });

const at = async (told: Register, notes: readonly unknown[] = []): Promise<AppDriver> => {
  localStorage.clear();
  const app = AppDriver.start();
  app.go(`/sessions/${SESSION_ID}/register`);
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', REGISTER, told);
  await app.answer('GET', NOTES, { items: notes });
  await app.find('heading', 'Your note');
  return app;
};
const more = async (app: AppDriver, name: string): Promise<void> => app.press('button', `More about ${name}`);

// What jsdom has not: there is nothing to scroll.
beforeAll(() => (Element.prototype.scrollIntoView = () => undefined));

describe('what was marked before', () => {
  stopClockAt(NOW);

  it('is told with who and when, and is put back with one press', async () => {
    const app = await at(aRegister([anEntry(1, 'late')]));
    await more(app, 'Demo Trainee 01');
    const before = { mutationId: null, minutes: null, source: 'online', outcome: 'taken', version: 1 };
    await app.answer('GET', `${REGISTER}/entries/${id(101)}/history`, {
      items: [
        { ...before, mark: 'late', saidAt: '2026-03-09T18:06:00Z', saidBy: 'Demo Manager', version: 2 },
        { ...before, mark: 'present', saidAt: '2026-03-09T18:05:00Z', saidBy: 'Demo Trainer' },
      ],
    });
    expect(app.words).toMatch(/Present\s*Demo Trainer, .*18:05/);
    expect(app.names('button').filter((name) => name.startsWith('Put back'))).toEqual(['Put back Present']);
    await app.press('button', 'Put back Present');
    const saved = [anEntry(1, 'present', { version: 2 })];
    const sent = await app.answer('PATCH', `${REGISTER}/marks`, { saved, conflicts: [], tally: tally(['present']) });
    expect(sent.request.body).toMatchObject({ marks: [{ entryId: id(101), mark: 'present', baseVersion: 1 }] });
  });
});

describe('somebody who is away', () => {
  stopClockAt(NOW);
  const absence = knownAbsence.parse({
    ...{ id: id(700), version: 1, enrolmentId: id(101), from: '2026-03-01', until: '2026-05-03', reason: null },
    sessions: 4,
  });

  it('reads so beside the name, and is no longer expected to be marked', async () => {
    const away = { id: id(700), from: '2026-03-01', until: '2026-05-03', reason: null };
    const app = await at(aRegister([anEntry(1, 'apology', { isAssumed: true, version: 0, absence: away })]));
    expect(app.words).toContain('away until Sun 3 May');
    expect(app.words).toContain('all marked');
  });

  it('is noted with a last day, and the register is asked for anew', async () => {
    const app = await at(aRegister([anEntry(1)]));
    await more(app, 'Demo Trainee 01');
    await app.answer('GET', `/enrolments/${id(101)}/absences`, { items: [] });
    await app.press('button', 'Away until…');
    await app.press('button', 'Save');
    await app.find('alert', 'There is a problem');
    await app.fill('Until, that day included', '2026-05-03');
    await app.press('button', 'Save');
    const saved = await app.answer('PUT', /^\/enrolments\/.*\/absences\/[^/]+$/, absence);
    expect(saved.request.body).toEqual({ from: '2026-03-09', until: '2026-05-03', reason: null });
    await app.answer('GET', REGISTER, aRegister([anEntry(1)]));
  });

  it('is expected again once it is removed', async () => {
    const app = await at(aRegister([anEntry(1)]));
    await more(app, 'Demo Trainee 01');
    await app.answer('GET', `/enrolments/${id(101)}/absences`, { items: [absence] });
    await app.press('button', 'Remove Away until 3 May 2026');
    await app.answer('DELETE', `/enrolments/${id(101)}/absences/${id(700)}`, null);
    await app.answer('GET', `/enrolments/${id(101)}/absences`, { items: [] });
    expect(app.seen('button', 'Remove Away')).toBeUndefined();
  });
});

describe('a walk-in', () => {
  stopClockAt(NOW);

  it('is given another name', async () => {
    const app = await at(aRegister([aWalkIn()]));
    await more(app, 'River');
    await app.fill('Name', 'Juniper');
    await app.press('button', 'Save the name');
    const sent = await app.answer('PATCH', `${REGISTER}/walk-ins/${id(109)}`, { ...aWalkIn(), name: 'Juniper' });
    expect(sent.request.body).toEqual({ name: 'Juniper' });
    await app.find('button', 'More about Juniper');
  });

  it('turns out to be somebody who is enrolled; where both are marked, one press says which is right', async () => {
    const app = await at(aRegister([anEntry(1, 'noShow'), aWalkIn()]));
    await more(app, 'River');
    await app.choose('This is somebody who is enrolled', 'Demo Trainee 01');
    await app.press('button', 'Join them');
    await app.find('h2', 'Was this Demo Trainee 01?');
    await app.press('mat-dialog-container button:last-of-type', 'Join them');
    await app.refuse('POST', `${REGISTER}/walk-ins/${id(109)}/join`, {
      ...{ status: 409, code: 'walkIn.marked', params: { mark: 'noShow', walkInMark: 'present' } },
    });
    await app.press('button', 'Use present');
    const sent = await app.answer(
      ...(['POST', `${REGISTER}/walk-ins/${id(109)}/join`] as const),
      aRegister([anEntry(1, 'present', { version: 2 })]),
    );
    expect(sent.request.body).toEqual({ enrolmentId: id(101), keep: 'walkIn' });
    expect(app.seen('button', 'More about River')).toBeUndefined();
  });

  it('that was a mistake is taken away, and comes back with undo', async () => {
    const app = await at(aRegister([anEntry(1), aWalkIn()]));
    await more(app, 'River');
    await app.press('button', 'Remove River');
    await app.answer('DELETE', `${REGISTER}/walk-ins/${id(109)}`, null);
    expect(app.seen('button', 'More about River')).toBeUndefined();
    await app.press('button', 'Undo');
    const sent = await app.answer('PUT', `${REGISTER}/walk-ins/${id(109)}`, aWalkIn());
    expect(sent.request.body).toEqual({ name: 'River', mark: 'present', minutes: null });
    await app.find('button', 'More about River');
  });
});

describe('modules', () => {
  stopClockAt(NOW);
  const [core, planned] = MODULES;
  const path = `${REGISTER}/modules/`;

  it('that were planned are ticked; another of the course is added', async () => {
    const app = await at(aRegister([anEntry(1, 'present')]));
    expect(((await app.find('checkbox', 'Recording')) as HTMLInputElement).checked).toBe(true);
    expect(app.seen('checkbox', 'Responsible storytelling')).toBeUndefined();
    await app.choose('Another module was done, too', 'Responsible storytelling');
    await app.press('button', 'Add the module');
    const told = registerModule.parse({ ...core, isPlanned: false, isDelivered: true });
    const sent = await app.answer('PUT', path + (core?.id ?? ''), told);
    expect(sent.request.body).toEqual({ isDelivered: true });
    // It stands before all others: nobody may gather a story without it.
    expect(app.names('checkbox')[0]).toContain('Responsible storytelling');
  });

  it('say who missed one although they came', async () => {
    const app = await at(aRegister([anEntry(1, 'present'), anEntry(2, 'late'), anEntry(3, 'noShow')]));
    await app.press('button', 'who missed Recording');
    expect(app.names('checkbox').slice(1)).toEqual(['Demo Trainee 01', 'Demo Trainee 02']);
    await app.press('checkbox', 'Demo Trainee 02');
    const missed = anEntry(2, 'late', { missedModuleIds: [planned?.id ?? ''] });
    const sent = await app.answer('PUT', `${REGISTER}/entries/${id(102)}/modules/${planned?.id ?? ''}`, missed);
    expect(sent.request.body).toEqual({ isHeld: false });
    expect(app.names('button').some((name) => name.includes('1 of 2 who came'))).toBe(true);
  });
});

describe('a note', () => {
  stopClockAt(NOW);
  const saved = (changes: object = {}) =>
    note.parse({
      ...{ id: id(950), version: 1, sessionId: SESSION_ID, text: 'Pairs worked well.', visibility: 'private' },
      ...{ author: { id: id(1), name: 'Demo Person' }, writtenAt: '2026-03-09T18:20:00Z', isOwn: true },
      ...changes,
    });

  it('is its author’s alone unless they choose otherwise, and never stays on the device', async () => {
    const app = await at(aRegister([]));
    await app.fill('What worked', 'Pairs worked well.');
    expect(
      Object.keys(localStorage)
        .map((key) => localStorage.getItem(key))
        .join(''),
    ).not.toContain('Pairs');
    await app.press('button', 'Save the note');
    const sent = await app.answer('PUT', new RegExp(`^${NOTES}/`), saved());
    expect(sent.request.body).toEqual({ text: 'Pairs worked well.', visibility: 'private' });
    expect(app.words).toContain('Saved 18:20');
  });

  it('that was begun is still there after another page was seen', async () => {
    const app = await at(aRegister([]));
    await app.fill('What worked', 'Half a thought');
    app.go('/cohorts');
    await app.arrivesAt('/cohorts');
    app.go(`/sessions/${SESSION_ID}/register`);
    await app.answer('GET', REGISTER, aRegister([]));
    await app.answer('GET', NOTES, { items: [] });
    expect(((await app.find('textbox', 'What worked')) as HTMLTextAreaElement).value).toBe('Half a thought');
  });

  it('of somebody else is read, not changed', async () => {
    const others = saved({ isOwn: false, visibility: 'team', author: { id: id(2), name: 'Demo Co-trainer' } });
    const app = await at(aRegister([]), [others]);
    expect(app.words).toMatch(/Pairs worked well\. Demo Co-trainer, .* The team/);
    expect(((await app.find('textbox', 'What worked')) as HTMLTextAreaElement).value).toBe('');
  });
});

describe('a session at which heads are counted', () => {
  stopClockAt(NOW);
  const counting = (): Register =>
    aRegister([], { session: aSession({ state: 'inProgress', registerKind: 'headcount' }), modules: [] });

  it('hands in a number, counted or estimated', async () => {
    const app = await at(counting());
    await app.fill('How many people came', '30');
    await app.press('radio', 'Estimated');
    await app.press('button', 'Submit');
    const headcount = { headcount: 30, method: 'estimate' };
    const told = { ...headcount, version: 1, recordedAt: '2026-03-09T19:00:00Z', recordedBy: 'Demo Person' };
    const sent = await app.answer('PUT', `${REGISTER}/headcount`, told);
    expect(sent.request.body).toEqual(headcount);
    const session = aSession({ state: 'registerSubmitted', registerKind: 'headcount', headcount: 30 });
    await app.answer('POST', `${REGISTER}/submission`, { ...counting(), session, headcount: told });
    expect(app.words).toContain('Recorded: about 30 people, an estimate.');
  });

  it('says what is missing instead of handing in nothing', async () => {
    const app = await at(counting());
    await app.press('button', 'Submit');
    await app.find('alert', 'Give a whole number');
    expect(app.waiting('POST', `${REGISTER}/submission`)).toBe(0);
  });
});

describe('a session that was cancelled', () => {
  stopClockAt(NOW);

  it('says so with the reason, and lists nobody', async () => {
    const session = aSession({ state: 'cancelled', cancelReason: 'Train strike' });
    const may = { record: false, submit: false, reopen: false, switchKind: false, enrol: false };
    const app = await at(aRegister([anEntry(1)], { session, may }));
    expect(app.words).toContain('This session was cancelled');
    expect(app.words).toContain('Train strike');
    expect(app.words).not.toContain('Demo Trainee 01');
  });
});

describe('people of whom nobody has seen anything', () => {
  stopClockAt(NOW);
  const nothing = { items: [], next: null, total: 0 };
  const missing = absences.parse({
    items: [
      {
        ...{ enrolmentId: id(101), personId: id(201), name: 'Demo Trainee 06', run: 3, noShows: 2 },
        ...{ cohort: { id: id(60), name: 'Spring' }, programme: { id: id(10), name: 'Bridges', code: 'B' } },
        ...{ lastAttendedOn: '2026-02-09', call: null },
        latestSession: { id: id(40), title: 'Workshop 0', date: '2026-03-02' },
      },
    ],
  });
  const overdue = overdueRegisters.parse({
    ...{ next: null, total: 1 },
    items: [
      {
        ...{ sessionId: id(59), title: 'Workshop 3', date: '2026-03-02', endsAt: '2026-03-02T20:00:00Z' },
        ...{ cohort: { id: id(61), name: 'Winter' }, programme: { id: id(10), name: 'Bridges', code: 'B' } },
        ...{ strand: { id: id(11), name: 'Kirklees', code: 'KBOP' }, trainers: [{ id: id(1), name: 'Demo Trainer' }] },
        ...{ hoursOverdue: 118, kind: 'named' },
      },
    ],
  });
  const atSessions = async (role: 'trainer' | 'programmeManager'): Promise<AppDriver> => {
    const app = AppDriver.start();
    app.go('/sessions');
    await app.answer('GET', '/account', accountOf(role));
    await app.answer('GET', '/training-sessions?from=2026-03-08', { ...nothing, items: [aSession()], total: 1 });
    await app.answer('GET', '/training-sessions?registerDue=true', nothing);
    await app.answer('GET', '/training-sessions?order=latestFirst', nothing);
    return app;
  };

  it('are listed for their trainer until somebody has called, which can be taken back', async () => {
    const app = await atSessions('trainer');
    await app.answer('GET', '/absences?mine=true', missing);
    expect(app.words).toContain('Missed the last 3 sessions, 2 of them without a word');
    await app.press('button', 'Called Demo Trainee 06');
    const sent = await app.answer('PUT', `/enrolments/${id(101)}/calls/${id(40)}`, null);
    expect(sent.request.body).toEqual({ calledOn: '2026-03-09' });
    expect(app.seen('button', 'Called Demo Trainee 06')).toBeUndefined();
    await app.press('button', 'Undo');
    await app.answer('DELETE', `/enrolments/${id(101)}/calls/${id(40)}`, null);
    await app.answer('GET', '/absences?mine=true', missing);
    await app.find('button', 'Called Demo Trainee 06');
  });

  it('and registers that are two days overdue are listed for a manager, with how late they are', async () => {
    const app = await atSessions('programmeManager');
    await app.answer('GET', '/absences', { items: [] });
    await app.answer('GET', '/registers/overdue', overdue);
    expect(app.words).toMatch(/Workshop 3.*Demo Trainer.*4 days late/);
    expect(app.seen('button', 'Show more')).toBeUndefined();
  });

  it('and those that do not stand in the first lines can be reached', async () => {
    const app = await atSessions('programmeManager');
    const [one] = overdue.items;
    await app.answer('GET', '/registers/overdue', { ...overdue, next: 'next-page', total: 2 });
    await app.press('button', 'Show more of 2 overdue registers');
    await app.answer('GET', '/registers/overdue?cursor=next-page', {
      ...{ next: null, total: 2 },
      items: [{ ...one, sessionId: id(58), title: 'Workshop 4', hoursOverdue: 1 }],
    });
    expect(app.words).toMatch(/Workshop 3.*4 days late.*Workshop 4.*1 hour late/);
    expect(app.seen('button', 'Show more')).toBeUndefined();
  });
});
