import { randomUUID } from 'node:crypto';
import { expect, test } from '../harness/test';
import { ownAccount } from '../harness/world';

const OTHERS = { status: 401, path: '/api/v1/sign-in' };

test.describe('signing in', () => {
  test('a wrong password and an unknown address are answered alike, in words that say what to do', async ({ open }) => {
    const { page, watch } = await open({});
    watch.expect(OTHERS);
    for (const email of [`nobody-${randomUUID()}@example.org`, 'commissioner@example.org']) {
      await page.goto('/sign-in');
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill('not the password at all');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();

      await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible();
      await expect(page).toHaveURL(/\/sign-in$/);
    }
  });

  test('whoever goes on guessing is asked to wait, and told so', async ({ open }) => {
    const { page, watch } = await open({});
    watch.expect(OTHERS, { status: 429, path: '/api/v1/sign-in' });
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill(`guessed-${randomUUID()}@example.org`);
    const tooMany = page.getByText('There were too many attempts.');
    for (let attempt = 0; attempt < 12 && !(await tooMany.isVisible()); attempt++) {
      await page.getByLabel('Password').fill(`guess number ${attempt}`);
      const answered = page.waitForResponse('**/api/v1/sign-in');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await answered;
    }
    await expect(tooMany).toBeVisible();
  });

  test('a page that was asked for is opened after signing in', async ({ open }) => {
    const { page } = await open({ size: 'phone' });
    await page.goto('/account');
    await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
    await page.getByRole('button', { name: /Demo Trainer Takes a register/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  });

  test('signing out everywhere ends the other browser too', async ({ open, api, baseURL }) => {
    const { signIn } = await ownAccount(await api('administrator'), baseURL ?? '', []);
    const here = await open({ as: signIn, size: 'desk' });
    const there = await open({ as: signIn, size: 'phone' });
    await there.page.goto('/account');
    await expect(there.page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();

    await here.page.goto('/account');
    await here.page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await here.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(here.page).toHaveURL(/\/sign-in$/);

    await there.page.reload();
    await expect(there.page).toHaveURL(/\/sign-in/);
    await expect(there.page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  });
});
