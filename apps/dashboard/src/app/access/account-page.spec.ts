import { REMOVAL_WORDS } from '@throughline/domain/access';
import { accountOf } from '../../testing/cast';
import { AppDriver } from '../../testing/app-driver';

const atAccount = async (account = accountOf('trainer')) => {
  const app = AppDriver.start();
  app.go('/account');
  await app.answer('GET', '/account', account);
  await app.find('heading', 'Your account');
  return app;
};

describe('one’s own account', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('shows the roles and what they are for', async () => {
    const app = await atAccount();
    expect(app.words).toContain('Trainer Learning');
    expect(app.words).toContain('In this browser only.');
  });

  it('says what to do without a role', async () => {
    const app = await atAccount(accountOf());
    expect(app.words).toContain('You have no role yet');
  });

  it('chooses light or dark, and keeps the choice', async () => {
    const app = await atAccount();
    await app.press('radio', 'Dark');
    expect(document.documentElement.getAttribute('data-theme')).toBe('dark');
    expect(localStorage.getItem('throughline.theme')).toBe('dark');
    await app.press('radio', 'As the system has it');
    expect(document.documentElement.getAttribute('data-theme')).toBeNull();
    expect(localStorage.getItem('throughline.theme')).toBeNull();
  });

  it('changes the password, and says beside the field when the current one is wrong', async () => {
    const app = await atAccount();
    await app.fill('Current password', 'not this one');
    await app.fill('New password', 'four words in a row');
    await app.press('button', 'Change the password');
    await app.refuse('PUT', '/account/password', { status: 422, code: 'account.passwordWrong' });
    await app.find('alert', 'The current password is not right');
    await app.fill('Current password', 'but this one');
    await app.press('button', 'Change the password');
    await app.answer('PUT', '/account/password', null);
    await app.answer('GET', '/account', accountOf('trainer'));
    expect((app.seen('textbox', 'Current password') as HTMLInputElement).value).toBe('');
  });

  it('signs out', async () => {
    const app = await atAccount();
    await app.press('button', 'Sign out');
    await app.answer('DELETE', '/sign-in', null);
    await app.arrivesAt('/sign-in');
  });

  it('signs out everywhere after asking', async () => {
    const app = await atAccount();
    await app.press('button', 'Sign out everywhere');
    await app.find('[role=alertdialog]', 'Sign out everywhere?');
    await app.press('[role=alertdialog] .tl-filled', 'Sign out everywhere');
    await app.answer('DELETE', '/sign-ins', null);
    await app.arrivesAt('/sign-in');
  });

  it.each([
    ['a trainer of the demonstration', { ...accountOf('trainer'), isDemonstration: true }],
    ['an administrator of the real thing', accountOf('administrator')],
  ])('offers %s no removal', async (_, account) => {
    const app = await atAccount(account);
    expect(app.seen('button', 'Remove the demonstration')).toBeUndefined();
  });

  it('removes the demonstration once the words are typed', async () => {
    const app = await atAccount({ ...accountOf('administrator'), isDemonstration: true });
    await app.press('button', 'Remove the demonstration');
    const yes = (await app.find('button', 'Remove it all')) as HTMLButtonElement;
    expect(yes.disabled).toBe(true);
    await app.fill(`Type ${REMOVAL_WORDS} to confirm`, REMOVAL_WORDS);
    await app.press('button', 'Remove it all');
    const { request } = await app.answer('POST', '/demonstration/removal', {
      firstAdministratorPath: '/first-administrator#a-token-that-was-just-made',
    });
    expect(request.body).toEqual({ confirmation: REMOVAL_WORDS });
    await app.arrivesAt('/first-administrator#a-token-that-was-just-made');
  });
});
