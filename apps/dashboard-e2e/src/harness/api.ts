import { request, type APIRequestContext, type APIResponse, type BrowserContext } from '@playwright/test';

/** Cookies and the like, as Playwright keeps them. */
export type SignIn = Exclude<Parameters<BrowserContext['setStorageState']>[0], string>;

/** Requests of one person past the screens. A refusal is an error: what a journey stands on has to be there. */
export class Api {
  private constructor(private readonly client: APIRequestContext) {}

  static async open(baseURL: string, storageState?: string | SignIn): Promise<Api> {
    return new Api(
      await request.newContext({
        baseURL,
        ...(storageState && { storageState }),
        extraHTTPHeaders: { origin: new URL(baseURL).origin },
      }),
    );
  }

  async get<Answer>(path: string): Promise<Answer> {
    return bodyOf(await this.client.get(`/api/v1${path}`));
  }

  async put<Answer>(path: string, data: unknown): Promise<Answer> {
    return bodyOf(await this.client.put(`/api/v1${path}`, { data }));
  }

  async post<Answer>(path: string, data?: unknown): Promise<Answer> {
    return bodyOf(await this.client.post(`/api/v1${path}`, data === undefined ? {} : { data }));
  }

  async patch<Answer>(path: string, data: unknown): Promise<Answer> {
    return bodyOf(await this.client.patch(`/api/v1${path}`, { data }));
  }

  /** The answer as it came, refusals too. */
  look(path: string): Promise<APIResponse> {
    return this.client.get(path);
  }

  signIn(): Promise<SignIn> {
    return this.client.storageState();
  }

  close(): Promise<void> {
    return this.client.dispose();
  }
}

async function bodyOf<Answer>(answer: APIResponse): Promise<Answer> {
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
