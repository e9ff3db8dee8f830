import { readFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { Api } from '../harness/api';
import { expect, test } from '../harness/test';
import { anotherCohort, ownWorld, type World } from '../harness/world';

test('in a full cohort people wait, are offered a place in order, and move to another cohort with their history', async ({
  open,
  api,
  baseURL,
}) => {
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 2, capacity: 2 });
  const other = await anotherCohort(administrator, world);
  const [leaving = ''] = world.people;
  const tag = world.cohort.name.slice(-6);
  const [first, second] = [`Demo Waiting ${tag} 1`, `Demo Waiting ${tag} 2`];
  const { page } = await open({ as: world.manager.signIn });
  await page.goto(`/cohorts/${world.cohort.id}`);
  const waiting = page.getByRole('region', { name: 'Waiting list' });
  const people = page.getByRole('table', { name: 'People of the cohort' });
  const dialog = page.getByRole('dialog');

  await test.step('who comes when every place is taken is put on the waiting list', async () => {
    await expect(page.getByText('Every place is taken or offered.')).toBeVisible();
    for (const name of [first, second]) {
      await page.getByLabel('Name they want to be called by').fill(name);
      await page.getByRole('button', { name: 'Put on the waiting list' }).click();
      await expect(waiting.getByRole('link', { name })).toBeVisible();
    }
    await expect(waiting.getByRole('listitem').filter({ hasText: second })).toContainText('Number 2 on the list');
    await expect(waiting.getByRole('button', { name: /^Offer the place/ })).toHaveCount(0);
  });

  await test.step('somebody moves to another cohort; what was here stays, and both cohorts say so', async () => {
    await people
      .getByRole('row', { name: leaving })
      .getByRole('button', { name: /^Change state/ })
      .click();
    await page.getByRole('menuitem', { name: 'Move to another cohort…' }).click();
    await dialog.getByLabel('To which cohort').selectOption(other.id);
    await dialog.getByRole('button', { name: 'Move' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(people.getByRole('row', { name: leaving })).toContainText('Moved to another cohort');
    await expect(people.getByRole('row', { name: leaving }).getByRole('link', { name: other.name })).toBeVisible();
  });

  await test.step('the free place is offered to who has waited longest, and held for them', async () => {
    await expect(waiting.getByRole('button', { name: /^Offer the place/ })).toHaveCount(1);
    await waiting.getByRole('button', { name: `Offer the place to ${first}` }).click();
    await dialog.getByRole('button', { name: 'Offer the place' }).click();
    await expect(waiting.getByRole('listitem').filter({ hasText: first })).toContainText('offered a place until');
    await expect(waiting.getByRole('button', { name: /^Offer the place/ })).toHaveCount(0);
  });

  await test.step('they accept, and the next one moves up', async () => {
    await waiting.getByRole('button', { name: /^They accept/ }).click();
    await dialog.getByRole('button', { name: 'Enrol' }).click();
    await expect(people.getByRole('row', { name: first })).toContainText('Enrolled');
    await expect(waiting.getByRole('listitem').filter({ hasText: second })).toContainText('First on the list');
  });

  await test.step('the page of who moved tells both', async () => {
    await people.getByRole('link', { name: leaving }).click();
    await expect(page.getByRole('heading', { level: 1, name: leaving })).toBeVisible();
    const way = page.getByRole('region', { name: 'Their way' });
    await expect(way).toContainText(world.cohort.name);
    await expect(way).toContainText(other.name);
  });
});

/** A number that could be one, and that nobody was given. */
const NOBODYS = 'TL-2026-0000-0000-0007';

/** Everybody was there and the register is in. */
async function heldWithEverybody({ session, trainer }: World, baseURL: string): Promise<void> {
  const told = await Api.open(baseURL, trainer.signIn);
  const path = `/training-sessions/${session.id}/register`;
  const { entries } = await told.get<{ entries: { entryId: string; version: number }[] }>(path);
  await told.patch(`${path}/marks`, {
    marks: entries.map(({ entryId, version }) => ({
      ...{ entryId, mark: 'present', minutes: null, baseVersion: version, mutationId: v7() },
    })),
  });
  await told.post(`${path}/submission`);
  await told.close();
}

test('a course is finished with a whole cohort in one go, taken back, and done again; a stranger verifies a certificate', async ({
  open,
  api,
  baseURL,
}) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 3, isShort: true });
  await heldWithEverybody(world, baseURL ?? '');
  const [ben = ''] = world.people;
  const { page } = await open({ as: world.manager.signIn });
  const heading = (name: string) => page.getByRole('heading', { level: 2, name });

  await test.step('three certificates in one go, and back', async () => {
    await page.goto(`/cohorts/${world.cohort.id}`);
    await page.getByRole('link', { name: 'Finish the course' }).click();
    await expect(heading('Ready (3)')).toBeVisible();
    await page.getByRole('button', { name: 'Finish with 3 people' }).click();
    await expect(heading('With a certificate (3)')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('It was taken back.')).toBeVisible();
    await expect(heading('Ready (3)')).toBeVisible();
    await expect(heading('With a certificate (3)')).toHaveCount(0);
  });

  const number = await test.step('again; a certificate is a PDF to print', async () => {
    await page.getByRole('button', { name: 'Finish with 3 people' }).click();
    const holders = page.getByRole('region', { name: 'With a certificate (3)' });
    const holder = holders.getByRole('listitem').filter({ hasText: ben });
    const [given = ''] = /TL-\d{4}(?:-\w{4}){3}/.exec(await holder.innerText()) ?? [];
    const downloading = page.waitForEvent('download');
    await holder.getByRole('button', { name: `Print the certificate of ${ben}` }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`${given}.pdf`);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(5_000);
    return given;
  });

  await test.step('a stranger learns what the certificate says, and nothing more', async () => {
    const stranger = await open({ size: 'phone' });
    stranger.watch.expect({ status: 404, path: /^\/api\/v1\/certificates\// });
    await stranger.page.goto('/verify');
    const verify = async (text: string): Promise<void> => {
      await stranger.page.getByLabel('Number of the certificate').fill(text);
      await stranger.page.getByRole('button', { name: 'Verify', exact: true }).tap();
    };
    await verify(number.toLowerCase().replaceAll('-', ' '));
    const card = stranger.page.getByRole('region', { name: 'This certificate stands' });
    await expect(card).toBeFocused();
    await expect(card).toContainText(ben);
    await expect(card).toContainText('Short course');
    for (const unsaid of [world.cohort.name, world.region.name, ...world.people.slice(1)]) {
      await expect(card).not.toContainText(unsaid);
    }

    // Mistyped, it cannot be a number; well-formed, it is nobody's. Neither says anything about anybody.
    const last = number.at(-1) === '0' ? '1' : '0';
    await verify(number.slice(0, -1) + last);
    await expect(stranger.page.getByText(/look for a typing error/).first()).toBeVisible();
    await verify(NOBODYS);
    await expect(stranger.page.getByRole('heading', { name: 'We know of no such certificate' })).toBeVisible();
    await expect(stranger.page.getByText(ben)).toHaveCount(0);
  });
});
