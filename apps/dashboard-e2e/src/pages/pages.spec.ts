import { expectAccessible } from '../harness/accessible';
import { allRoutes } from '../harness/routes';
import { settled } from '../harness/settled';
import { expect, test } from '../harness/test';
import { PLACES } from './places';

test('every route of the dashboard has its place among these checks', () => {
  expect(Object.keys(PLACES).sort()).toEqual(allRoutes());
});

for (const [route, { as, path, leadsTo }] of Object.entries(PLACES)) {
  test(`/${route} is accessible in both themes, on a phone and on a desk, and reads at 320 px`, async ({
    open,
    api,
  }) => {
    const address = typeof path === 'string' ? path : await path(await api(as ?? 'administrator'));
    const { page } = await open({ as, size: 'phone' });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(address);
    await settled(page);
    if (leadsTo) {
      await expect(page).toHaveURL(leadsTo);
      return;
    }
    await expectAccessible(page);
  });
}
