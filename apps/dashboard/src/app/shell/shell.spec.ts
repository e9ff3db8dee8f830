import { accountOf } from '../../testing/cast';
import { AppDriver } from '../../testing/app-driver';
import { forPhone, NAVIGATION, navigationFor } from './navigation';
import { mayAnywhere } from '@throughline/domain/access';
import { type Role } from '@throughline/domain/shared';

const offered = (role: Role): readonly string[] => {
  const { may } = accountOf(role);
  return navigationFor(new Set([role]), (action) => may.includes(action)).map(({ path }) => path);
};

describe('the navigation', () => {
  it.each<[Role, readonly string[]]>([
    [
      'administrator',
      [
        '/portfolio',
        '/sessions',
        '/calendar',
        '/stories',
        '/events',
        '/cohorts',
        '/people',
        '/places',
        '/people-with-access',
      ],
    ],
    [
      'programmeManager',
      ['/portfolio', '/sessions', '/calendar', '/stories', '/events', '/cohorts', '/people', '/places'],
    ],
    ['trainer', ['/sessions', '/calendar', '/stories', '/events', '/cohorts', '/people']],
    ['curator', ['/calendar', '/stories', '/events']],
    ['safeguardingLead', ['/sessions', '/calendar', '/stories', '/concerns', '/cohorts', '/people']],
    ['funder', ['/progress']],
  ])('offers a %s %j', (role, paths) => {
    expect(offered(role)).toEqual(paths);
  });

  it('offers somebody without a role nothing', () => {
    expect(navigationFor(new Set(), (action) => mayAnywhere({ accountId: '', memberships: [] }, action))).toEqual([]);
  });

  it('has at most five places at the foot of a phone', () => {
    for (const count of [1, 5, 6, NAVIGATION.length]) {
      const { bar, more } = forPhone(NAVIGATION.slice(0, count));
      expect(bar.length + Math.min(1, more.length)).toBeLessThanOrEqual(5);
      expect([...bar, ...more]).toEqual(NAVIGATION.slice(0, count));
    }
  });
});

describe('the shell', () => {
  it.each([
    ['administrator', '/portfolio'],
    ['programmeManager', '/portfolio'],
    ['trainer', '/sessions'],
    ['curator', '/stories'],
    ['safeguardingLead', '/stories'],
    ['funder', '/progress'],
  ] as const)('starts a %s at %s', async (role, path) => {
    const app = AppDriver.start();
    app.go('/');
    await app.answer('GET', '/account', accountOf(role));
    await app.find('link', 'Throughline, start page');
    await app.arrivesAt(path);
  });

  it('sends those who have not signed in to sign in, with the path and nothing more', async () => {
    const app = AppDriver.start();
    app.go('/people-with-access?q=somebody');
    await app.refuse('GET', '/account', { status: 401, code: 'signIn.needed' });
    await app.arrivesAt('/sign-in?next=%2Fpeople-with-access');
  });

  it('sends to sign in when the sign-in ends under way', async () => {
    const app = AppDriver.start();
    app.go('/people-with-access');
    await app.answer('GET', '/account', accountOf('administrator'));
    await app.refuse('GET', '/accounts', { status: 401, code: 'signIn.needed' });
    await app.arrivesAt('/sign-in?next=%2Fpeople-with-access');
  });

  it('says when the server cannot be reached, and tries again', async () => {
    const app = AppDriver.start();
    app.go('/account');
    await app.lose('GET', '/account');
    await app.find('alert', 'Throughline cannot be reached');
    await app.find('status', 'You seem to be offline');
    await app.press('button', 'Try again');
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.find('heading', 'Your account');
    expect(app.words).not.toContain('You seem to be offline');
  });

  it('says that it is a demonstration, where it is', async () => {
    const app = AppDriver.start();
    app.go('/account');
    await app.answer('GET', '/account', { ...accountOf('trainer'), isDemonstration: true });
    expect(app.words).toContain('This is a demonstration.');
  });

  it('names the page in its title, and moves the focus to the content of a new page', async () => {
    const app = AppDriver.start();
    app.go('/people-with-access');
    await app.answer('GET', '/account', accountOf('administrator'));
    await app.answer('GET', '/accounts', { items: [] });
    expect(document.title).toBe('People with access – Throughline');
    await app.press('button', 'Account of');
    await app.press('button', 'Your account');
    await app.find('heading', 'What you can do here');
    expect(document.title).toBe('Your account – Throughline');
    await app.find('main:focus');
  });

  it('has nothing at an address that nobody made', async () => {
    const app = AppDriver.start();
    app.go('/nowhere');
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.find('heading', 'Not found');
  });
});
