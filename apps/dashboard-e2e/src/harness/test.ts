import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { signedInAs, type AccountName } from './accounts';
import { Api, type SignIn } from './api';
import { REPORT_VIOLATIONS, Watch } from './watch';

/** Sizes are written out: the presets in `devices` name a browser channel that need not be installed. */
export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 }, hasTouch: false },
} as const;
export type Size = keyof typeof SIZES;
export type Theme = 'light' | 'dark';

export interface Visitor {
  /** An account of the demonstration, a sign-in of the journey's own, or nobody. */
  readonly as?: AccountName | SignIn | null;
  readonly size?: Size;
  readonly theme?: Theme;
  readonly at?: string;
}

export interface Visit {
  readonly page: Page;
  readonly watch: Watch;
}

interface Fixtures {
  /** Opens a browser of somebody's own. Whatever goes wrong unseen in it fails the test. */
  readonly open: (visitor: Visitor) => Promise<Visit>;
  /** Requests past the screens, to prepare what a journey works on. */
  readonly api: (account: AccountName) => Promise<Api>;
}

export const test = base.extend<Fixtures>({
  // Read when a test begins: the product that serves it was started after this file was first read.
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs, and insists on one
  baseURL: async ({}, use) => use(process.env['BASE_URL']),

  open: async ({ browser, baseURL }, use) => {
    const visits: { readonly context: BrowserContext; readonly watch: Watch }[] = [];
    await use(async ({ as = null, size = 'desk', theme = 'light', at }) => {
      const storageState = typeof as === 'string' ? signedInAs(as) : (as ?? undefined);
      const context = await browser.newContext({
        baseURL: at ?? baseURL,
        colorScheme: theme,
        ...SIZES[size],
        ...(storageState && { storageState }),
      });
      const watch = new Watch(context);
      await context.addInitScript(REPORT_VIOLATIONS);
      visits.push({ context, watch });
      return { page: await context.newPage(), watch };
    });
    const faults = visits.flatMap(({ watch }) => watch.faults);
    await Promise.all(visits.map(({ context }) => context.close()));
    expect(faults, 'what went wrong unseen').toEqual([]);
  },

  api: async ({ baseURL }, use) => {
    const opened: Api[] = [];
    await use(async (account) => {
      const api = await Api.open(baseURL ?? '', signedInAs(account));
      opened.push(api);
      return api;
    });
    await Promise.all(opened.map((each) => each.close()));
  },
});

export { expect };
