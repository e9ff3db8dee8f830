import { type HttpRequest } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { App } from '../app/app';
import { appConfig } from '../app/app.config';

const ROLES: Readonly<Record<string, string>> = {
  alert: '[role=alert]',
  button: 'button, [role=menuitem]',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  heading: 'h1, h2, h3',
  link: 'a[href]',
  radio: 'input[type=radio]',
  row: 'tbody tr',
  status: '[role=status]',
  textbox: 'input:not([type=radio], [type=checkbox]), textarea',
};

const wordsOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

/** What a screen reader would call an element. */
const nameOf = (element: Element): string => {
  const [label] = [...((element as Partial<HTMLInputElement>).labels ?? [])];
  return element.getAttribute('aria-label') ?? wordsOf(label ?? element);
};

/**
 * The whole application at an address, driven as a person does: by role and name. The server is what the spec answers with; an
 * unanswered request keeps waiting, as one would.
 */
export class AppDriver {
  private readonly http: HttpTestingController;
  readonly page: HTMLElement;

  private constructor() {
    TestBed.configureTestingModule({ providers: [...appConfig.providers, provideHttpClientTesting()] });
    this.http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(App);
    fixture.autoDetectChanges();
    this.page = fixture.nativeElement as HTMLElement;
    document.body.append(this.page);
  }

  static start(): AppDriver {
    return new AppDriver();
  }

  /** Begins to go there; pages are fetched, and may wait for answers. */
  go(address: string): void {
    void TestBed.inject(Router).navigateByUrl(address);
  }

  get address(): string {
    return TestBed.inject(Router).url;
  }

  /** Waits for a request and answers it. A pattern has to match the whole path; a path may name what the query holds: `/things?mine=true`. */
  async answer(method: string, path: string | RegExp, body: unknown): Promise<TestRequest> {
    const request = await this.request(method, path);
    request.flush(body as object);
    await this.settled();
    return request;
  }

  /** The same, where several are asked at one address: the one that fits. */
  async answerWhere(
    method: string,
    path: string,
    fits: (request: HttpRequest<unknown>) => boolean,
    body: unknown,
  ): Promise<TestRequest> {
    const request = await this.until(`request ${method} ${path}`, () =>
      this.http.match((each) => each.method === method && each.url === `/api/v1${path}` && fits(each)).at(-1),
    );
    request.flush(body as object);
    await this.settled();
    return request;
  }

  /** Waits for a request and refuses it, as the API does. */
  async refuse(
    method: string,
    path: string | RegExp,
    problem: {
      readonly status: number;
      readonly code: string;
      readonly params?: Readonly<Record<string, unknown>>;
      readonly errors?: readonly unknown[];
    },
  ): Promise<TestRequest> {
    const request = await this.request(method, path);
    request.flush(
      { type: 'about:blank', title: problem.code, requestId: 'req-1', ...problem },
      {
        status: problem.status,
        statusText: problem.code,
      },
    );
    await this.settled();
    return request;
  }

  /** Waits for a request that never reaches the server. */
  async lose(method: string, path: string): Promise<void> {
    (await this.request(method, path)).error(new ProgressEvent('error'));
    await this.settled();
  }

  /** Waits until the address is this. */
  async arrivesAt(address: string): Promise<void> {
    await this.until(`arrival at ${address}`, () => (this.address === address ? true : undefined));
  }

  /** How many requests are waiting for this. */
  waiting(method: string, path: string): number {
    const found = this.http.match((request) => request.method === method && request.url === `/api/v1${path}`);
    return found.length;
  }

  /** The one element of a role whose name holds the text, once it is there. Fails when it does not come. */
  find(role: string, name = ''): Promise<HTMLElement> {
    return this.until(`a ${role} named "${name}"`, () => this.seen(role, name));
  }

  /** The same, now; undefined when it is not there. */
  seen(role: string, name = ''): HTMLElement | undefined {
    return this.all(role).find((element) => nameOf(element).includes(name));
  }

  names(role: string): readonly string[] {
    return this.all(role).map(nameOf);
  }

  /** Everything that can be read, white space folded. */
  get words(): string {
    return wordsOf(document.body);
  }

  async press(role: string, name: string): Promise<void> {
    (await this.find(role, name)).click();
    await this.settled();
  }

  async fill(name: string, text: string): Promise<void> {
    const field = (await this.find('textbox', name)) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('blur'));
    await this.settled();
  }

  async choose(name: string, option: string): Promise<void> {
    const select = (await this.find('combobox', name)) as HTMLSelectElement;
    const chosen = [...select.options].find(({ text }) => text.trim() === option);
    if (!chosen)
      throw new Error(`"${name}" offers no "${option}": ${[...select.options].map(({ text }) => text).join(' | ')}`);
    select.value = chosen.value;
    select.dispatchEvent(new Event('input', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  private request(method: string, path: string | RegExp): Promise<TestRequest> {
    const [address = '', query] = typeof path === 'string' ? path.split('?') : [];
    const fits = ({ url, params }: HttpRequest<unknown>): boolean =>
      (typeof path === 'string' ? url === `/api/v1${address}` : path.test(url.replace('/api/v1', ''))) &&
      [...new URLSearchParams(query)].every(([key, value]) => params.get(key) === value);
    return this.until(`request ${method} ${String(path)}`, () =>
      this.http.match((request) => request.method === method && fits(request)).at(-1),
    );
  }

  /** Looks in the whole document: menus and questions stand beside the application. */
  private all(role: string): HTMLElement[] {
    return [...document.body.querySelectorAll<HTMLElement>(ROLES[role] ?? role)];
  }

  /** Waits for what follows from promises and rendering; never for a time. */
  private async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  }

  /** Waits until there is something to be seen; it looks again after each turn, never for a time. */
  async until<Found>(what: string, look: () => Found | undefined): Promise<Found> {
    for (let turn = 0; turn < 400; turn++) {
      const found = look();
      if (found !== undefined) return found;
      await this.settled();
    }
    throw new Error(`There is no ${what}. At ${this.address}: ${this.words}`);
  }
}
