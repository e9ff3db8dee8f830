import { v7 } from 'uuid';
import { expect, test } from '../harness/test';

test('an administrator sets up a programme with a strand and a region', async ({ open }) => {
  const tag = v7().slice(-6);
  const { page } = await open({ as: 'administrator' });
  await page.goto('/portfolio');
  await page.getByRole('link', { name: 'Add a programme' }).click();

  await page.getByLabel('Name', { exact: true }).fill(`Set-up ${tag}`);
  await page.getByLabel('Code').fill(`SET-${tag}`);
  await page.getByLabel('First day').fill('2026-01-01');
  await page.getByLabel('Last day').fill('2027-12-31');
  await page.getByRole('button', { name: 'Add the programme' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Set-up ${tag}` })).toBeVisible();

  const strands = page.getByRole('region', { name: 'Strands' });
  await strands.getByRole('button', { name: 'Add a strand' }).click();
  await strands.getByLabel('Name', { exact: true }).fill(`Strand ${tag}`);
  await strands.getByLabel('Code').fill(`ST-${tag}`);
  await strands.getByRole('button', { name: 'Add a region' }).click();
  await strands.getByRole('combobox', { name: 'Region 1' }).selectOption({ label: 'Wigan (Greater Manchester)' });
  await strands.getByLabel('Stories, Wigan').fill('12');
  await strands.getByLabel('Reporters, Wigan').fill('3');
  await strands.getByRole('button', { name: 'Add the strand' }).click();
  await expect(strands.getByText('1 region, 12 stories aimed at')).toBeVisible();

  await page.goto('/portfolio');
  await page.getByRole('link', { name: `Set-up ${tag}`, exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(`Strand ${tag}.*Wigan`) })).toContainText('of 12');
});

test('somebody is let in with a link, and is out the moment they are suspended', async ({ open, baseURL }) => {
  const tag = v7().slice(-6);
  const { page } = await open({ as: 'administrator' });
  await page.goto('/people-with-access');
  await page.getByRole('link', { name: 'Give somebody access' }).click();
  await page.getByLabel('Name').fill(`Demo Newcomer ${tag}`);
  await page.getByLabel('E-mail address').fill(`newcomer-${tag}@example.org`);
  await page.getByLabel('Role').selectOption({ label: 'Administrator' });
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('button', { name: 'Make a one-time link' }).click();
  const link = await page.getByRole('textbox', { name: 'One-time link' }).inputValue();
  expect(link).toMatch(new RegExp(`^${baseURL ?? ''}/invitation#`));

  const newcomer = await open({ size: 'phone' });
  await newcomer.page.goto(link);
  await newcomer.page.getByLabel('New password').fill('three words in a row');
  await newcomer.page.getByRole('button', { name: 'Set the password' }).click();
  await expect(newcomer.page.getByRole('heading', { level: 1, name: 'Portfolio' })).toBeVisible();

  // The link is good for one use, and says so.
  const second = await open({ size: 'phone' });
  second.watch.expect({ status: 409, path: '/api/v1/invitations/accept' });
  await second.page.goto(link);
  await second.page.getByLabel('New password').fill('three other words in a row');
  await second.page.getByRole('button', { name: 'Set the password' }).click();
  await expect(second.page.getByText('This link was used before, or is too old.')).toBeVisible();

  await page.goto('/people-with-access');
  await page.getByRole('link', { name: `Demo Newcomer ${tag}` }).click();
  await page.getByRole('checkbox', { name: /^Suspended/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();

  newcomer.watch.expect({ status: 401, path: /^\/api\/v1\// });
  await newcomer.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Stories' }).tap();
  await expect(newcomer.page).toHaveURL(/\/sign-in/);
});
