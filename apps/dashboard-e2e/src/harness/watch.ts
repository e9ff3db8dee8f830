import type { BrowserContext, Page } from '@playwright/test';

/** An answer that a journey means to get although it is a refusal. */
export interface ExpectedRefusal {
  readonly status: number;
  /** The path, without the query, or a pattern of it. */
  readonly path: string | RegExp;
}

/** Whoever has not signed in asks who they are, and is told so. */
const ALWAYS: readonly ExpectedRefusal[] = [{ status: 401, path: '/api/v1/account' }];

/** Chromium's own line about an answer that is counted here by its status, or a request that is counted as failed. */
const TOLD_OTHERWISE = 'Failed to load resource';

/**
 * Notes whatever a person would not see and a developer should: errors in the console, uncaught ones, violations of the content
 * security policy, requests that failed and answers of 4xx and 5xx that the journey did not mean to get.
 */
export class Watch {
  readonly faults: string[] = [];
  readonly #expected: ExpectedRefusal[] = [...ALWAYS];
  #isOffline = false;

  constructor(context: BrowserContext) {
    context.on('page', (page) => this.#follow(page));
    context.on('console', (message) => {
      if (message.type() !== 'error' || message.text().startsWith(TOLD_OTHERWISE)) return;
      this.#note(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#note(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // Left behind by going to another page.
      if (why === 'net::ERR_ABORTED') return;
      if (this.#isOffline && why === 'net::ERR_INTERNET_DISCONNECTED') return;
      this.#note(`${request.method()} ${request.url()} failed: ${why}`);
    });
    context.on('response', (response) => {
      if (response.status() < 400 || this.#isExpected(response.status(), new URL(response.url()).pathname)) return;
      this.#note(`${response.request().method()} ${response.url()} answered ${response.status()}`);
    });
  }

  /** From now on this answer is no fault. */
  expect(...refusals: readonly ExpectedRefusal[]): void {
    this.#expected.push(...refusals);
  }

  /** Takes the connection away, in which requests are bound to fail. */
  async offline(page: Page): Promise<void> {
    this.#isOffline = true;
    await page.context().setOffline(true);
  }

  async online(page: Page): Promise<void> {
    await page.context().setOffline(false);
  }

  #follow(page: Page): void {
    page.on('crash', () => this.#note(`crashed: ${page.url()}`));
  }

  #isExpected(status: number, path: string): boolean {
    return this.#expected.some(
      (each) => each.status === status && (typeof each.path === 'string' ? each.path === path : each.path.test(path)),
    );
  }

  #note(fault: string): void {
    this.faults.push(fault);
  }
}

/** Written into every page: a violation says itself in the console, where the watch reads it. */
export const REPORT_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));`;
