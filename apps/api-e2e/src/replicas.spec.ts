import { addDays } from '@throughline/domain/shared';
import { v7 } from 'uuid';
import { Client } from './harness/client';
import { Database } from './harness/database';
import { API, eventually, Program, temporaryFolder } from './harness/program';
import { dailySeries, enrol, newCohort, taken } from './harness/training';

const PASSWORD = 'community reporting';
const TODAY = new Date().toISOString().slice(0, 10);

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

  describe('keep what two people do at once at either of them', () => {
    let here: Client;
    let there: Client;
    beforeAll(async () => {
      here = new Client(urls[0]);
      await here.post('/api/v1/sign-in', { email: 'administrator@example.org', password: PASSWORD });
      there = here.at(urls[1]);
    });

    it('give the last place of a cohort to one', async () => {
      const { cohortId } = await newCohort(here, 3);
      await Promise.all([enrol(here, cohortId, TODAY), enrol(there, cohortId, TODAY)]);
      const asked = Array.from({ length: 8 }, (_, index) => enrol(index % 2 ? here : there, cohortId, TODAY));
      const answers = await Promise.all(asked);

      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
      expect(new Set(answers.filter(({ status }) => status >= 300).map(({ body }) => String(body.code)))).toEqual(
        new Set(['cohort.full']),
      );
      expect((await there.get(`/api/v1/cohorts/${cohortId}`)).body.placesTaken).toBe(3);
    });

    it('let one of two edits of a series through, and tell the other', async () => {
      const { cohortId } = await newCohort(here, 3);
      const series = `/api/v1/series/${v7()}`;
      const { sessions } = taken(await here.put(series, dailySeries(cohortId, '2027-06-01', 20))).body as {
        sessions: { id: string }[];
      };
      const moved = (client: Client, moveByDays: number) =>
        client.put(
          `${series}/edits/${v7()}`,
          { scope: 'all', sessionId: sessions[0]?.id, change: { moveByDays } },
          { 'if-match': '"1"' },
        );
      const answers = await Promise.all([moved(here, 1), moved(there, 7)]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const days = answers[0].status === 200 ? 1 : 7;
      const after = (await there.get(series)).body.sessions as { date: string }[];
      expect(after.map(({ date }) => date)).toEqual(
        Array.from({ length: 20 }, (_, index) => addDays('2027-06-01', index + days)),
      );
    });

    it('take a register once that is submitted at both, and lose no mark', async () => {
      const { cohortId } = await newCohort(here, 20);
      for (let person = 0; person < 10; person++) taken(await enrol(here, cohortId, '2026-01-01'));
      const { sessions } = taken(await here.put(`/api/v1/series/${v7()}`, dailySeries(cohortId, '2026-01-05', 1)))
        .body as { sessions: { id: string }[] };
      const register = `/api/v1/training-sessions/${sessions[0]?.id ?? ''}/register`;
      const { entries } = (await here.get(register)).body as { entries: { entryId: string }[] };
      // Each marks every other person.
      await Promise.all(
        [here, there].map((client, which) =>
          client.send('PATCH', `${register}/marks`, {
            body: JSON.stringify({
              marks: entries
                .filter((_, index) => index % 2 === which)
                .map(({ entryId }) => ({
                  ...{ entryId, mark: which ? 'late' : 'present', minutes: null, baseVersion: 0, mutationId: v7() },
                })),
            }),
          }),
        ),
      );
      const submitted = await Promise.all([here, there].map((client) => client.post(`${register}/submission`)));

      expect(submitted.map(({ status }) => status)).toEqual([200, 200]);
      expect(new Set(submitted.map(({ body }) => String(body.session.registerSubmittedAt))).size).toBe(1);
      const marks = ((await there.get(register)).body.entries as { mark: string }[]).map(({ mark }) => mark).sort();
      expect(marks).toEqual([...Array<string>(5).fill('late'), ...Array<string>(5).fill('present')]);
    });
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
