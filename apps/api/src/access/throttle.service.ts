import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { CONFIG, type Config } from '../platform/config';
import { Database } from '../platform/database';
import { ProblemError } from '../platform/problem';

/** How attempts of one kind are slowed down. */
interface Pace {
  /** Attempts that may fail before anybody has to wait. */
  readonly free: number;
  /** Longest wait, in seconds. Waits double from one second on. */
  readonly longest: number;
}

export interface Attempt {
  /** What is tried: the address of an account, or its id. */
  readonly target: string;
  /** Where from. */
  readonly networkAddress: string;
}

/**
 * Somebody who guesses from one place soon waits long. Guessing at one account from many places is slowed only a little: its owner, who
 * comes from yet another place, must not be kept out for long. A hall full of people behind one address gets more tries.
 */
const PACES = {
  pair: { free: 5, longest: 900 },
  target: { free: 20, longest: 30 },
  place: { free: 40, longest: 900 },
} as const satisfies Record<string, Pace>;
type Kind = keyof typeof PACES;

/** Failures are forgotten after this many seconds without another. */
const MEMORY = 86_400;

/** Some proxies write the port behind the address, which is another one with every connection. */
const withoutPort = (networkAddress: string): string =>
  /^\[([^\]]+)\](?::\d+)?$/.exec(networkAddress)?.[1] ??
  /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(networkAddress)?.[1] ??
  networkAddress;

/** A household or a hall has a whole /64 of IPv6 to choose from. */
const placeOf = (written: string): string => {
  const networkAddress = withoutPort(written);
  if (!isIPv6(networkAddress)) return networkAddress;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(networkAddress)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = networkAddress.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
};

/** Slows down guessing, in PostgreSQL, so that it holds over all processes and over restarts. */
@Injectable()
export class ThrottleService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Counts an attempt as failed before it is looked at, so that a hundred at once are a hundred. Throws 429 when it comes too early; an
   * attempt that is refused so does not make the wait longer. Must not be in a transaction that a refusal rolls back.
   */
  async attempt(attempt: Attempt): Promise<void> {
    for (const [kind, key] of this.#keys(attempt)) await this.#count(key, PACES[kind]);
  }

  /** Takes back what {@link attempt} counted, and forgets what was held against this account. */
  async succeeded(attempt: Attempt): Promise<void> {
    for (const [kind, key] of this.#keys(attempt)) {
      await (kind === 'place'
        ? this.database.query(sql`update throttle set failures = greatest(failures - 1, 0) where key = ${key}`)
        : this.database.query(sql`delete from throttle where key = ${key}`));
    }
  }

  /** Removes what is forgotten. */
  async forget(): Promise<void> {
    const { clock } = this;
    await this.database.query(sql`
      delete from throttle where last_failure_at < ${clock.now()}::timestamptz - make_interval(secs => ${MEMORY})`);
  }

  /**
   * One statement, so that of attempts at once each sees the ones before it. Nobody is blocked while attempts are free, not even until
   * this very moment: of a hall full of people signing in at once, the next one's clock may be a moment behind.
   */
  async #count(key: Buffer, { free, longest }: Pace): Promise<void> {
    const now = this.clock.now();
    const counted = await this.database.one(sql`
      insert into throttle as seen (key, failures, blocked_until, last_failure_at) values (${key}, 1, '-infinity', ${now})
      on conflict (key) do update set
        failures = case when seen.last_failure_at < ${now}::timestamptz - make_interval(secs => ${MEMORY}) then 1 else seen.failures + 1 end,
        blocked_until = case
          when seen.last_failure_at < ${now}::timestamptz - make_interval(secs => ${MEMORY}) or seen.failures + 1 < ${free}::int
            then seen.blocked_until
          else ${now}::timestamptz
            + make_interval(secs => least(${longest}::int, power(2, least(seen.failures + 1 - ${free}::int, 20)))) end,
        last_failure_at = ${now}
      where seen.blocked_until <= ${now}
      returning failures`);
    if (counted) return;
    const blocked = await this.database.one<{ seconds: number }>(sql`
      select ceil(extract(epoch from blocked_until - ${now}::timestamptz))::int as seconds from throttle where key = ${key}`);
    const retryAfter = Math.max(1, blocked?.seconds ?? 1);
    throw new ProblemError('signIn.throttled', { seconds: retryAfter }, { retryAfter });
  }

  /** In an order that is always the same, from the widest to the narrowest. */
  #keys({ target, networkAddress }: Attempt): [Kind, Buffer][] {
    const place = placeOf(networkAddress);
    return [
      ['place', this.#key('place', place)],
      ['pair', this.#key('pair', target, place)],
      ['target', this.#key('target', target)],
    ];
  }

  /** Neither an e-mail address nor a network address is kept. All processes share the key, and the database does not hold it. */
  #key(...parts: readonly string[]): Buffer {
    return createHmac('sha256', `throttle ${this.config.DATABASE_URL}`).update(JSON.stringify(parts)).digest();
  }
}
