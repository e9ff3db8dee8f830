import { TestBed } from '@angular/core/testing';
import { anInvitation } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';

const TOKEN = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const openedWith = (address: string): AppDriver => {
  window.history.replaceState(null, '', address);
  const app = AppDriver.start();
  app.go(address);
  return app;
};
const atInvitation = async (...told: Parameters<typeof anInvitation>) => {
  const app = openedWith(`/rsvp#${TOKEN}`);
  await app.answer('POST', '/invitations/read', anInvitation(...told));
  await app.find('heading', 'Learning festival');
  return app;
};

describe('the link of a guest', () => {
  beforeEach(() => sessionStorage.clear());

  it('needs no account, leaves the address at once, and names nobody in the title of the window', async () => {
    const app = await atInvitation();
    expect(window.location.href).not.toContain(TOKEN);
    expect(document.title).toBe('Your invitation – Throughline');
    expect(app.waiting('GET', '/account')).toBe(0);
  });

  it('works when the page is loaded again in the same tab', async () => {
    await atInvitation();
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const app = openedWith('/rsvp');
    const { request } = await app.answer('POST', '/invitations/read', anInvitation());
    expect(request.body).toEqual({ token: TOKEN });
  });

  it.each([
    ['has to be whole', '/rsvp', null],
    ['says when it does not work any more', `/rsvp#${TOKEN}`, { status: 404, code: 'invitation.unknown' }],
  ])('%s', async (_, address, refusal) => {
    const app = openedWith(address);
    if (refusal) await app.refuse('POST', '/invitations/read', refusal);
    await app.find('heading', 'This link does not work');
  });

  it('says what, when, where and how to get in', async () => {
    const app = await atInvitation();
    expect(app.words).toContain('Monday 9 March 2099');
    expect(app.words).toContain('10:00–16:00');
    expect(app.words).toContain('Town Hall');
    expect(app.words).toContain('Step-free');
    await app.find('button', 'Add to my calendar');
  });

  it('answers with one tap, and again when somebody changes their mind', async () => {
    const app = await atInvitation();
    await app.find('heading', 'Will you come?');
    await app.press('button', 'Yes, I’ll be there');
    const yes = await app.answer('POST', '/invitations/answer', anInvitation({ answer: 'yes', place: 'confirmed' }));
    expect(yes.request.body).toEqual({ token: TOKEN, answer: 'yes', accessNeeds: '', dietary: '' });
    await app.find('heading', 'You have a place. See you there!');
    await app.press('button', 'No, I can’t');
    await app.answer('POST', '/invitations/answer', anInvitation({ answer: 'no' }));
    await app.find('heading', 'Thank you for telling us');
  });

  it('takes what somebody needs, and nothing has to be said', async () => {
    const app = await atInvitation({ answer: 'yes', place: 'confirmed' });
    await app.fill('To take part', 'BSL interpreter');
    await app.fill('To eat', 'Vegan');
    await app.press('button', 'Send what I need');
    const needs = { accessNeeds: 'BSL interpreter', dietary: 'Vegan' };
    const { request } = await app.answer(
      'POST',
      '/invitations/answer',
      anInvitation({ answer: 'yes', place: 'confirmed', ...needs }),
    );
    expect(request.body).toEqual({ token: TOKEN, answer: 'yes', ...needs });
    await app.find('status', 'Sent. Thank you.');
  });

  it('says before a yes that every place is taken, and after it which number somebody has', async () => {
    const app = await atInvitation({ isFull: true });
    expect(app.words).toContain('With a yes you are put on the waiting list.');
    await app.press('button', 'Yes, I’ll be there');
    const waiting = { answer: 'yes', place: 'waiting', waitingPosition: 2, isFull: true } as const;
    await app.answer('POST', '/invitations/answer', anInvitation(waiting));
    await app.find('heading', 'You are on the waiting list, number 2');
  });

  it('keeps the answer when it does not get through, and says so', async () => {
    const app = await atInvitation();
    await app.press('button', 'Yes, I’ll be there');
    await app.lose('POST', '/invitations/answer');
    await app.find('alert', 'The server cannot be reached.');
    await app.find('heading', 'Will you come?');
  });

  it.each([
    ['cancelled', true, 'This event is cancelled.'],
    ['postponed', false, 'There is no new date yet'],
    ['postponed', true, 'The day below is the new one'],
    ['held', true, 'This event is over.'],
    ['writtenUp', true, 'This event is over.'],
  ] as const)('tells that the event is %s', async (state, hasDate, words) => {
    const app = await atInvitation({ canAnswer: false, answer: 'yes', place: 'confirmed' }, { state, hasDate });
    expect(app.words).toContain(words);
    expect(app.seen('button', 'Yes, I’ll be there')).toBeUndefined();
  });

  it('tells that answers are closed once it has begun', async () => {
    const app = await atInvitation({ canAnswer: false });
    await app.find('heading', 'Answers are closed');
  });
});
