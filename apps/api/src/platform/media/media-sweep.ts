import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DAYS_UNTIL_UPLOAD_LAPSES } from '@throughline/domain/shared';
import type { Logger } from 'pino';
import { Clock } from '../clock';
import { Database } from '../database';
import { LOGGER } from '../log';
import { MediaFileRepository } from './media-file.repository';
import { MediaStore } from './media-store';

/** Any number that nothing else on the same database locks with. */
const LOCK = 7_284_015;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A picture that was just drawn anew lies there before a row speaks of it. */
const GRACE = HOUR;
const AT_A_TIME = 500;

/** What one sweep did. */
export interface Swept {
  /** Uploads that nobody went on with. */
  readonly abandoned: number;
  /** Files whose bytes are gone now. */
  readonly removed: number;
}

/**
 * Removes bytes of which no row speaks any more: those of files that were removed, of uploads that were abandoned, and whatever a process
 * that was killed in between has left behind. The rows decide, and the bytes follow, so that no row ever speaks of bytes that are gone.
 */
@Injectable()
export class MediaSweep implements BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isEnding = false;

  constructor(
    private readonly files: MediaFileRepository,
    private readonly store: MediaStore,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Sweeps now and every hour, beside the work of the product. */
  begin(): void {
    const sweep = (): void => {
      this.#running = this.run().then(
        (swept) => {
          if (swept && swept.abandoned + swept.removed > 0) this.log.info(swept, 'media swept');
        },
        (error: unknown) =>
          this.log.error({ name: error instanceof Error ? error.name : typeof error }, 'media not swept'),
      );
    };
    sweep();
    this.#timer = setInterval(sweep, HOUR).unref();
  }

  /** Before the database goes. What is left is for the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isEnding = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Of several processes at once, one does it; the others get null. */
  async run(): Promise<Swept | null> {
    const runner = this.database.dataSource.createQueryRunner();
    try {
      const { records } = await runner.query('select pg_try_advisory_lock($1) as "isMine"', [LOCK], true);
      const [lock] = records as { isMine: boolean }[];
      if (lock?.isMine !== true) return null;
      try {
        return await this.#sweep();
      } finally {
        // A connection that broke has lost the lock with itself.
        await runner.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
      }
    } finally {
      await runner.release();
    }
  }

  async #sweep(): Promise<Swept> {
    const now = this.clock.now().getTime();
    const abandoned = await this.files.removeAbandoned(new Date(now - DAYS_UNTIL_UPLOAD_LAPSES * DAY));
    let removed = 0;
    let batch = new Map<string, Date>();
    for await (const { key, changedAt } of this.store.list(await this.files.space())) {
      if (this.#isEnding) break;
      batch.set(key, changedAt);
      if (batch.size < AT_A_TIME) continue;
      removed += await this.#removeUnspoken(batch, now);
      batch = new Map();
    }
    return { abandoned, removed: removed + (await this.#removeUnspoken(batch, now)) };
  }

  async #removeUnspoken(lying: ReadonlyMap<string, Date>, now: number): Promise<number> {
    const spoken = await this.files.spokenOf([...lying.keys()]);
    let removed = 0;
    for (const [key, changedAt] of lying) {
      const said = spoken.get(key);
      const isLeft = said === undefined && now - changedAt.getTime() > GRACE;
      if (said !== 'removed' && !isLeft) continue;
      await this.store.remove(key);
      removed += 1;
    }
    return removed;
  }
}
