import { expect, type Page } from '@playwright/test';

/**
 * Marks somebody on a register and waits until the server has it. "All saved" alone says nothing of a mark that was set a moment ago: it
 * stands there until the page is drawn again.
 */
export async function saving(page: Page, mark: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && response.url().endsWith('/register/marks'),
  );
  await mark();
  await answered;
  await expect(page.getByText('All saved')).toBeVisible();
}
