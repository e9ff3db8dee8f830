import { Client } from './harness/client';
import { Database } from './harness/database';
import { API, eventually, Program, temporaryFolder } from './harness/program';

const PASSWORD = 'community reporting';

describe('two replicas of the API on one database', () => {
  const folder = temporaryFolder();
  let database: Database;
  let replicas: Program[];
  let urls: [string, string];

  beforeAll(async () => {
    database = await Database.start(folder);
    const settings = { DATABASE_URL: database.url, DEMONSTRATION: 'when-empty', PORT: '0' };
    // At once, and on an empty database: both find nothing, and one of them fills it.
    replicas = [Program.start([API], settings), Program.start([API], settings)];
    const [one, other] = await Promise.all(
      replicas.map(async (replica) => (await replica.says(/Throughline is ready at (\S+)\n.*demonstration/))[1] ?? ''),
    );
    urls = [one ?? '', other ?? ''];
  }, 180_000);
  afterAll(() => Program.endAll());

  it('have migrated it once and filled it once', async () => {
    for (const url of urls) {
      const manager = new Client(url);
      const signedIn = await manager.post('/api/v1/sign-in', { email: 'manager@example.org', password: PASSWORD });
      expect(signedIn.status).toBe(200);
      const { body } = await manager.get('/api/v1/programmes');
      const { items } = body as { items: { code: string }[] };
      expect(items.map(({ code }) => code).sort()).toEqual(['BCC', 'BRIDGES', 'EUARENAS', 'NACP-Y2', 'VALUE']);
    }
  });

  it('share sign-ins: begun at one it holds at the other, ended there it is over here', async () => {
    const here = new Client(urls[0]);
    await here.post('/api/v1/sign-in', { email: 'trainer@example.org', password: PASSWORD });
    const there = here.at(urls[1]);

    expect((await there.get('/api/v1/account')).body.email).toBe('trainer@example.org');
    expect((await there.send('DELETE', '/api/v1/sign-in', {})).status).toBeLessThan(300);
    expect((await here.get('/api/v1/account')).status).toBe(401);
  });

  it('count guesses together', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess++) {
      const url = urls[guess % 2] ?? '';
      const answer = await new Client(url).post('/api/v1/sign-in', {
        email: 'guessed@example.org',
        password: 'a guess',
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('let people sign in at the same moment at either, without asking one of them to wait', async () => {
    const people = ['manager', 'trainer', 'funder', 'administrator', 'commissioner'];
    const statuses = await Promise.all(
      people.map(async (person, index) => {
        const client = new Client(urls[index % 2] ?? '');
        return (await client.post('/api/v1/sign-in', { email: `${person}@example.org`, password: PASSWORD })).status;
      }),
    );
    expect(statuses).toEqual(people.map(() => 200));
  });

  it('outlive the database: 503 and when to come back while it is away, and no restart when it is there again', async () => {
    const manager = new Client(urls[0]);
    await manager.post('/api/v1/sign-in', { email: 'manager@example.org', password: PASSWORD });
    await database.stop();

    for (const path of ['/api/v1/portfolio', '/api/v1/account', '/health/ready']) {
      const answer = await manager.get(path);
      expect({ path, status: answer.status }).toEqual({ path, status: 503 });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.body.code).toBe('server.unavailable');
    }
    expect((await manager.get('/health')).status).toBe(200);

    database = await database.startAgain();
    const back = await eventually(
      () => manager.get('/api/v1/portfolio'),
      ({ status }) => status === 200,
    );
    expect(back.body.items).toHaveLength(5);
    expect(replicas.map(({ isRunning }) => isRunning)).toEqual([true, true]);
  });
});
