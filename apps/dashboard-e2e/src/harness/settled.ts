import { expect, type Page } from '@playwright/test';

/** Waits until a page stands: its heading is there and nothing is being fetched for it any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByText('Loading…', { exact: true })).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}
