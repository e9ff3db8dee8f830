import { accountOf } from '../../testing/cast';
import { AppDriver } from '../../testing/app-driver';

const TOKEN = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const openedWith = (address: string): AppDriver => {
  window.history.replaceState(null, '', address);
  const app = AppDriver.start();
  app.go(address);
  return app;
};

describe('the link of the first administrator', () => {
  it('has to be whole', async () => {
    const app = openedWith('/first-administrator');
    await app.find('heading', 'Begin with Throughline');
    expect(app.words).toContain('with the whole link from the log');
    expect(app.seen('textbox')).toBeUndefined();
  });

  it('leaves the address at once', async () => {
    const app = openedWith(`/first-administrator#${TOKEN}`);
    await app.find('textbox', 'Your name');
    expect(window.location.href).not.toContain(TOKEN);
  });

  it('wants a password of 12 characters, makes the account and signs in', async () => {
    const app = openedWith(`/first-administrator#${TOKEN}`);
    await app.fill('Your name', 'Demo Administrator');
    await app.fill('E-mail address', 'administrator@example.org');
    await app.fill('Password', 'too short');
    await app.press('button', 'Create the account');
    expect(app.names('button')).toContain('Password: Use 12 characters or more.');
    expect(app.waiting('POST', '/first-administrator')).toBe(0);
    await app.fill('Password', 'four words in a row');
    await app.press('button', 'Create the account');
    const { request } = await app.answer('POST', '/first-administrator', accountOf('administrator'));
    expect(request.body).toMatchObject({ token: TOKEN, name: 'Demo Administrator', password: 'four words in a row' });
    await app.arrivesAt('/portfolio');
  });
});

describe('the link of an invitation', () => {
  it('says when it was used before', async () => {
    const app = openedWith(`/invitation#${TOKEN}`);
    await app.fill('New password', 'four words in a row');
    await app.press('button', 'Set the password');
    await app.refuse('POST', '/invitations/accept', { status: 409, code: 'account.linkUsed' });
    await app.find('alert', 'Ask an administrator for a new one');
  });

  it('sets the password and signs in', async () => {
    const app = openedWith(`/invitation#${TOKEN}`);
    await app.fill('New password', 'four words in a row');
    await app.press('button', 'Set the password');
    const { request } = await app.answer('POST', '/invitations/accept', accountOf('trainer'));
    expect(request.body).toEqual({ token: TOKEN, password: 'four words in a row' });
    await app.arrivesAt('/sessions');
  });
});
