import { type OpenSignUp } from '@throughline/domain/events';
import { anInvitation } from '../../testing/an-event';
import { AppDriver } from '../../testing/app-driver';

const TOKEN = 'bbbbbbbbbbbbbbbbbbbbbbbbbbbb';
const openedWith = (address: string): AppDriver => {
  window.history.replaceState(null, '', address);
  const app = AppDriver.start();
  app.go(address);
  return app;
};
const atSignUp = async (changes: Partial<OpenSignUp> = {}) => {
  const app = openedWith(`/sign-up#${TOKEN}`);
  const told: OpenSignUp = { event: anInvitation().event, canSignUp: true, isFull: false, ...changes };
  await app.answer('POST', '/sign-up/read', told);
  await app.find('heading', 'Learning festival');
  return app;
};

describe('the open link of an event', () => {
  beforeEach(() => sessionStorage.clear());

  it('takes a name and no more, and answers with a link of one’s own', async () => {
    const app = await atSignUp();
    expect(window.location.href).not.toContain(TOKEN);
    await app.press('button', 'Sign me up');
    await app.find('alert', 'Fill this in.');
    await app.fill('Your name', 'Demo Guest');
    await app.press('button', 'Sign me up');
    const { request } = await app.answer('POST', '/sign-up/join', {
      path: '/rsvp#of-my-own',
      invitation: anInvitation({ answer: 'yes', place: 'confirmed' }),
    });
    expect(request.body).toMatchObject({ token: TOKEN, name: 'Demo Guest', contact: null });
    await app.find('heading', 'You have a place. See you there!');
    expect(((await app.find('textbox', 'Your link')) as HTMLInputElement).value).toContain('/rsvp#of-my-own');
  });

  it('is the same guest when it is tried again', async () => {
    const app = await atSignUp();
    await app.fill('Your name', 'Demo Guest');
    await app.press('button', 'Sign me up');
    const lost = await app.refuse('POST', '/sign-up/join', { status: 503, code: 'server.unavailable' });
    await app.press('button', 'Sign me up');
    const again = await app.answer('POST', '/sign-up/join', { path: '/rsvp#mine', invitation: anInvitation() });
    expect(again.request.body).toEqual(lost.request.body);
  });

  it('is another guest when somebody else signs up at the same screen', async () => {
    const app = await atSignUp();
    await app.fill('Your name', 'Demo Guest 01');
    await app.press('button', 'Sign me up');
    const one = await app.answer('POST', '/sign-up/join', { path: '/rsvp#one', invitation: anInvitation() });
    await app.press('button', 'Sign up somebody else');
    await app.fill('Your name', 'Demo Guest 02');
    await app.press('button', 'Sign me up');
    const other = await app.answer('POST', '/sign-up/join', { path: '/rsvp#two', invitation: anInvitation() });
    const idOf = ({ request }: typeof one) => (request.body as { guestId: string }).guestId;
    expect(idOf(other)).not.toBe(idOf(one));
    expect(app.words).not.toContain('Demo Guest 01');
  });

  it('says that there is only the waiting list left', async () => {
    const app = await atSignUp({ isFull: true });
    expect(app.words).toContain('Every place is taken.');
    await app.find('button', 'Join the waiting list');
  });

  it('says that it is closed', async () => {
    const app = await atSignUp({ canSignUp: false });
    await app.find('heading', 'Sign-up is closed');
  });

  it('says that it does not work', async () => {
    const app = openedWith(`/sign-up#${TOKEN}`);
    await app.refuse('POST', '/sign-up/read', { status: 404, code: 'invitation.unknown' });
    await app.find('heading', 'This link does not work');
  });

  it('says that very many are signing up', async () => {
    const app = await atSignUp();
    await app.fill('Your name', 'Demo Guest');
    await app.press('button', 'Sign me up');
    await app.refuse('POST', '/sign-up/join', { status: 429, code: 'signUp.tooMany' });
    await app.find('alert', 'Try again in a few minutes.');
  });
});
