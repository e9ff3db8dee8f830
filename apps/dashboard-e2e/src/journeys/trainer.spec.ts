import type { Page } from '@playwright/test';
import { saving } from '../harness/saving';
import { logStory } from '../harness/log-story';
import { expect, test, type Visit } from '../harness/test';
import { ownWorld, type World } from '../harness/world';

const openRegister = async (page: Page, world: World): Promise<void> => {
  await page.goto(`/sessions/${world.session.id}/register`);
  await expect(page.getByRole('heading', { level: 1, name: world.session.title })).toBeVisible();
};
const marksOf = (page: Page, name: string) => page.getByRole('radiogroup', { name });
const mark = (page: Page, name: string, word: string) => marksOf(page, name).getByRole('radio', { name: word });
const allSaved = (page: Page) => page.getByText('All saved');

test('a trainer signs in with one tap and finds the register that is to be taken today', async ({ open }) => {
  const { page } = await open({ size: 'phone' });
  await page.goto('/');
  await page.getByRole('button', { name: /Demo Trainer Takes a register/ }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();

  const today = page.getByRole('region', { name: 'Today' });
  await today
    .getByRole('link', { name: /^Take the register of/ })
    .first()
    .tap();
  await expect(page.getByRole('radiogroup').first()).toBeVisible();
});

test('a register is taken on a phone, without a connection in the middle of it', async ({ open, api, baseURL }) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 5 });
  const [ben = '', carla = ''] = world.people;
  const { page, watch } = await open({ as: world.trainer.signIn, size: 'phone' });
  await page.goto('/sessions');
  await page.getByRole('link', { name: `Take the register of ${world.session.title}` }).tap();

  await test.step('one tap sets the rest, and overwrites no mark', async () => {
    await mark(page, ben, 'No-show').tap();
    await page.getByRole('button', { name: 'Everyone else present' }).tap();
    await expect(mark(page, ben, 'No-show')).toBeChecked();
    await expect(mark(page, carla, 'Present')).toBeChecked();
    await expect(page.getByText('4 present')).toBeVisible();
    await expect(page.getByText('1 no-show')).toBeVisible();
    await expect(page.getByText('all marked', { exact: true })).toBeVisible();
    await expect(allSaved(page)).toBeVisible();
  });

  await test.step('somebody who was not expected is added', async () => {
    await page.getByRole('button', { name: 'Walk-in' }).tap();
    await page.getByLabel('Add somebody who was not expected').fill('Demo Walk-in');
    await page.getByLabel('Add somebody who was not expected').press('Enter');
    await expect(mark(page, 'Demo Walk-in', 'Present')).toBeChecked();
    await expect(page.getByText('5 present')).toBeVisible();
    await expect(allSaved(page)).toBeVisible();
  });

  await test.step('without a connection marking goes on, and is sent by itself afterwards', async () => {
    await watch.offline(page);
    await mark(page, carla, 'Late').tap();
    await expect(page.getByText(/1 not sent yet — no connection/)).toBeVisible();
    expect(await storedMark(carla)).toBe('present');
    await watch.online(page);
    await expect(allSaved(page)).toBeVisible();
    expect(await storedMark(carla)).toBe('late');
  });

  await test.step('it is submitted, and says what can still be corrected', async () => {
    await page.getByRole('button', { name: 'Submit', exact: true }).tap();
    await expect(page.getByRole('heading', { name: 'The register is submitted' })).toBeVisible();
    await expect(page.getByText(/^Recorded: .*4 present/)).toBeVisible();
    await expect(page.getByText(/You can correct it until/)).toBeVisible();

    // A submitted register is corrected, never unmarked.
    await mark(page, carla, 'Late').press('Delete');
    await expect(mark(page, carla, 'Late')).toBeChecked();
    await saving(page, () => mark(page, carla, 'Present').tap());
    await expect(mark(page, carla, 'Present')).toBeChecked();
    expect(await storedMark(carla)).toBe('present');
  });

  async function storedMark(name: string): Promise<string | undefined> {
    const path = `/training-sessions/${world.session.id}/register`;
    const { entries } = await (await api('administrator')).get<{ entries: { name: string; mark: string }[] }>(path);
    return entries.find((entry) => entry.name === name)?.mark;
  }
});

test('a register that is submitted for two days is locked', async ({ open, api }) => {
  const trainers = await api('administrator');
  const { items } = await trainers.get<{ items: { id: string; state: string; cohort: { name: string } }[] }>(
    '/training-sessions?order=earliestFirst',
  );
  const locked = items.find(({ state, cohort }) => state === 'locked' && cohort.name.includes('Birmingham'));
  const { page } = await open({ as: 'trainer', size: 'phone' });
  await page.goto(`/sessions/${locked?.id ?? ''}/register`);

  await expect(page.getByRole('heading', { name: 'The register is locked' })).toBeVisible();
  await expect(page.getByText('Ask a programme manager to reopen it')).toBeVisible();
  await expect(page.getByRole('radiogroup')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Submit' })).toHaveCount(0);
});

test('a register is taken at a desk with the letters P L E A N', async ({ open, api, baseURL }) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 5 });
  const { page } = await open({ as: world.trainer.signIn });
  await openRegister(page, world);
  await mark(page, world.people[0] ?? '', 'Present').focus();
  await page.keyboard.type('plean');

  for (const [index, word] of ['Present', 'Late', 'Left early', 'Apology', 'No-show'].entries()) {
    await expect(mark(page, world.people[index] ?? '', word)).toBeChecked();
  }
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('a');
  await expect(mark(page, world.people[1] ?? '', 'Apology')).toBeChecked();
  await expect(allSaved(page)).toBeVisible();
});

test('two people who mark the same person differently are both told, and one decides', async ({
  open,
  api,
  baseURL,
}) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 2 });
  const [ben = ''] = world.people;
  const trainer: Visit = await open({ as: world.trainer.signIn, size: 'phone' });
  const manager: Visit = await open({ as: world.manager.signIn });
  await openRegister(trainer.page, world);
  await openRegister(manager.page, world);

  await saving(trainer.page, () => mark(trainer.page, ben, 'Present').tap());
  await mark(manager.page, ben, 'Apology').click();

  const dispute = manager.page.getByRole('group', { name: new RegExp(`marked ${ben} present.*You said apology`) });
  await expect(dispute).toBeVisible();
  await expect(dispute).toContainText(world.trainer.name);
  await dispute.getByRole('button', { name: 'Use apology' }).click();
  await expect(dispute).toHaveCount(0);
  await expect(allSaved(manager.page)).toBeVisible();

  await trainer.page.reload();
  await expect(mark(trainer.page, ben, 'Apology')).toBeChecked();
});

test('a trainer logs a story with what its storyteller agreed to, and hands it to review', async ({
  open,
  api,
  baseURL,
}) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 1 });
  const { page } = await open({ as: world.trainer.signIn, size: 'phone' });
  await page.goto('/stories');
  await page.getByRole('link', { name: 'Log the first story' }).tap();
  await logStory(page, { region: world.region.name, pseudonym: 'Demo Robin', allows: ['May it be on the website?'] });

  await expect(page.getByText('The story was handed to review.')).toBeVisible();
  await expect(page.getByText('Demo Robin')).toBeVisible();
  await expect(page.getByText('Consent given', { exact: true })).toBeVisible();
  await page.goto('/stories');
  await expect(page.getByRole('row', { name: /Demo Robin/ })).toContainText('Handed in');
});
