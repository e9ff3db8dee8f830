import { expect, test } from '../harness/test';
import { tabTo } from '../harness/keyboard';
import { settled } from '../harness/settled';
import { ownWorld } from '../harness/world';

test('from signing in to a submitted register and a changed series, by the keyboard alone', async ({
  open,
  api,
  baseURL,
}) => {
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 3 });
  const { page } = await open({});
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const type = (text: string): Promise<void> => page.keyboard.type(text);
  const focused = page.locator(':focus');
  const headed = (name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await test.step('sign in, and come to the cohort', async () => {
    await page.goto('/sign-in');
    await settled(page);
    await tabTo(page, /^E-mail address/);
    await type(world.trainer.email);
    await press('Tab');
    await type(world.trainer.password);
    await press('Enter');
    await headed('Sessions');
    await tabTo(page, /^Cohorts$/);
    await press('Enter');
    await headed('Cohorts');
    await settled(page);
    await tabTo(page, new RegExp(`^${world.cohort.name}`));
    await press('Enter');
    await headed(world.cohort.name);
  });

  await test.step('plan four weeks', async () => {
    await tabTo(page, /^Plan sessions$/);
    await press('Enter');
    await headed('Plan sessions');
    await settled(page);
    await tabTo(page, /^Title/);
    await type('Evening');
    await tabTo(page, /^Repeat/);
    await type('Every week');
    await expect(focused).toHaveValue('weekly');
    await tabTo(page, /^How many times/);
    await press('ControlOrMeta+a');
    await type('4');
    await tabTo(page, /^How it is held/);
    await type('Online');
    await expect(page.getByRole('heading', { name: '4 sessions' })).toBeVisible();
    await tabTo(page, /^Plan the sessions$/);
    await press('Enter');
    await expect(page.getByText('4 sessions are planned.')).toBeVisible();
    await headed(world.cohort.name);
  });

  await test.step('take the register of the session that is on', async () => {
    await tabTo(page, new RegExp(`^${world.session.title}$`));
    await press('Enter');
    await headed(world.session.title);
    await tabTo(page, /^Take the register$/);
    await press('Enter');
    await expect(page.getByRole('radiogroup')).toHaveCount(3);
    await tabTo(page, /^Present$/);
    await press('l');
    await press('n');
    await press('p');
    await expect(page.getByText('all marked', { exact: true })).toBeVisible();
    await press('ControlOrMeta+z');
    await expect(page.getByText('1 to mark')).toBeVisible();
    await press('e');
    await expect(page.getByText('all marked', { exact: true })).toBeVisible();
    await expect(page.getByText('All saved')).toBeVisible();
    await tabTo(page, /^Submit$/);
    await press('Enter');
    const standing = page.getByRole('heading', { name: 'The register is submitted' });
    await expect(focused.filter({ has: standing })).toHaveCount(1);
    await expect(page.getByText('Recorded: 1 late, 1 left early, 1 no-show.')).toBeVisible();
  });

  await test.step('have the third session and the one after it begin an hour later', async () => {
    await tabTo(page, /^Back to the sessions$/);
    await press('Enter');
    await headed('Sessions');
    await settled(page);
    await tabTo(page, /^Evening 3$/, { most: 120 });
    await press('Enter');
    await headed('Evening 3');
    await tabTo(page, /^Change the plan$/);
    await press('Enter');
    await headed('Change the plan');
    await settled(page);
    await tabTo(page, /^Title/);
    await press('ControlOrMeta+a');
    await type('Late evening');
    await tabTo(page, /^From$/);
    await press('ArrowUp');
    await tabTo(page, /^Save the plan$/);
    await press('Enter');
    await expect(page.getByRole('heading', { name: 'Session 3 of 4 in its series' })).toBeFocused();
    await tabTo(page, /^This session/);
    await press('ArrowDown');
    await expect(page.getByRole('radio', { name: /^This and the following/ })).toBeChecked();
    await tabTo(page, /^Change 2 sessions$/);
    await press('Enter');
    await headed(world.cohort.name);
  });

  const { sessions } = await administrator.get<{
    sessions: { title: string; startTime: string }[];
  }>(`/cohorts/${world.cohort.id}`);
  expect(sessions.filter(({ title }) => /evening/i.test(title)).map((each) => [each.title, each.startTime])).toEqual([
    ['Evening 1', '18:00'],
    ['Evening 2', '18:00'],
    ['Late evening 3', '19:00'],
    ['Late evening 4', '19:00'],
  ]);
});
