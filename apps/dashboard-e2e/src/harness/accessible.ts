import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { SIZES, type Size, type Theme } from './test';

/** WCAG 2.2 AA, as far as a program can see it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on the page as it stands, each with where, in lines that can be read. A rule named is looked at alone.
 */
export async function violationsOf(page: Page, ...rules: readonly string[]): Promise<string[]> {
  // Run in the page itself, which keeps it: the product has no frames.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    runOnly: rules.length > 0 ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS },
    // What it has no complaint about is looked at all the same, and not described: that takes half of the time.
    resultTypes: ['violations'],
  };
  const violations = await page.evaluate(
    async (run) => (await (window as unknown as { axe: typeof axe }).axe.run(document, run)).violations,
    options,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Whether anything stands out to the side, so that reading takes scrolling in two directions. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { overhang, widest } = await page.evaluate(() => {
    const root = document.documentElement;
    const beyond = [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > root.clientWidth + 1)
      .map((each) => `${each.tagName.toLowerCase()}.${each.className}`);
    return { overhang: root.scrollWidth - root.clientWidth, widest: beyond.slice(0, 5) };
  });
  expect(overhang, `sideways at ${page.viewportSize()?.width} px: ${widest.join(', ')}`).toBeLessThanOrEqual(0);
}

/** Waits until a change of theme or size has come to its end in every element. */
const stillness = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/** Looks at the page in both themes, on a phone and on a desk, and at its narrowest. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const size of ['phone', 'desk'] as const satisfies Size[]) {
    await page.setViewportSize(SIZES[size].viewport);
    for (const theme of ['light', 'dark'] as const satisfies Theme[]) {
      await page.emulateMedia({ colorScheme: theme });
      await stillness(page);
      // The dark theme has other colours, and nothing else.
      const violations = await violationsOf(page, ...(theme === 'dark' ? RULES_OF_COLOUR : []));
      if (violations.length > 0) found[`${size}, ${theme}`] = violations;
    }
  }
  expect(found).toEqual({});
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScrolling(page);
}
