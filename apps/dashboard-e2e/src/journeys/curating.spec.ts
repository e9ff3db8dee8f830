import { tabTo } from '../harness/keyboard';
import { settled } from '../harness/settled';
import { expect, test } from '../harness/test';
import { ownWorld } from '../harness/world';
import { logStory } from '../harness/log-story';

test('a manager filters stories, chooses them by keyboard, puts them into a collection and takes that back', async ({
  open,
  api,
  baseURL,
}) => {
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 1 });
  const name = `Keep doing what works ${world.programme.name}`;
  const collection = crypto.randomUUID();
  await administrator.put(`/collections/${collection}`, { programmeId: world.programme.id, name });
  const { page: phone } = await open({ as: world.trainer.signIn, size: 'phone' });
  for (const pseudonym of ['Demo Lark', 'Demo Finch']) {
    await phone.goto('/stories/new');
    await logStory(phone, { region: world.region.name, pseudonym, allows: [] });
    await expect(phone.getByText('The story was handed to review.')).toBeVisible();
  }

  const { page } = await open({ as: world.manager.signIn });
  await page.goto('/stories');
  await settled(page);
  await page.getByRole('combobox', { name: 'State', exact: true }).selectOption({ label: 'Handed in' });
  await expect(page).toHaveURL(/state=submitted/);
  await expect(page.getByRole('status').filter({ hasText: '2 stories' })).toBeVisible();

  await test.step('by the keyboard alone', async () => {
    await tabTo(page, /^Choose (?!all)/);
    await page.keyboard.press('Space');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+Space');
    await expect(page.getByText('2 stories chosen')).toBeVisible();
    await page.getByLabel('Theme or collection').selectOption({ label: name });
    await tabTo(page, /^Add$/);
    await page.keyboard.press('Enter');
    await expect(page.getByText(`Added to “${name}”: 2 stories.`)).toBeVisible();
  });

  const stories = async (): Promise<number> =>
    (await administrator.get<{ readonly stories: number }>(`/collections/${collection}`)).stories;
  expect(await stories()).toBe(2);
  await test.step('and back', async () => {
    await tabTo(page, /^Undo$/);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Undone.')).toBeVisible();
  });
  expect(await stories()).toBe(0);

  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Handed in 2$/ })).toBeVisible();
});
