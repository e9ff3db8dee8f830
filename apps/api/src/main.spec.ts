import { createSpecDatabase, type SpecDatabase } from './testing/spec-database';
import { serve, type Served } from './main';

describe('starting the product', () => {
  let database: SpecDatabase;
  const started: Served[] = [];
  const start = async (env: Record<string, string> = {}): Promise<Served> => {
    const served = await serve({ DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent', ...env });
    started.push(served);
    return served;
  };
  beforeAll(async () => {
    database = await createSpecDatabase('nothing');
  });
  afterEach(async () => {
    for (const served of started.splice(0)) await served.close();
  });
  afterAll(() => database.drop());

  it('is refused with every bad setting by name', async () => {
    await expect(serve({ PORT: 'x' })).rejects.toThrow(
      'These settings are not right:\n  PORT must be a whole number\n  DATABASE_URL is needed: the address of a PostgreSQL 15 or newer',
    );
  });

  it('is refused when the database is not there', async () => {
    const url = new URL(database.url);
    url.pathname = '/nothing_of_the_kind';

    await expect(start({ DATABASE_URL: url.href })).rejects.toThrow(
      /^The database nothing_of_the_kind at 127\.0\.0\.1:\d+ cannot be used: /,
    );
  });

  it('brings the schema, and a link for the first administrator, also for two processes at once', async () => {
    const [one, other] = await Promise.all([start(), start()]);

    for (const { url, signInHint } of [one, other]) {
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect(signInHint).toContain(`${url}/first-administrator#`);
    }
  });

  it('is refused when the port is taken, and says so in the way of the system', async () => {
    const { url } = await start();

    await expect(start({ PORT: new URL(url).port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('says the address of the proxy in front', async () => {
    const { url, signInHint } = await start({ PUBLIC_URL: 'https://throughline.example.org/' });

    expect(url).toBe('https://throughline.example.org');
    expect(signInHint).toContain('https://throughline.example.org/first-administrator#');
  });
});
