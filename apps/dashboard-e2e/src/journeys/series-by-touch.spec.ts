import { addDays, daysBetween } from '@throughline/domain/shared';
import { instantsOf } from '@throughline/domain/shared/time';
import { v7 } from 'uuid';
import { saving } from '../harness/saving';
import { expect, test } from '../harness/test';
import { ownWorld } from '../harness/world';

const ZONE = 'Europe/London';

/** Week after week from this day, until the clocks of the zone have changed once. */
function acrossTheChange(from: string): { readonly until: string; readonly dates: readonly string[] } {
  const noon = (date: string): string =>
    instantsOf({ date, startTime: '12:00', endTime: '13:00', timeZone: ZONE }).startsAt.slice(11);
  const dates = [from];
  while (noon(dates.at(-1) ?? from) === noon(from)) dates.push(addDays(dates.at(-1) ?? from, 7));
  return { until: dates.at(-1) ?? from, dates };
}

test('a trainer plans a weekly series on a phone and takes its first register, by touch alone', async ({
  open,
  api,
  baseURL,
}) => {
  const administrator = await api('administrator');
  const world = await ownWorld(administrator, baseURL ?? '', { people: 4, days: 260 });
  const [ben = '', carla = '', dan = '', eve = ''] = world.people;
  await administrator.put(`/people/${world.members[0]?.personId ?? ''}/needs`, {
    accessNeeds: ['stepFree'],
    note: 'A seat near the door.',
    emergencyContact: null,
  });
  await administrator.put(`/enrolments/${world.members[1]?.enrolmentId ?? ''}/absences/${v7()}`, {
    ...{ from: world.today, until: addDays(world.today, 3), reason: 'Said so before' },
  });
  const { until, dates } = acrossTheChange(world.today);
  const { startTime, endTime } = world.session;
  const { page, watch } = await open({ as: world.trainer.signIn, size: 'phone' });
  const mark = (name: string, word: string) =>
    page.getByRole('radiogroup', { name }).getByRole('radio', { name: word, exact: true });

  await test.step('the dates are seen before anything is saved, with what clashes, and one is left out', async () => {
    await page.goto(`/cohorts/${world.cohort.id}`);
    await page.getByRole('link', { name: 'Plan sessions' }).tap();
    await page.getByLabel('Title').fill('Evening');
    await page.getByLabel('Repeat').selectOption('weekly');
    await page.getByLabel('On a date').tap();
    watch.expect({ status: 422, path: '/api/v1/series/preview' });
    await expect(page.getByText('A series needs an end.')).toBeVisible();
    await page.getByLabel('Last day that it can be on').fill(until);
    await page.getByLabel('From', { exact: true }).fill(startTime);
    await page.getByLabel('Until', { exact: true }).fill(endTime);
    await page.getByLabel('How it is held').selectOption('online');
    await page.getByLabel('Modules', { exact: true }).selectOption('inOrder');

    await expect(page.getByRole('heading', { name: `${dates.length} sessions` })).toBeVisible();
    await expect(page.getByText(`${world.trainer.name} is at “${world.session.title}”`)).toBeVisible();
    await page
      .getByRole('button', { name: /^Leave out/ })
      .nth(1)
      .tap();
    await expect(page.getByRole('heading', { name: `${dates.length - 1} sessions` })).toBeVisible();
    await expect(page.getByText(/1 left out$/)).toBeVisible();
    await page.getByRole('button', { name: 'Plan the sessions' }).tap();
    await expect(page.getByText(`${dates.length - 1} sessions are planned.`)).toBeVisible();
  });

  await test.step('on both sides of the change of clocks it is at the same time by the clocks of the place', async () => {
    const { sessions } = await administrator.get<{
      sessions: { title: string; date: string; startTime: string; endTime: string; startsAt: string; endsAt: string }[];
    }>(`/cohorts/${world.cohort.id}`);
    const planned = sessions.filter(({ title }) => title.startsWith('Evening'));
    expect(planned.map(({ date }) => date)).toEqual(dates.filter((_, index) => index !== 1));
    expect(new Set(planned.map((each) => `${each.startTime} ${each.endTime}`))).toEqual(
      new Set([`${startTime} ${endTime}`]),
    );
    const [first, last] = [planned[0], planned.at(-1)];
    const apart = (Date.parse(last?.startsAt ?? '') - Date.parse(first?.startsAt ?? '')) / 3_600_000;
    expect(Math.abs(apart - 24 * daysBetween(world.today, until))).toBe(1);

    const rows = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^Evening/ }) });
    await expect(rows).toHaveCount(planned.length);
    await expect(rows.filter({ hasText: `${startTime}–${endTime}` })).toHaveCount(planned.length);
  });

  await test.step('its page shows who is expected and what they need', async () => {
    await page.getByRole('link', { name: 'Evening 1', exact: true }).tap();
    await expect(page.getByRole('heading', { level: 1, name: 'Evening 1' })).toBeVisible();
    const group = page.getByRole('region', { name: 'Expected group' });
    const person = group.getByRole('listitem').filter({ has: page.getByRole('link', { name: ben }) });
    await expect(person).toContainText('Step-free way in');
    await expect(person).toContainText('A seat near the door.');
    await expect(group.getByRole('link')).toHaveCount(4);
    await page.getByRole('link', { name: 'Take the register' }).tap();
  });

  await test.step('late with minutes, a known absence, everyone else, a walk-in', async () => {
    await expect(mark(carla, 'Apology')).toBeChecked();
    await expect(page.getByText(/^away until/)).toBeVisible();
    await mark(ben, 'Late').tap();
    await page.getByRole('button', { name: `Minutes that ${ben} was there` }).tap();
    const minutes = page.getByRole('group', { name: `Minutes that ${ben} was there` });
    for (const text of ['5 late', '10 late', '15 late']) {
      await minutes.getByRole('button', { name: '−5 minutes' }).tap();
      await expect(minutes).toContainText(text);
    }
    await page.getByRole('button', { name: 'Everyone else present' }).tap();
    await expect(mark(carla, 'Apology')).toBeChecked();
    await expect(mark(eve, 'Present')).toBeChecked();
    await page.getByRole('button', { name: 'Walk-in' }).tap();
    await page.getByLabel('Add somebody who was not expected').fill('Demo Walk-in');
    await page.getByRole('button', { name: 'Add as present' }).tap();
    await expect(mark('Demo Walk-in', 'Present')).toBeChecked();
    await expect(page.getByText('All saved')).toBeVisible();
  });

  await test.step('a module that one of them missed, and a note for the team', async () => {
    const modules = page.getByRole('region', { name: 'Modules' });
    const who = modules.getByRole('button', { name: /who missed/ });
    await who.tap();
    await modules.getByRole('checkbox', { name: dan }).tap();
    await expect(who).toContainText('2 of 3 who came');
    await who.tap();
    await expect(modules.getByText(`Missed by ${dan}`)).toBeVisible();

    const note = page.getByRole('region', { name: 'Your note' });
    await note.getByRole('textbox').fill('The second exercise wants more time.');
    await note.getByRole('radio', { name: /^The team Everybody/ }).tap();
    await note.getByRole('button', { name: 'Save the note' }).tap();
    await expect(note.getByText(/^Saved /)).toBeVisible();
  });

  await test.step('it is submitted; what was marked before is kept, with who and when', async () => {
    await page.getByRole('button', { name: 'Submit', exact: true }).tap();
    await expect(page.getByRole('heading', { name: 'The register is submitted' })).toBeVisible();
    await saving(page, () => mark(ben, 'Present').tap());
    await page.getByRole('button', { name: `More about ${ben}` }).tap();
    const history = page.locator('tl-register-details');
    await expect(history.getByRole('listitem').first()).toContainText(world.trainer.name);
    await expect(history.getByRole('listitem').first()).toContainText('Present');
    await history
      .getByRole('button', { name: /^Put back Late, there for/ })
      .last()
      .tap();
    await expect(mark(ben, 'Late')).toBeChecked();
  });

  await test.step('and it counts: one of one held, the others to come', async () => {
    await page.goto(`/cohorts/${world.cohort.id}`);
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
    // The session of the world is still to come in, too.
    await expect(row(ben)).toContainText(`1 of 1 held, ${dates.length - 1} to come`);
    await expect(row(carla)).toContainText(`0 of 1 held, ${dates.length - 1} to come`);
  });
});
