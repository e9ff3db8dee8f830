import { join } from 'node:path';
import { request } from '@playwright/test';

/** The accounts of the demonstration that journeys sign in as. */
export const ACCOUNTS = {
  administrator: 'administrator@example.org',
  manager: 'manager@example.org',
  trainer: 'trainer@example.org',
  curator: 'curator@example.org',
  safeguardingLead: 'safeguarding@example.org',
  funder: 'funder@example.org',
} as const;
export type AccountName = keyof typeof ACCOUNTS;

/** It stands on the sign-in page: it keeps nothing secret. */
export const DEMONSTRATION_PASSWORD = 'community reporting';

const STATES = join(__dirname, '../../../../test-results/dashboard-e2e-signed-in');

/** Where the sign-in of an account is kept for all journeys. A journey that ends sign-ins uses an account of its own. */
export const signedInAs = (account: AccountName): string => join(STATES, `${account}.json`);

export async function signInEverybody(baseURL: string): Promise<void> {
  await Promise.all(
    Object.entries(ACCOUNTS).map(async ([account, email]) => {
      const client = await request.newContext({ baseURL, extraHTTPHeaders: { origin: new URL(baseURL).origin } });
      const answer = await client.post('/api/v1/sign-in', { data: { email, password: DEMONSTRATION_PASSWORD } });
      if (!answer.ok()) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
      await client.storageState({ path: signedInAs(account as AccountName) });
      await client.dispose();
    }),
  );
}
