import { sessionGroup, type SessionGroup } from '@throughline/domain/people';
import { type TrainingSession } from '@throughline/domain/training';
import { aCohort, aSession, COHORT_ID, MODULES, NOW, SESSION_ID, VENUE } from '../../testing/a-cohort';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const SESSION = `/training-sessions/${SESSION_ID}`;
const person = (preferredName: string, number: number, needs: object | null = null) => ({
  enrolmentId: `0190a000-0000-7000-8000-00000000009${number}`,
  personId: `0190a000-0000-7000-8000-00000000008${number}`,
  ...{ preferredName, state: 'inTraining', isFirst: number === 1, needs },
});
const aGroup = (areShown: boolean, people: readonly object[]): SessionGroup =>
  sessionGroup.parse({
    sessionId: SESSION_ID,
    needs: { areShown, from: '2026-03-02T18:00:00Z', until: '2026-03-11T20:00:00Z' },
    people,
  });

const at = async (changes: Partial<TrainingSession> = {}, group: SessionGroup = aGroup(false, [])) => {
  const app = AppDriver.start();
  app.go(`/sessions/${SESSION_ID}`);
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', SESSION, aSession(changes));
  await app.answer('GET', `/cohorts/${COHORT_ID}`, aCohort());
  await app.answer('GET', `${SESSION}/group`, group);
  return app;
};

describe('the page of a session', () => {
  stopClockAt(NOW);

  it('says when, where, with whom, what is taught and what to bring', async () => {
    const app = await at({
      venue: { ...VENUE, stepFree: true, hearingLoop: null, wifi: 'weak', notes: 'Ring twice.' },
      ...{ moduleIds: [MODULES[1]?.id ?? ''], needsToBring: 'A phone with a camera' },
      series: { id: SESSION_ID, position: 3, of: 12 },
    });
    await app.find('heading', 'Workshop 1');
    for (const words of ['Monday 9 March 2026', '18:00–20:00', 'session 3 of 12', 'Demo Hall', 'Ring twice.'])
      expect(app.words).toContain(words);
    for (const words of ['Step-free way in', 'Hearing loop: not known yet', 'Weak Wi-Fi', 'A phone with a camera'])
      expect(app.words).toContain(words);
    expect(app.words).toContain('Modules planned Recording');
    expect(app.words).not.toContain('Responsible storytelling');
  });

  it('names the clocks of the place where the reader’s show something else', async () => {
    const app = await at({
      ...{ timeZone: 'Pacific/Auckland', startsAt: '2026-03-09T05:00:00Z', endsAt: '2026-03-09T07:00:00Z' },
    });
    expect(app.words).toContain('Auckland time');
    expect(app.words).toMatch(/\d\d:00–\d\d:00 on your clock/);
  });

  it('shows the group and what it needs, once it is time', async () => {
    const needs = {
      ...{ accessNeeds: ['bslInterpreter'], note: 'Sits near the front' },
      emergencyContact: { name: 'Demo Contact', phone: '0161 496 0000' },
    };
    const app = await at({}, aGroup(true, [person('Demo Trainee 01', 1, needs), person('Demo Trainee 02', 2)]));
    expect(app.words).toContain('2 people. 1 of them needs something to be arranged.');
    for (const words of ['Demo Trainee 01 first session', 'Sign language interpreter', 'Sits near the front'])
      expect(app.words).toContain(words);
    expect((await app.find('link', '0161 496 0000')).getAttribute('href')).toBe('tel:01614960000');
  });

  it('says when what they need is shown, at any other time', async () => {
    const app = await at({}, aGroup(false, [person('Demo Trainee 01', 1)]));
    expect(app.words).toContain('1 person. What they need is shown to the trainers of the session from');
  });

  it('leads to the register and to the plan, and offers to call it off', async () => {
    const app = await at();
    expect((await app.find('link', 'Take the register')).getAttribute('href')).toBe(`/sessions/${SESSION_ID}/register`);
    await app.find('link', 'Change the plan');
    await app.find('button', 'Cancel the session…');
  });

  it('offers nothing that the reader may not do, or that is over', async () => {
    const app = await at({
      ...{ state: 'registerSubmitted', registerSubmittedAt: '2026-03-09T20:00:00Z' },
      may: { write: true, record: false, reopen: false },
    });
    await app.find('link', 'Look at the register');
    expect(app.seen('link', 'Change the plan')).toBeUndefined();
    expect(app.seen('button', 'Cancel the session…')).toBeUndefined();
  });

  it('reads itself anew when it was postponed, and says that it has no day', async () => {
    const app = await at();
    await app.press('button', 'Postpone the session…');
    await app.fill('Why is it postponed?', 'Snow');
    await app.press('form .tl-danger', 'Postpone the session');
    const postponed = aSession({ state: 'postponed', postponeReason: 'Snow', postponedFrom: '2026-03-09' });
    await app.answer('POST', `${SESSION}/postpone`, postponed);
    await app.answer('GET', SESSION, postponed);
    expect(app.words).toContain('Postponed from Monday 9 March 2026, and not yet given a new day: Snow');
    await app.find('link', 'Give it a new day');
    expect(app.seen('link', 'Take the register')).toBeUndefined();
  });

  it('says why it was cancelled', async () => {
    const app = await at({ state: 'cancelled', cancelReason: 'The hall is flooded' });
    expect(app.words).toContain('Cancelled: The hall is flooded');
    expect(app.seen('link', 'Take the register')).toBeUndefined();
  });

  it('says what was first promised, when it was moved', async () => {
    const app = await at({ firstDate: '2026-03-02' });
    expect(app.words).toContain('First promised for Monday 2 March 2026');
  });

  it('says that there is nothing where it is not one to be seen', async () => {
    const app = AppDriver.start();
    app.go(`/sessions/${SESSION_ID}`);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.refuse('GET', SESSION, { status: 404, code: 'request.notFound' });
    await app.find('tl-not-found-state', 'There is nothing here');
  });
});
