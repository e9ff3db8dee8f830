import { accountOf } from '../../testing/cast';
import { AppDriver } from '../../testing/app-driver';

const REAL = { needsFirstAdministrator: false, canSignInHere: true, demonstration: null };
const DEMONSTRATION = {
  ...REAL,
  demonstration: {
    password: 'demonstration only',
    accounts: [
      { name: 'Demo Trainer 01', email: 'trainer@example.org', role: 'trainer', about: 'Takes registers.' },
      { name: 'Demo Funder 01', email: 'funder@example.org', role: 'funder', about: 'Sees progress.' },
    ],
  },
};

const atSignIn = async (welcome: object, address = '/sign-in') => {
  const app = AppDriver.start();
  app.go(address);
  await app.answer('GET', '/welcome', welcome);
  return app;
};

describe('signing in', () => {
  it('is closed over plain http from another machine, and says why', async () => {
    const app = await atSignIn({ ...DEMONSTRATION, canSignInHere: false });
    await app.find('heading', 'not safe to sign in');
    expect(app.words).toContain('https');
    expect(app.seen('textbox')).toBeUndefined();
    expect(app.seen('button')).toBeUndefined();
  });

  it('says what to fill in, and sends nothing', async () => {
    const app = await atSignIn(REAL);
    await app.press('button', 'Sign in');
    await app.find('alert', 'There is a problem');
    expect(app.names('button')).toContain('E-mail address: Fill this in.');
    expect(app.waiting('POST', '/sign-in')).toBe(0);
  });

  it('says when the address or the password is wrong, and lets the same be tried again', async () => {
    const app = await atSignIn(REAL);
    await app.fill('E-mail address', 'nobody@example.org');
    await app.fill('Password', 'whatever it was');
    await app.press('button', 'Sign in');
    await app.refuse('POST', '/sign-in', { status: 401, code: 'signIn.refused' });
    expect(document.activeElement).toBe(await app.find('alert', 'The e-mail address or the password is not right'));
    await app.press('button', 'Sign in');
    await app.refuse('POST', '/sign-in', { status: 429, code: 'signIn.throttled' });
    await app.find('alert', 'Wait a few minutes');
  });

  it('tells where the first administrator is made', async () => {
    const app = await atSignIn({ ...REAL, needsFirstAdministrator: true });
    await app.find('heading', 'Sign in');
    expect(app.words).toContain('Open the link that Throughline wrote in its log');
  });

  it('offers the accounts of a demonstration in one click, and says that it is one', async () => {
    const app = await atSignIn(DEMONSTRATION);
    expect(app.words).toContain('This is a demonstration.');
    await app.press('button', 'Funder Demo Funder 01');
    const { request } = await app.answer('POST', '/sign-in', accountOf('funder'));
    expect(request.body).toEqual({ email: 'funder@example.org', password: 'demonstration only' });
    await app.arrivesAt('/progress');
  });

  it.each([
    ['/sign-in?next=/account', '/account'],
    ['/sign-in?next=//elsewhere.example', '/portfolio'],
    ['/sign-in?next=https://elsewhere.example', '/portfolio'],
  ])('from %s leads to %s', async (from, to) => {
    const app = await atSignIn(REAL, from);
    await app.fill('E-mail address', 'Person@Example.org');
    await app.fill('Password', 'whatever it was');
    await app.press('button', 'Sign in');
    const { request } = await app.answer('POST', '/sign-in', accountOf('administrator'));
    expect(request.body).toEqual({ email: 'person@example.org', password: 'whatever it was' });
    await app.arrivesAt(to);
  });

  it('cannot be shown when the server is away, and tries again', async () => {
    const app = AppDriver.start();
    app.go('/sign-in');
    await app.refuse('GET', '/welcome', { status: 503, code: 'server.unavailable' });
    await app.find('alert', 'The service is away for a moment');
    await app.press('button', 'Try again');
    await app.answer('GET', '/welcome', REAL);
    await app.find('textbox', 'Password');
  });
});
