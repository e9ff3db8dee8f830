import type { Page } from '@playwright/test';

/** Everything that the API answers to a page from now on, as it came over the wire: what no screen shows must not be in it either. */
export class Answers {
  readonly #texts: Promise<string>[] = [];

  constructor(page: Page) {
    page.on('response', (response) => {
      if (!new URL(response.url()).pathname.startsWith('/api/')) return;
      // A page that is left takes its unread answers with it.
      this.#texts.push(response.text().catch(() => ''));
    });
  }

  /** How many there were, so that a spec can tell silence from absence. */
  get count(): number {
    return this.#texts.length;
  }

  async text(): Promise<string> {
    return (await Promise.all(this.#texts)).join('\n');
  }
}
