import type { Page } from '@playwright/test';
import { expectAccessible } from '../harness/accessible';
import { signedInAs, type AccountName } from '../harness/accounts';
import { allRoutes } from '../harness/routes';
import { settled } from '../harness/settled';
import { expect, SIZES, test as base } from '../harness/test';
import { REPORT_VIOLATIONS, Watch } from '../harness/watch';
import { PLACES } from './places';

interface Desk {
  readonly open: () => Promise<Page>;
  readonly watch: Watch;
}

/**
 * One browser for each account and worker rather than one for each page: nothing is changed in it, and what the pages share is
 * loaded once.
 */
const test = base.extend<object, { readonly deskOf: (account: AccountName | null) => Promise<Desk> }>({
  deskOf: [
    async ({ browser }, use) => {
      const desks = new Map<AccountName | null, Promise<Desk>>();
      const furnish = async (account: AccountName | null): Promise<Desk> => {
        const context = await browser.newContext({
          baseURL: process.env['BASE_URL'],
          reducedMotion: 'reduce',
          ...SIZES.phone,
          ...(account && { storageState: signedInAs(account) }),
        });
        const watch = new Watch(context);
        await context.addInitScript(REPORT_VIOLATIONS);
        return { watch, open: () => context.newPage() };
      };
      await use((account) => {
        const desk = desks.get(account) ?? furnish(account);
        desks.set(account, desk);
        return desk;
      });
    },
    { scope: 'worker' },
  ],
});

test('every route of the dashboard has its place among these checks', () => {
  expect(Object.keys(PLACES).sort()).toEqual(allRoutes());
});

for (const [route, { as, path, leadsTo }] of Object.entries(PLACES)) {
  test(`/${route} is accessible in both themes, on a phone and on a desk, and reads at 320 px`, async ({
    deskOf,
    api,
  }) => {
    const address = typeof path === 'string' ? path : await path(await api(as ?? 'administrator'));
    const { open, watch } = await deskOf(as);
    const page = await open();
    await page.goto(address);
    await settled(page);
    if (leadsTo) await expect(page).toHaveURL(leadsTo);
    else await expectAccessible(page);
    await page.close();
    expect(watch.faults.splice(0), 'what went wrong unseen').toEqual([]);
  });
}
