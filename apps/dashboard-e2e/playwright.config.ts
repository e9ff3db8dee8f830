import { defineConfig } from '@playwright/test';

/** Set to use a Chromium that is already on the machine; otherwise Playwright's own. */
const executablePath = process.env['CHROMIUM_PATH'];

/** Chromium refuses its sandbox to root, and needs neither a GPU nor the network for these journeys. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: './src',
  globalSetup: './src/harness/global-setup.ts',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/dashboard-e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Generous, for a machine that has other things to do: what is right is seen at once, whatever the patience.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/dashboard-e2e.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: [...asRoot, ...quiet] },
  },
});
