import { type Event, type FollowUp } from '@throughline/domain/events';
import { anEvent, EVENT } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { byUrgency } from './follow-up-order';

const PATH = `/events/${EVENT}`;
const OWNER = { id: '0190a000-0000-7000-8000-000000000090', name: 'Demo Trainer' };
const followUp = (number: number, changes: Partial<FollowUp> = {}): FollowUp => ({
  ...{ id: `0190a000-0000-7000-8000-0000000002${String(number).padStart(2, '0')}`, version: 1 },
  ...{ text: `Demo promise ${number}`, ownerId: OWNER.id, owner: OWNER, dueOn: '2099-04-01' },
  ...{ doneAt: null, isOverdue: false, may: { finish: true } },
  ...changes,
});
const LATE = followUp(1, { dueOn: '2026-03-01', isOverdue: true });

const atFollowUps = async (followUps: readonly FollowUp[], changes: Partial<Event> = {}) => {
  const app = AppDriver.start();
  app.go(`${PATH}/follow-ups`);
  await app.answer('GET', '/account', accountOf('programmeManager'));
  await app.answer('GET', PATH, anEvent({ followUps: [...followUps], ...changes }));
  await app.find('heading', 'Learning festival');
  return app;
};

describe('the order of what is to be done', () => {
  it('is by the day that it is due, and what is done stands last', () => {
    const done = followUp(2, { dueOn: '2026-01-01', doneAt: '2026-01-02T10:00:00Z' });
    const soon = followUp(3, { dueOn: '2099-01-01' });
    expect(byUrgency([done, followUp(4), soon, LATE]).map(({ id }) => id)).toEqual(
      [LATE, soon, followUp(4), done].map(({ id }) => id),
    );
  });
});

describe('the follow-ups of an event', () => {
  it('say what they are for where there is none', async () => {
    const app = await atFollowUps([]);
    await app.find('tl-empty-state', 'Nothing to follow up');
  });

  it('stand with who and until when, what is overdue in so many words', async () => {
    const app = await atFollowUps([followUp(2), LATE]);
    const [first, second] = app.names('tl-follow-up-line');
    expect(first).toContain('overdue since 1 Mar 2026');
    expect(second).toContain('Demo Trainer · due 1 Apr 2099');
  });

  it('are ticked with one tap, and unticked just as well', async () => {
    const app = await atFollowUps([LATE]);
    const done = { ...LATE, doneAt: '2026-03-05T10:00:00Z', isOverdue: false };
    await app.press('checkbox', 'Demo promise 1');
    const ticked = await app.answer('PUT', `${PATH}/follow-ups/${LATE.id}/done`, done);
    expect(ticked.request.body).toEqual({ isDone: true });
    await app.press('button', 'Undo');
    const unticked = await app.answer('PUT', `${PATH}/follow-ups/${LATE.id}/done`, LATE);
    expect(unticked.request.body).toEqual({ isDone: false });
    expect(app.words).toContain('overdue since');
  });

  it('stay unticked when that did not get through', async () => {
    const app = await atFollowUps([LATE]);
    await app.press('checkbox', 'Demo promise 1');
    await app.lose('PUT', `${PATH}/follow-ups/${LATE.id}/done`);
    expect(((await app.find('checkbox', 'Demo promise 1')) as HTMLInputElement).checked).toBe(false);
  });

  it('are given an owner and a day', async () => {
    const app = await atFollowUps([]);
    await app.answer('GET', `${PATH}/owners`, { items: [OWNER] });
    await app.press('button', 'Add a follow-up');
    await app.fill('What is to be done', 'Send the summary');
    await app.press('button', 'Save the follow-up');
    await app.find('alert', 'Choose one.');
    await app.choose('Who sees to it', 'Demo Trainer');
    await app.fill('Until when', '2099-04-01');
    await app.press('button', 'Save the follow-up');
    const { request } = await app.answer(
      'PUT',
      /^\/events\/[^/]+\/follow-ups\/[^/]+$/,
      anEvent({ followUps: [followUp(1, { text: 'Send the summary' })] }),
    );
    expect(request.body).toEqual({ text: 'Send the summary', ownerId: OWNER.id, dueOn: '2099-04-01' });
    expect(app.words).toContain('Send the summary');
  });

  it('come back when they were removed by mistake', async () => {
    const app = await atFollowUps([LATE]);
    await app.press('button', 'Edit');
    await app.press('button', 'Remove');
    await app.answer('DELETE', `${PATH}/follow-ups/${LATE.id}`, anEvent());
    await app.press('button', 'Undo');
    const { request } = await app.answer('PUT', /^\/events\/[^/]+\/follow-ups\/[^/]+$/, anEvent({ followUps: [LATE] }));
    expect(request.body).toMatchObject({ text: 'Demo promise 1', dueOn: '2026-03-01' });
  });

  it('are ticked by their owner alone where the event is not theirs to write', async () => {
    const app = await atFollowUps([LATE, followUp(2, { may: { finish: false } })], {
      may: { write: false, welcome: false },
    });
    expect(app.names('checkbox')).toEqual(['Demo promise 1']);
    expect(app.seen('button', 'Add a follow-up')).toBeUndefined();
  });
});

describe('the follow-ups of all events', () => {
  const at = async (query: string, ...items: readonly FollowUp[]) => {
    const app = AppDriver.start();
    app.go(`/events/follow-ups${query}`);
    await app.answer('GET', '/account', accountOf('trainer'));
    const event = { id: EVENT, title: 'Learning festival', date: '2026-03-09', programmeName: 'Bridges' };
    const list = { items: items.map((each) => ({ ...each, event })), next: null, total: items.length };
    const { request } = await app.answer('GET', '/events/follow-ups', list);
    return { app, params: request.params };
  };

  it('are one’s own first, with the event that they come from', async () => {
    const { app, params } = await at('', LATE);
    expect(params.get('mine')).toBe('true');
    await app.find('link', 'Learning festival');
  });

  it('are everybody’s where the address says so', async () => {
    const { app, params } = await at('?of=everybody');
    expect(params.has('mine')).toBe(false);
    await app.find('tl-empty-state', 'Nothing is open');
  });

  it('stay in sight when they are ticked', async () => {
    const { app } = await at('', LATE);
    await app.press('checkbox', 'Demo promise 1');
    await app.answer('PUT', `${PATH}/follow-ups/${LATE.id}/done`, { ...LATE, doneAt: '2026-03-05T10:00:00Z' });
    expect(app.words).toContain('Demo promise 1');
    expect(app.words).toContain('done');
  });
});
