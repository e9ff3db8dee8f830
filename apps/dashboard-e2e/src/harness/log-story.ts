import { expect, type Page } from '@playwright/test';

export interface ToldStory {
  readonly region: string;
  readonly pseudonym: string;
  /** Questions of the consent that the storyteller says yes to, beside the first, which is always one. */
  readonly allows: readonly string[];
}

/** Fills in the page "Log a story" and hands the story to review. */
export async function logStory(page: Page, { region, pseudonym, allows }: ToldStory): Promise<void> {
  // The list of stories has a region to choose, too, and goes only when this page comes.
  await expect(page.getByRole('heading', { level: 1, name: 'Log a story' })).toBeVisible();
  await page.getByLabel('Region').selectOption({ label: region });
  await page.getByLabel('Technique').selectOption({ label: 'Dialogue interview' });
  await page.getByLabel('Audio').check();
  await page.getByLabel('Storyteller’s pseudonym').fill(pseudonym);
  await page.getByRole('group', { name: 'Keeping it' }).getByRole('checkbox').check();
  for (const question of allows) await page.getByRole('checkbox', { name: question }).check();
  await page.getByLabel('How do you want to be named?').selectOption({ label: 'First name' });
  await page.getByLabel('How they said it').selectOption({ label: 'On paper' });
  await page.getByLabel('Information sheet').fill('2026-01');
  await page.getByRole('checkbox', { name: /I hold the consent of everybody/ }).check();
  await page.getByRole('button', { name: 'Hand to review' }).click();
}
