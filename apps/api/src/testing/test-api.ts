import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { problemBody } from '@throughline/domain/shared';
import pino from 'pino';
import type { Sql } from 'sql-template-tag';
import type { QueryRunner } from 'typeorm';
import { createApp } from '../app.module';
import { Clock } from '../platform/clock';
import { readConfig, type Config } from '../platform/config';
import { Database } from '../platform/database';
import { NOW, tokenOf, type Name } from './cast';
import { createSpecDatabase, type SpecDatabase } from './spec-database';

export interface Answer {
  readonly status: number;
  /** The JSON of the answer, text where it is none, null where there is no body. Unchecked here: the spec says what it expects. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec asserts on answers of any shape
  readonly body: any;
  readonly headers: Headers;
}

export type Sent = Readonly<Record<string, string>>;

/** Requests of one person. Headers that a browser of ours would send are there; those given here come on top. */
export interface Person {
  get(path: string, headers?: Sent): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Sent): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Sent): Promise<Answer>;
  delete(path: string, headers?: Sent): Promise<Answer>;
  send(method: string, path: string, options?: { readonly body?: unknown; readonly headers?: Sent }): Promise<Answer>;
}

export interface TestApiOptions {
  /**
   * Whether each test runs in one transaction that is rolled back. Turn it off for what needs several connections (races, crashes):
   * then the tests of the file see what the earlier ones did.
   */
  readonly rollBack?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly database?: 'cast' | 'nothing';
  /** What all tests of the file find, by requests or SQL, beside the cast: done once, before the first of them. */
  readonly seed?: () => Promise<void>;
}

const config = (env: Readonly<Record<string, string>>): Config => {
  const read = readConfig({ LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '5', ...env });
  if (!read.ok) throw new Error(read.problems.join('; '));
  return read.value;
};

/** The API over HTTP on a real PostgreSQL: call once at the top of a spec file or of a `describe`, use inside tests. */
export class TestApi {
  #app: NestExpressApplication | undefined;
  #database: SpecDatabase | undefined;
  #transaction: QueryRunner | undefined;
  #url = '';
  /** Where large files go in this spec; made when the first one comes. */
  #mediaFolder = '';
  #instant = NOW;
  readonly #faults: string[] = [];
  readonly #rollBack: boolean;

  constructor(private readonly options: TestApiOptions) {
    this.#rollBack = options.rollBack ?? true;
  }

  get app(): NestExpressApplication {
    if (!this.#app) throw new Error('The API of a spec is there inside tests only');
    return this.#app;
  }

  /** Where it listens, for what `fetch` has to do by itself. */
  get url(): string {
    return this.#url;
  }

  /** The file's own folder of media, for what looks at what lies there. */
  get mediaFolder(): string {
    return this.#mediaFolder;
  }

  /** The file's own database, for what takes it away. */
  get database(): SpecDatabase {
    if (!this.#database) throw new Error('The database of a spec is there inside tests only');
    return this.#database;
  }

  /** Something of the application, by its class. */
  get<Provided>(provider: abstract new (...args: never[]) => Provided): Provided {
    return this.app.get<Provided>(provider);
  }

  /** SQL in the same transaction as the requests of the test. */
  readonly db = {
    query: <Row extends object = Record<string, unknown>>(statement: Sql): Promise<Row[]> =>
      this.get(Database).query<Row>(statement),
    one: <Row extends object = Record<string, unknown>>(statement: Sql): Promise<Row | null> =>
      this.get(Database).one<Row>(statement),
  };

  /** Requests of a member of the cast; of nobody, for null. */
  as(name: Name | null): Person {
    return this.withToken(name === null ? null : tokenOf(name));
  }

  /** Requests with a cookie of the spec's own. */
  withToken(token: string | null): Person {
    const send: Person['send'] = (method, path, { body, headers = {} } = {}) =>
      this.#send(method, path, body, {
        ...(method !== 'GET' && { 'sec-fetch-site': 'same-origin' }),
        ...(token !== null && { cookie: `__Host-throughline=${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      });
    return {
      send,
      get: (path, headers = {}) => send('GET', path, { headers }),
      put: (path, body, headers = {}) => send('PUT', path, { body, headers }),
      post: (path, body, headers = {}) => send('POST', path, { body, headers }),
      delete: (path, headers = {}) => send('DELETE', path, { headers }),
    };
  }

  /** Lets something happen at another moment than {@link NOW}. Everybody of the cast stays signed in. */
  async at<Result>(instant: string, run: () => Promise<Result>): Promise<Result> {
    const before = this.#instant;
    this.#instant = instant;
    try {
      return await this.get(Clock).at(instant, run);
    } finally {
      this.#instant = before;
    }
  }

  async #send(method: string, path: string, body: unknown, headers: Sent): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(this.#url + path, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body: text }),
    });
    const received = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
    const json: unknown = isJson ? JSON.parse(received) : received === '' ? null : received;
    if (response.status >= 400 && path.startsWith('/api/')) problemBody.parse(json);
    return { status: response.status, body: json, headers: response.headers };
  }

  async start(): Promise<void> {
    this.#database = await createSpecDatabase(this.options.database);
    this.#mediaFolder = join(tmpdir(), `throughline-media${new URL(this.#database.url).pathname.replace('/', '-')}`);
    this.#app = await createApp({
      config: config({
        DATABASE_URL: this.#database.url,
        PORT: '0',
        MEDIA_DIR: this.#mediaFolder,
        ...this.options.env,
      }),
      // Answers that are not as declared, and everything else that is our own fault, end up in this log.
      log: pino({ level: 'error' }, { write: (line) => this.#faults.push(line) }),
      checkAnswers: true,
    });
    this.#moveClock(this.#app);
    await this.#app.listen(0, '127.0.0.1');
    this.#url = (await this.#app.getUrl()).replace('[::1]', '127.0.0.1');
    await this.options.seed?.();
  }

  /** Every request happens at the spec's moment. Goes in front of what is there already. */
  #moveClock(app: NestExpressApplication): void {
    const clock = app.get(Clock);
    const server = app.getHttpServer();
    const [handler] = server.listeners('request') as ((...args: unknown[]) => void)[];
    server.removeAllListeners('request');
    server.on('request', (...args: unknown[]) => clock.at(this.#instant, () => handler?.(...args)));
  }

  async stop(): Promise<void> {
    await this.#app?.close();
    await this.#database?.drop();
    await rm(this.#mediaFolder, { recursive: true, force: true });
  }

  async begin(): Promise<void> {
    this.#faults.length = 0;
    if (!this.#rollBack) return;
    const database = this.get(Database);
    this.#transaction = database.dataSource.createQueryRunner();
    await this.#transaction.startTransaction();
    database.base = this.#transaction.manager;
  }

  async end(): Promise<void> {
    const database = this.get(Database);
    await this.#transaction?.rollbackTransaction();
    await this.#transaction?.release();
    this.#transaction = undefined;
    database.base = database.dataSource.manager;
    const faults = this.faults();
    if (faults.length > 0) throw new Error(`The API was at fault:\n${faults.join('\n')}`);
  }

  /** What went wrong on our side in this test, taken off the list: a test that provokes it reads it here, any other fails by it. */
  faults(): readonly string[] {
    return this.#faults.splice(0);
  }
}

export const testApi = (options: TestApiOptions = {}): TestApi => {
  const api = new TestApi(options);
  beforeAll(() => api.start());
  afterAll(() => api.stop());
  beforeEach(() => api.begin());
  afterEach(() => api.end());
  return api;
};
