import type { Page } from '@playwright/test';
import { expectNoSidewaysScrolling, violationsOf } from '../harness/accessible';
import { DEMONSTRATION_PASSWORD } from '../harness/accounts';
import { settled } from '../harness/settled';
import { expect, test } from '../harness/test';
import { ownWorld } from '../harness/world';
import { PLACES } from './places';

/** Controls whose words do not fit into them, or that another thing covers half of. */
const clippedControls = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main button, main a, main input, main select')]
      .filter((control) => control.checkVisibility() && getComputedStyle(control).display !== 'inline')
      .filter((control) => {
        const { left, right } = control.getBoundingClientRect();
        const isOutside = left < -1 || right > document.documentElement.clientWidth + 1;
        // A select cuts its own text off by itself when an option is longer than the screen.
        const isCut = control.tagName !== 'SELECT' && control.tagName !== 'INPUT';
        return isOutside || (isCut && control.scrollWidth > control.clientWidth + 1);
      })
      .map((control) => `${control.tagName.toLowerCase()} “${control.innerText.trim()}”`),
  );

for (const route of ['sessions/:sessionId/register', 'portfolio'] as const) {
  for (const size of ['phone', 'desk'] as const) {
    test(`/${route} has room for text of twice the size, on a ${size}`, async ({ open, api }) => {
      const place = PLACES[route];
      if (!place) throw new Error('There is no such place.');
      const address = typeof place.path === 'string' ? place.path : await place.path(await api('trainer'));
      const { page } = await open({ as: place.as, size });
      await page.goto(address);
      await settled(page);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));

      expect(await clippedControls(page)).toEqual([]);
      await expectNoSidewaysScrolling(page);
    });
  }
}

/** Presses Tab until what has the focus is called this. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const labels = (element as HTMLInputElement | null)?.labels;
      return element?.ariaLabel ?? labels?.[0]?.textContent ?? element?.textContent ?? '';
    });
    if (name.test(focused.replace(/\s+/g, ' ').trim())) return;
  }
  throw new Error(`The Tab key does not come to ${String(name)}.`);
}

test('signing in goes by the keyboard alone, and the focus is always seen', async ({ open }) => {
  const { page } = await open({});
  await page.goto('/sign-in');
  await settled(page);
  await tabTo(page, /^E-mail address/);
  await page.keyboard.type('trainer@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMONSTRATION_PASSWORD);
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  expect(outline).not.toBe('none');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
});

test('a register is taken, filled up and submitted by the keyboard alone', async ({ open, api, baseURL }) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 3 });
  const { page } = await open({ as: world.trainer.signIn });
  await page.goto('/sessions');
  await settled(page);
  await tabTo(page, /^Take the register of/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radiogroup')).toHaveCount(3);

  await tabTo(page, /^Present$/);
  await page.keyboard.press('l');
  await tabTo(page, /^Everyone else present$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('all marked', { exact: true })).toBeVisible();
  await tabTo(page, /^Submit$/);
  await page.keyboard.press('Enter');
  // The keyboard is taken to what has become of the register, and does not start over at the top of the page.
  const standing = page.getByRole('heading', { name: 'The register is submitted' });
  await expect(page.locator(':focus').filter({ has: standing })).toHaveCount(1);
  await expect(page.getByText('2 present, 1 late')).toBeVisible();
});

test('with forced colours and without motion, the register is whole', async ({ open, api, baseURL }) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 2 });
  const { page } = await open({ as: world.trainer.signIn, size: 'phone' });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto(`/sessions/${world.session.id}/register`);
  await settled(page);
  await page.getByRole('radiogroup').first().getByRole('radio', { name: 'Late' }).tap();
  const checked = page.getByRole('radio', { checked: true });
  await expect(checked).toHaveCount(1);

  // Which mark is set is seen without a colour of ours, and nothing takes time to move.
  const look = (locator: typeof checked) =>
    locator.evaluate((element) => {
      const { backgroundColor, borderColor, borderWidth, outlineStyle, fontWeight } = getComputedStyle(element);
      return { backgroundColor, borderColor, borderWidth, outlineStyle, fontWeight };
    });
  const other = page.getByRole('radiogroup').nth(1).getByRole('radio', { name: 'Late' });
  expect(await look(checked)).not.toEqual(await look(other));
  const durations = await page.evaluate(() =>
    document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().duration)),
  );
  expect(durations.filter((each) => each > 10)).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
});
