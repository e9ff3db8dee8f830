import type { Page } from '@playwright/test';
import { addDays } from '@throughline/domain/shared';
import { expect, test } from '../harness/test';
import { ownWorld } from '../harness/world';

const HOUR = 3_600_000;

/** A day and hours on the clocks of London, so many hours from now. */
function hoursFromNow(from: number, until: number): { date: string; startTime: string; endTime: string } {
  const clock = (hours: number): [string, string] => {
    const text = new Date(Date.now() + hours * HOUR).toLocaleString('sv-SE', { timeZone: 'Europe/London' });
    return [text.slice(0, 10), text.slice(11, 16)];
  };
  const [date, startTime] = clock(from);
  return { date, startTime, endTime: clock(until)[1] };
}

async function fillTimes(page: Page, { date, startTime, endTime }: ReturnType<typeof hoursFromNow>): Promise<void> {
  await page.getByLabel('Date', { exact: true }).fill(date);
  await page.getByLabel('From', { exact: true }).fill(startTime);
  await page.getByLabel('To', { exact: true }).fill(endTime);
}

test('an event from its plan to its follow-ups: guests answer without an account, the list moves up, the door, the write-up', async ({
  open,
  api,
  baseURL,
}) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 0 });
  const tag = world.programme.name.slice(-6);
  const [ana, ben] = [`Demo Ana ${tag}`, `Demo Ben ${tag}`];
  const { page } = await open({ as: world.manager.signIn });
  const tab = (name: string) => page.getByRole('navigation', { name: 'This event' }).getByRole('link', { name });

  await test.step('it is planned with one place, and announced', async () => {
    await page.goto('/events/new');
    await page.getByLabel('Name of the event').fill(`Gathering ${tag}`);
    await page.getByLabel('Kind').selectOption({ label: 'Conversation of Change' });
    await page.getByLabel('Programme').selectOption(world.programme.id);
    await page.getByLabel('How people take part').selectOption({ label: 'Online' });
    await page.getByLabel('Region').selectOption(world.region.id);
    await fillTimes(page, hoursFromNow(2, 4));
    await page.getByLabel('How many places').fill('1');
    await page.getByRole('button', { name: 'Plan the event' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Gathering ${tag}` })).toBeVisible();
    await page.getByRole('button', { name: 'Announce', exact: true }).click();
    await expect(page.getByText('The event is announced.')).toBeVisible();
  });
  const eventPath = new URL(page.url()).pathname;

  const links = await test.step('two are invited, each with their own link', async () => {
    await tab('Guests').click();
    await page.getByLabel('Names').fill(`${ana}\n${ben}`);
    await page.getByRole('button', { name: 'Add 2 guests' }).click();
    const made: string[] = [];
    for (const name of [ana, ben]) {
      const guest = page.getByRole('listitem').filter({ hasText: name });
      await guest.getByRole('button', { name: /^Invite or edit/ }).click();
      await guest.getByRole('button', { name: 'Make their link' }).click();
      made.push(await guest.getByLabel('Personal link').inputValue());
      await guest.getByRole('button', { name: /^Close/ }).click();
    }
    return made;
  });

  const guests = await Promise.all(
    links.map(async (link) => {
      const { page: theirs } = await open({ size: 'phone' });
      await theirs.goto(link);
      await expect(theirs.getByRole('heading', { name: 'Will you come?' })).toBeVisible();
      return theirs;
    }),
  );
  const [anas, bens] = guests;
  if (!anas || !bens) throw new Error('Both should have a link.');

  await test.step('the last place is taken, the next one waits, and moves up when somebody changes their mind', async () => {
    const place = { name: 'You have a place. See you there!' };
    await anas.getByRole('button', { name: /^Yes/ }).tap();
    await expect(anas.getByRole('heading', place)).toBeVisible();
    await anas.getByLabel('To take part').fill('A seat near the door');
    await anas.getByRole('button', { name: 'Send what I need' }).tap();
    await expect(anas.getByText('Sent. Thank you.')).toBeVisible();

    await bens.reload();
    await expect(bens.getByText('Every place is taken. With a yes you are put on the waiting list.')).toBeVisible();
    await bens.getByRole('button', { name: /^Yes/ }).tap();
    await expect(bens.getByRole('heading', { name: 'You are on the waiting list, number 1' })).toBeVisible();
    await expect(bens.getByText(ana)).toHaveCount(0);

    await anas.getByRole('button', { name: /^No/ }).tap();
    await expect(anas.getByRole('heading', { name: /^You said: no/ })).toBeVisible();
    await bens.reload();
    await expect(bens.getByRole('heading', place)).toBeVisible();

    await page.reload();
    await expect(page.getByRole('listitem').filter({ hasText: ben })).toContainText('Moved up from the waiting list');
    await expect(page.getByRole('heading', { name: 'The only place is taken' })).toBeVisible();
  });

  await test.step('at the door, on a phone: one arrives, one was not expected, a slip is undone', async () => {
    const { page: door } = await open({ as: world.manager.signIn, size: 'phone' });
    await door.goto(`${eventPath}/door`);
    const person = (name: string) => door.getByRole('listitem').filter({ hasText: name });
    await person(ben)
      .getByRole('button', { name: /^Arrived/ })
      .tap();
    await expect(person(ben)).toContainText('Here');
    await expect(door.getByText('All saved')).toBeVisible();
    // It was kept; and a tap that comes at once is taken for a trembling hand.
    await door.reload();
    await person(ben).getByRole('button', { name: /^Undo/ }).tap();
    await expect(door.getByText('0 here')).toBeVisible();
    await person(ben)
      .getByRole('button', { name: /^Arrived/ })
      .tap();
    await door.getByLabel('Find a guest').fill('Demo Walk-in');
    await door.getByRole('button', { name: 'Add “Demo Walk-in” as a walk-in' }).tap();
    await expect(door.getByText('2 here')).toBeVisible();
    await expect(door.getByText('All saved')).toBeVisible();
  });

  await test.step('it began, and was held', async () => {
    await page.goto(`${eventPath}/edit`);
    await fillTimes(page, hoursFromNow(-2, -1));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Mark as held' }).click();
    await page.getByRole('link', { name: 'Write it up' }).click();
  });

  await test.step('it is written up, with a quote and how far its permission goes', async () => {
    await expect(page.getByText('2 were checked in at the door.')).toBeVisible();
    await page.getByRole('button', { name: 'Use that number' }).click();
    await page.getByRole('button', { name: 'Add an organisation' }).click();
    await page.getByLabel('Organisation', { exact: true }).fill('Demo Council');
    await page.getByRole('button', { name: 'Add an activity' }).click();
    await page.getByLabel('Activity').fill('A story exchange');
    await expect(page.getByLabel('People in the room')).toHaveValue('2');
    await page.getByRole('button', { name: 'Save the write-up' }).click();
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible();

    await page.getByRole('button', { name: 'Add a quote' }).click();
    await page.getByLabel('In their own words').fill('I was listened to.');
    await page.getByRole('button', { name: 'Save the quote' }).click();
    await expect(page.getByRole('button', { name: /Choose how far it may go/ })).toBeVisible();
    await page.getByLabel('Where they allow it to be used').selectOption({ label: 'In reports to funders' });
    await page.getByRole('button', { name: 'Save the quote' }).click();
    const quote = page.getByRole('listitem').filter({ hasText: 'I was listened to.' });
    await expect(quote).toContainText('In reports to funders');
    await page.getByRole('button', { name: 'Mark as written up' }).click();
    await expect(page.getByText('The event is written up.')).toBeVisible();
    const report = page.getByRole('region', { name: 'Write-up' });
    for (const told of ['2 people', 'Demo Council', 'A story exchange']) await expect(report).toContainText(told);
  });

  await test.step('what was promised is somebody’s to do, and is ticked', async () => {
    await tab('Follow-ups').click();
    await page.getByRole('button', { name: 'Add a follow-up' }).click();
    await page.getByLabel('What is to be done').fill('Send the summary');
    await page.getByLabel('Who sees to it').selectOption({ label: world.manager.name });
    await page.getByLabel('Until when').fill(addDays(world.today, 7));
    await page.getByRole('button', { name: 'Save the follow-up' }).click();
    const line = page.getByRole('listitem').filter({ hasText: 'Send the summary' });
    await expect(line).toContainText('due');
    await line.getByRole('checkbox').check();
    await expect(line).toContainText('done');
    await page.reload();
    await expect(line.getByRole('checkbox')).toBeChecked();
  });
});
