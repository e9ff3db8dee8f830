export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the answer. Unchecked here: the spec says what it expects. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec asserts on answers of any shape
  readonly body: any;
}

type Sent = Readonly<Record<string, string>>;

/** Requests of one browser: it keeps its cookie, and says where its requests come from. */
export class Client {
  #cookie = '';

  constructor(readonly url: string) {}

  /** The same person, at another replica. */
  at(url: string): Client {
    const other = new Client(url);
    other.#cookie = this.#cookie;
    return other;
  }

  get(path: string, headers: Sent = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  put(path: string, body: unknown, headers: Sent = {}): Promise<Answer> {
    return this.send('PUT', path, { body: JSON.stringify(body), headers });
  }

  post(path: string, body?: unknown, headers: Sent = {}): Promise<Answer> {
    return this.send('POST', path, { ...(body !== undefined && { body: JSON.stringify(body) }), headers });
  }

  /** With a body as it stands, well-formed or not. */
  async send(method: string, path: string, { body, headers = {} }: { body?: string; headers?: Sent }): Promise<Answer> {
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        origin: new URL(this.url).origin,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.#cookie !== '' && { cookie: this.#cookie }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const [set] = answer.headers.getSetCookie();
    if (set !== undefined) this.#cookie = set.slice(0, set.indexOf(';'));
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const read: unknown = isJson ? JSON.parse(text) : null;
    return { status: answer.status, headers: answer.headers, text, body: read };
  }
}

/** Signs in by the link that a first start on an empty database prints. */
export async function firstAdministrator(url: string, output: string): Promise<Client> {
  const token = /\/first-administrator#(\S+)/.exec(output)?.[1] ?? '';
  const client = new Client(url);
  const write = { token, name: 'Ada Example', email: 'ada@example.org', password: 'a first password of ours' };
  const answer = await client.post('/api/v1/first-administrator', write);
  if (answer.status >= 300) throw new Error(`The link is not good: ${answer.text}`);
  return client;
}
