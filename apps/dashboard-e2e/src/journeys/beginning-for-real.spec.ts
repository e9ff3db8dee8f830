import { Product } from '../harness/product';
import { settled } from '../harness/settled';
import { expect, test } from '../harness/test';

// A product of its own: what is removed here would be missed by every other journey.
test('the demonstration is removed, the first administrator comes in by the link, and the product is empty', async ({
  open,
}) => {
  test.setTimeout(240_000);
  let product = await Product.start();
  try {
    const { page } = await open({ at: product.url });
    await page.goto('/sign-in');
    await page.getByRole('button', { name: /Demo Administrator Sets up/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Portfolio' })).toBeVisible();
    await page.goto('/account');

    await page.getByRole('button', { name: 'Remove the demonstration…' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('button', { name: 'Remove it all' })).toBeDisabled();
    await dialog.getByRole('textbox').fill('remove the demonstration');
    await dialog.getByRole('button', { name: 'Remove it all' }).click();
    // Straight on to the first administrator, whose one-time token is in the address no longer.
    await expect(page).toHaveURL(/\/first-administrator$/);
    await page.getByLabel('Your name').fill('Ada Example');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password').fill('a first password of ours');
    await page.getByRole('button', { name: 'Create the account' }).click();

    await expect(page.getByRole('heading', { level: 1, name: 'Portfolio' })).toBeVisible();
    await expect(page.getByText('This is a demonstration.')).toHaveCount(0);
    await expect(page.getByText('No programme yet')).toBeVisible();

    // It stays so: what was removed does not come back with the next start.
    product = await product.restart();
    expect(product.output()).toContain('Sign in with your e-mail address and password.');
    await page.reload();
    await expect(page.getByText('No programme yet')).toBeVisible();
    for (const [path, words] of [
      ['/sessions', 'No sessions yet'],
      ['/stories', 'No story yet'],
    ] as const) {
      await page.goto(path);
      await settled(page);
      await expect(page.getByText(words)).toBeVisible();
    }
  } finally {
    await product.stop();
  }
});
