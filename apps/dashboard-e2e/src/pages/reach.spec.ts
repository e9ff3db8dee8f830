import type { Page } from '@playwright/test';
import { expectNoSidewaysScrolling, violationsOf } from '../harness/accessible';
import { DEMONSTRATION_PASSWORD } from '../harness/accounts';
import { tabTo } from '../harness/keyboard';
import { settled } from '../harness/settled';
import { expect, test } from '../harness/test';
import { ownWorld } from '../harness/world';
import { PLACES } from './places';

/** Controls that stand out of the screen, whose words do not fit into them, or that lie over one another. */
const clippedControls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('main :is(button, a, input, select)')].filter(
      (control) => control.checkVisibility() && getComputedStyle(control).display !== 'inline',
    );
    const nameOf = (control: HTMLElement): string =>
      `${control.tagName.toLowerCase()} “${(control.innerText || control.id).trim()}”`;
    const isOutside = (control: HTMLElement): boolean => {
      const { left, right } = control.getBoundingClientRect();
      return left < -1 || right > document.documentElement.clientWidth + 1;
    };
    // A field scrolls what is longer than itself.
    const isCut = (control: HTMLElement): boolean =>
      !control.matches('input, select') && control.scrollWidth > control.clientWidth + 1;
    // What stays at the foot of the screen lies over the page on purpose.
    const floats = (control: Element | null): boolean =>
      control !== null &&
      (['fixed', 'sticky'].includes(getComputedStyle(control).position) || floats(control.parentElement));
    const flowing = controls.filter((control) => !floats(control));
    const overlaps = flowing.flatMap((one, index) =>
      flowing.slice(index + 1).flatMap((other) => {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return across > 2 && down > 2 ? [`${nameOf(one)} over ${nameOf(other)}`] : [];
      }),
    );
    const clipped = controls.filter((control) => isOutside(control) || isCut(control)).map(nameOf);
    return [...clipped, ...overlaps];
  });

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
  const checked = page.getByRole('radiogroup').getByRole('radio', { checked: true });
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
