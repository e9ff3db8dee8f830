import type { Page } from '@playwright/test';
import { saving } from '../harness/saving';
import { expect, test } from '../harness/test';
import { ownWorld } from '../harness/world';

test('two trainers who did not see each other mark somebody differently: both are told who said what and when, and a tap decides', async ({
  open,
  api,
  baseURL,
}) => {
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 2, isShared: true });
  const [ben = '', carla = ''] = world.people;
  const second = world.secondTrainer;
  if (!second) throw new Error('There should be two trainers.');
  const hall = await open({ as: world.trainer.signIn, size: 'phone' });
  const desk = await open({ as: second.signIn });
  const mark = (page: Page, name: string, word: string) =>
    page.getByRole('radiogroup', { name }).getByRole('radio', { name: word, exact: true });
  const dispute = (page: Page) => page.getByRole('group', { name: new RegExp(`marked ${ben}`) });
  for (const { page } of [hall, desk]) {
    await page.goto(`/sessions/${world.session.id}/register`);
    await expect(page.getByRole('radiogroup')).toHaveCount(2);
  }

  await test.step('one without a connection, the other with one; what they say of different people merges', async () => {
    await hall.watch.offline(hall.page);
    await mark(hall.page, ben, 'Late').tap();
    await mark(hall.page, carla, 'Present').tap();
    await expect(hall.page.getByText(/2 not sent yet — no connection/)).toBeVisible();
    await saving(desk.page, () => mark(desk.page, ben, 'No-show').click());
    await hall.watch.online(hall.page);
    await expect(dispute(hall.page)).toBeVisible();
    await desk.page.reload();
    await expect(mark(desk.page, carla, 'Present')).toBeChecked();
  });

  await test.step('both see both, with who and when', async () => {
    const clock = /\d\d:\d\d/;
    const keep = dispute(hall.page).getByRole('button', { name: 'Keep no-show' });
    await expect(keep).toContainText(second.name);
    await expect(keep).toContainText(clock);
    const use = dispute(hall.page).getByRole('button', { name: 'Use late' });
    await expect(use).toContainText('You');
    await expect(use).toContainText(clock);
    await expect(dispute(desk.page).getByRole('button', { name: 'Use late' })).toContainText(world.trainer.name);
    await expect(dispute(desk.page).getByRole('button', { name: 'Keep no-show' })).toContainText('You');
  });

  await test.step('while it is not decided, nothing is submitted', async () => {
    await desk.page.getByRole('button', { name: 'Submit', exact: true }).click();
    await expect(desk.page.getByText('Somebody else marked differently.')).toBeVisible();
  });

  await test.step('one tap decides; undone, both stand again; decided anew, both have it', async () => {
    await dispute(hall.page).getByRole('button', { name: 'Use late' }).tap();
    await expect(dispute(hall.page)).toHaveCount(0);
    await expect(hall.page.getByText('Decided: late.')).toBeVisible();
    await hall.page.getByRole('button', { name: 'Undo' }).tap();
    await expect(mark(hall.page, ben, 'No-show')).toBeChecked();
    // Undone and decided anew in a moment, there may be nothing left to send.
    await dispute(hall.page).getByRole('button', { name: 'Use late' }).tap();
    await expect(dispute(hall.page)).toHaveCount(0);
    await expect(hall.page.getByText('All saved')).toBeVisible();
    await desk.page.reload();
    await expect(mark(desk.page, ben, 'Late')).toBeChecked();
    await expect(dispute(desk.page)).toHaveCount(0);
  });

  await test.step('the history keeps what each of them said', async () => {
    await desk.page.getByRole('button', { name: `More about ${ben}` }).focus();
    await desk.page.keyboard.press('Enter');
    const history = desk.page.locator('tl-register-details');
    await expect(history.getByRole('listitem').filter({ hasText: second.name })).toContainText(['No-show']);
    await expect(
      history
        .getByRole('listitem')
        .filter({ hasText: 'while another mark stood' })
        .filter({ hasText: 'without a connection' })
        .filter({ hasText: 'Late' }),
    ).toContainText([world.trainer.name]);
  });
});
