import type { Page } from '@playwright/test';

/** Presses Tab until what has the focus is called this. */
export async function tabTo(page: Page, name: RegExp, { most = 60 }: { most?: number } = {}): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
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
