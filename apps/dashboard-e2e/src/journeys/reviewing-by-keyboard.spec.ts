import { Api } from '../harness/api';
import { handIn } from '../harness/hand-in';
import { tabTo } from '../harness/keyboard';
import { settled } from '../harness/settled';
import { expect, test } from '../harness/test';
import { ownAccount, ownWorld } from '../harness/world';

const QUOTE = 'We asked for a bench';
const SAID = `${QUOTE}, and then we had one.`;

test('a curator takes a story from the board, reviews it and marks a quote, by the keyboard alone', async ({
  open,
  api,
  baseURL,
}) => {
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 1 });
  const curator = await ownAccount(administrator, baseURL ?? '', [
    { role: 'curator', scope: 'programme', scopeId: world.programme.id },
  ]);
  const told = { pseudonym: 'Demo Sorrel', scopes: ['curate', 'quote_only'] };
  const id = await handIn(world, baseURL ?? '', told);
  await handIn(world, baseURL ?? '', { ...told, pseudonym: 'Demo Teasel' });
  const manager = await Api.open(baseURL ?? '', world.manager.signIn);
  await manager.put(`/stories/${id}/texts/2`, { title: '', summary: '', transcript: SAID });
  await manager.close();

  const { page } = await open({ as: curator.signIn });
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const focused = page.locator(':focus');
  const card = (pseudonym: string) => page.getByRole('listitem').filter({ hasText: pseudonym });

  await test.step('along the board with the arrows', async () => {
    await page.goto('/stories/board');
    await settled(page);
    const lane = page.getByRole('region', { name: /^Handed in/ });
    await expect(lane.getByRole('listitem')).toHaveCount(2);
    await tabTo(page, /^Columns by state$/);
    await press('Tab');
    await expect(lane.getByRole('link').first()).toBeFocused();
    await press('ArrowDown');
    await expect(lane.getByRole('link').nth(1)).toBeFocused();
    await press('ArrowUp');
    await expect(lane.getByRole('link').first()).toBeFocused();
  });

  await test.step('the review begins on the board', async () => {
    await card('Demo Sorrel').getByRole('link').focus();
    await press('Tab');
    await press('Enter');
    await press('Tab');
    await expect(focused).toHaveText('Begin the review');
    await press('Enter');
    await expect(page.getByText('The review has begun.')).toBeVisible();
    await expect(page.getByRole('region', { name: /^In review/ }).getByText('Demo Sorrel')).toBeVisible();
  });

  await test.step('and goes on at the story', async () => {
    await card('Demo Sorrel').getByRole('link').focus();
    await press('Enter');
    await tabTo(page, /^Text and review$/);
    await press('Enter');
    await expect(page.getByRole('heading', { name: 'Your review' })).toBeVisible();
    await tabTo(page, /^Tone/);
    await page.keyboard.type('Positive');
    await tabTo(page, /^Themes$/);
    await page.keyboard.type(`Benches of ${world.programme.name}`);
    await press('Enter');
    await expect(page.getByRole('list', { name: 'Chosen themes' })).toContainText('Benches');
    await tabTo(page, /^Insight/);
    await page.keyboard.type('Asking can be enough.');
    await tabTo(page, /^Save your review$/);
    await press('Enter');
    await expect(page.getByText('Your review was saved.')).toBeVisible();
  });

  await test.step('the words that carry it are marked with Shift and the arrows', async () => {
    await tabTo(page, /^Mark a key quote$/);
    await press('Enter');
    await expect(page.getByLabel(/^Select the words/)).toBeFocused();
    await press('ControlOrMeta+Home');
    for (const _ of QUOTE) await press('Shift+ArrowRight');
    await tabTo(page, /^Mark these words$/);
    await press('Enter');
    await expect(page.getByText('The quote was marked.')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Key quotes' })).toContainText(QUOTE);
  });
});
