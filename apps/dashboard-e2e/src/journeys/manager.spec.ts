import type { Page } from '@playwright/test';
import { handIn } from '../harness/hand-in';
import { logStory } from '../harness/log-story';
import { expect, test } from '../harness/test';
import { ownWorld, type World } from '../harness/world';

const COLUMNS = ['stories', 'reporters', 'sessions', 'participants'] as const;
type Figures = Record<(typeof COLUMNS)[number], number>;

/** The figures of one line of the table "Strands and regions". */
async function figuresOf(page: Page, name: string): Promise<Figures> {
  const row = page.getByRole('table', { name: /Strands and regions/ }).getByRole('row', { name });
  const texts = await row.getByRole('cell').allInnerTexts();
  return Object.fromEntries(COLUMNS.map((column, index) => [column, parseInt(texts[index] ?? '', 10)])) as Figures;
}

/** One figure of the whole programme or of the part that is looked at, by its name. */
const otherFigure = (page: Page, name: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
    .locator('strong');

async function openProgramme(page: Page, { programme }: World): Promise<void> {
  await page.goto('/portfolio');
  await page.getByRole('link', { name: programme.name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: programme.name })).toBeVisible();
  await expect(page.getByRole('table', { name: /Strands and regions/ })).toBeVisible();
}

test('what a trainer does moves the figures of that strand and region, by exactly that', async ({
  open,
  api,
  baseURL,
}) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 5 });
  const manager = await open({ as: world.manager.signIn });
  const trainer = await open({ as: world.trainer.signIn, size: 'phone' });
  const nothing: Figures = { stories: 0, reporters: 0, sessions: 0, participants: 0 };

  await openProgramme(manager.page, world);
  expect(await figuresOf(manager.page, world.region.name)).toEqual(nothing);

  await test.step('a register with one no-show and a walk-in', async () => {
    const { page } = trainer;
    await page.goto(`/sessions/${world.session.id}/register`);
    const [absent = ''] = world.people;
    await page.getByRole('radiogroup', { name: absent }).getByRole('radio', { name: 'No-show' }).tap();
    await page.getByRole('button', { name: 'Everyone else present' }).tap();
    await page.getByLabel('Add somebody who was not expected').fill('Demo Walk-in');
    await page.getByRole('button', { name: 'Add as present' }).tap();
    await expect(page.getByText('All saved')).toBeVisible();
    await page.getByRole('button', { name: 'Submit', exact: true }).tap();
    await expect(page.getByRole('heading', { name: 'The register is submitted' })).toBeVisible();
  });
  await test.step('and a story', async () => {
    await trainer.page.goto('/stories/new');
    await logStory(trainer.page, { region: world.region.name, pseudonym: 'Demo Lark', allows: [] });
    await expect(trainer.page.getByText('The story was handed to review.')).toBeVisible();
  });

  await openProgramme(manager.page, world);
  const moved: Figures = { stories: 1, reporters: 0, sessions: 1, participants: 4 };
  expect(await figuresOf(manager.page, world.region.name)).toEqual(moved);
  expect(await figuresOf(manager.page, world.strand.name)).toEqual(moved);
  expect(await figuresOf(manager.page, world.quietRegion.name)).toEqual(nothing);
  await expect(manager.page.getByText('5 contacts, 1 of them a walk-in without a name')).toBeVisible();
});

test('a manager publishes what may be published, is told why not otherwise, and takes a story back', async ({
  open,
  api,
  baseURL,
}) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 1 });
  await handIn(world, baseURL ?? '', { pseudonym: 'Demo Wren', scopes: ['publish_web'] });
  await handIn(world, baseURL ?? '', { pseudonym: 'Demo Sedge', scopes: ['curate'] });
  const { page } = await open({ as: world.manager.signIn });

  const review = async (pseudonym: string): Promise<void> => {
    await page.goto('/stories');
    await page
      .getByRole('row', { name: new RegExp(pseudonym) })
      .getByRole('link')
      .click();
    await page.getByRole('button', { name: 'Begin the review' }).click();
    await page.getByRole('button', { name: 'Approve…' }).click();
    await page.getByRole('checkbox', { name: /The storyteller has seen it/ }).check();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText('The story was approved.')).toBeVisible();
  };

  await test.step('with consent to the website it is published', async () => {
    await review('Demo Wren');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByText('The story is marked as published.')).toBeVisible();
  });
  await test.step('without it, the page says so in words and offers no button', async () => {
    await review('Demo Sedge');
    await expect(
      page.getByText('It cannot be published yet. Somebody in it has not agreed to the website'),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: /^Publish/ })).toHaveCount(0);
  });
  await test.step('both count, one of them as published', async () => {
    await openProgramme(page, world);
    expect((await figuresOf(page, world.region.name)).stories).toBe(2);
    await expect(otherFigure(page, 'Stories published')).toHaveText('1');
    await expect(otherFigure(page, 'Stories withdrawn')).toHaveText('0');
  });
  await test.step('a story that is withdrawn counts no longer, and is no longer told', async () => {
    await page.goto('/stories');
    await page
      .getByRole('row', { name: /Demo Wren/ })
      .getByRole('link')
      .click();
    await page.getByRole('button', { name: 'Withdraw the whole story' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw the story' }).click();
    await expect(page.getByText('The story was withdrawn.')).toBeVisible();
    await expect(page.getByText('Demo Wren')).toHaveCount(0);

    await openProgramme(page, world);
    expect((await figuresOf(page, world.region.name)).stories).toBe(1);
    await expect(otherFigure(page, 'Stories published')).toHaveText('0');
    await expect(otherFigure(page, 'Stories withdrawn')).toHaveText('1');
  });
});
