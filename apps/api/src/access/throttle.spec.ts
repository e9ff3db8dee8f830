import sql from 'sql-template-tag';
import { PASSWORD } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const START = Date.parse('2026-06-15T10:00:00Z');
const seconds = (after: number): string => new Date(START + after * 1000).toISOString();

/** TRUST_PROXY lets a spec come from anywhere. */
const PROXY = { TRUST_PROXY: '1' };

describe('guessing passwords', () => {
  const api = testApi({ env: PROXY });
  const attempt = (password: string, place: string, email = 'tess@example.org'): Promise<Answer> =>
    api.as(null).post('/api/v1/sign-in', { email, password }, { 'x-forwarded-for': place });
  const guess = async (times: number, place: string, email?: string): Promise<number[]> => {
    const statuses: number[] = [];
    for (let one = 0; one < times; one += 1) statuses.push((await attempt('a guess', place, email)).status);
    return statuses;
  };

  it('is slowed down after five, longer each time, and says for how long', async () => {
    expect(await guess(5, '192.0.2.1')).toEqual([401, 401, 401, 401, 401]);
    const first = await attempt(PASSWORD, '192.0.2.1');
    expect(first).toMatchObject({ status: 429, body: { code: 'signIn.throttled', params: { seconds: 1 } } });
    expect(first.headers.get('retry-after')).toBe('1');

    await api.at(seconds(2), async () => {
      expect(await guess(2, '192.0.2.1')).toEqual([401, 429]);
      expect((await attempt(PASSWORD, '192.0.2.1')).body.params).toEqual({ seconds: 2 });
    });
    await api.at(seconds(5), async () => {
      expect((await attempt(PASSWORD, '192.0.2.1')).status).toBe(200);
    });
  });

  it('does not keep the owner of the account out, who is somewhere else', async () => {
    await guess(8, '192.0.2.1');

    expect((await attempt(PASSWORD, '192.0.2.2')).status).toBe(200);
  });

  it('from many places is slowed down too, but keeps the owner out for no more than half a minute', async () => {
    for (let place = 1; place <= 60; place += 1) {
      await api.at(seconds(place * 40), () => guess(1, `198.51.100.${place}`));
    }
    await api.at(seconds(60 * 40), async () => {
      const answer = await attempt(PASSWORD, '192.0.2.2');
      expect(answer.status).toBe(429);
      expect(answer.body.params.seconds).toBeLessThanOrEqual(30);
    });
    await api.at(seconds(60 * 40 + 31), async () => {
      expect((await attempt(PASSWORD, '192.0.2.2')).status).toBe(200);
    });
  });

  it('at many accounts from one place is slowed down', async () => {
    const statuses: number[] = [];
    for (let person = 0; person < 42; person += 1) {
      statuses.push(...(await guess(1, '2001:db8::1', `person${person}@example.org`)));
    }

    expect(statuses.slice(0, 40)).not.toContain(429);
    expect(statuses.slice(40)).toEqual([429, 429]);
    // Another address of the same household is no other place; another household is.
    expect((await attempt(PASSWORD, '2001:db8:0:0:ffff::2')).status).toBe(429);
    expect((await attempt(PASSWORD, '2001:db8:0:1::2')).status).toBe(200);
  });

  it('keeps nobody waiting who came a moment later by a clock that is a moment behind', async () => {
    await api.at(seconds(1), () => guess(1, '192.0.2.1', 'person1@example.org'));

    await api.at(seconds(0.9), async () => {
      expect((await attempt(PASSWORD, '192.0.2.1')).status).toBe(200);
    });
  });

  it('is forgotten after a day', async () => {
    await guess(8, '192.0.2.1');

    await api.at(seconds(86_500), async () => {
      expect(await guess(4, '192.0.2.1')).toEqual([401, 401, 401, 401]);
    });
  });

  it('leaves no address behind, of people or of machines', async () => {
    await guess(1, '192.0.2.1');

    expect(await api.db.query(sql`select octet_length(key) as bytes from throttle`)).toEqual([
      { bytes: 32 },
      { bytes: 32 },
      { bytes: 32 },
    ]);
  });

  it('does not count a hall full of people who sign in', async () => {
    for (let person = 0; person < 45; person += 1) {
      expect((await attempt(PASSWORD, '192.0.2.9')).status).toBe(200);
    }
  });
});

describe('guessing a hundred passwords at once', () => {
  const api = testApi({ env: PROXY, rollBack: false });

  it('is a hundred guesses', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, guess) =>
        api.as(null).post('/api/v1/sign-in', { email: 'tess@example.org', password: `guess ${guess}` }),
      ),
    );
    const looked = answers.filter(({ status }) => status === 401).length;

    expect(looked).toBe(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(95);
  });
});

describe('guessing through a proxy that writes ports behind addresses', () => {
  const api = testApi({ env: { TRUST_PROXY: '1' } });

  it.each(['192.0.2.7:', '[2001:db8::7]:'])('is slowed down like any other, from %s and any port', async (address) => {
    const statuses: number[] = [];
    for (let port = 40_000; port < 40_007; port++) {
      const from = { 'x-forwarded-for': `203.0.113.${port % 100}, ${address}${port}` };
      const wrong = { email: 'tom@example.org', password: 'not the password' };
      statuses.push((await api.as(null).post('/api/v1/sign-in', wrong, from)).status);
    }

    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });
});
