import ICAL from 'ical.js';
import { v7 } from 'uuid';
import { Api } from '../harness/api';
import { expect, test } from '../harness/test';
import { ownWorld } from '../harness/world';

test('the calendar by month, week and agenda; what is chosen stands in the address and outlives a reload', async ({
  open,
  api,
  baseURL,
}) => {
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 0 });
  const gathering = `Gathering of ${world.programme.name}`;
  await administrator.put(`/events/${v7()}`, {
    ...{ programmeId: world.programme.id, strandId: null, regionId: world.quietRegion.id, kind: 'other' },
    ...{ title: gathering, date: world.today, startTime: '12:00', endTime: '13:00', timeZone: 'Europe/Tallinn' },
    ...{ mode: 'online', venueId: null, capacity: null, exceptionNote: null },
  });
  const { page } = await open({ as: world.manager.signIn });
  const session = page.getByRole('link', { name: new RegExp(world.session.title) });
  const event = page.getByRole('link', { name: new RegExp(gathering) });

  await page.goto('/calendar');
  await expect(page.getByRole('grid')).toBeVisible();
  for (const view of ['Month', 'Week', 'Agenda']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`view=${view.toLowerCase()}`));
    await expect(session.first()).toBeVisible();
    await expect(event.first()).toBeVisible();
  }
  // In its own zone, with the reader's clock beside it.
  await expect(page.getByRole('listitem').filter({ has: event })).toContainText(/12:00–13:00.*Tallinn.*for you/);

  await page.getByLabel('Region').selectOption(world.quietRegion.id);
  await expect(session).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`regionId=${world.quietRegion.id}`));
  await page.reload();
  await expect(event.first()).toBeVisible();
  await expect(session).toHaveCount(0);
  await expect(page.getByLabel('Region')).toHaveValue(world.quietRegion.id);

  await page.getByLabel('Region').selectOption('');
  await page.getByLabel('Trainer').selectOption(world.trainer.id);
  await expect(session.first()).toBeVisible();
  await expect(event).toHaveCount(0);
  await expect(page.getByText('Events have no trainers, so they are left out.')).toBeVisible();

  await page.getByRole('button', { name: 'Four weeks after' }).click();
  await expect(page.getByText('Nothing in these four weeks')).toBeVisible();
  await page.getByRole('button', { name: 'Today' }).click();
  await session.first().click();
  await expect(page.getByRole('heading', { level: 1, name: world.session.title })).toBeVisible();
});

test('a trainer’s own calendar program reads a secret address, until it is given another', async ({
  open,
  api,
  baseURL,
}) => {
  const world = await ownWorld(await api('administrator'), baseURL ?? '', { people: 2 });
  const { page } = await open({ as: world.trainer.signIn, size: 'phone' });
  const program = await Api.open(baseURL ?? '');
  await page.goto('/calendar');
  await page.getByRole('link', { name: 'Show this in your own calendar' }).tap();
  await page.getByRole('button', { name: 'Make an address for me' }).tap();
  const address = page.getByLabel('Address of your calendar');
  const first = await address.inputValue();

  const answer = await program.look(first);
  expect(answer.headers()['content-type']).toContain('text/calendar');
  const text = await answer.text();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const [event, ...others] = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  expect(others).toEqual([]);
  expect(event?.summary).toContain(world.session.title);
  expect(event?.uid).toBe(`${world.session.id}@throughline`);
  expect(event?.startDate.toString()).toBe(`${world.today}T${world.session.startTime}:00`);
  expect(event?.startDate.zone.tzid).toBe('Europe/London');
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
  for (const name of world.people) expect(text).not.toContain(name);

  await page.getByRole('button', { name: /^Make a new address/ }).tap();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make a new address' }).tap();
  await expect(page.getByText('The old address has stopped.')).toBeVisible();
  await expect(address).not.toHaveValue(first);
  expect((await program.look(first)).status()).toBe(404);
  expect((await program.look(await address.inputValue())).status()).toBe(200);
  await program.close();
});
