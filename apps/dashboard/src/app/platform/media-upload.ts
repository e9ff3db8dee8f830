import { computed, signal } from '@angular/core';
import { MEDIA_CHUNK_BYTES, type MediaFile } from '@throughline/domain/shared';
import { FILE_GONE, OFFLINE, Problem, problemOf } from './problem';

/**
 * - `sending`: it goes
 * - `waiting`: there is no connection; it goes on by itself
 * - `checking`: all of it has arrived, and the server looks at it
 * - `done`: it is kept
 * - `refused`: it cannot go on by itself; `problem` says why
 * - `cancelled`: by whoever sent it
 */
export type UploadState = 'sending' | 'waiting' | 'checking' | 'done' | 'refused' | 'cancelled';

/** What an upload needs of the world. Each of them may be repeated. */
export interface UploadWorld {
  /** Begins it, or asks where it stands. */
  begin(): Promise<MediaFile>;
  append(offset: number, part: Blob, onProgress: (share: number) => void, signal: AbortSignal): Promise<MediaFile>;
  complete(): Promise<MediaFile>;
  remove(): Promise<void>;
  /** Does something after so many milliseconds, unless what it gives back is called before. */
  later(milliseconds: number, action: () => void): () => void;
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
/** How often somebody else may be faster before it is a problem that a person should know of. */
const MOST_DETOURS = 20;

/** What is mended by waiting: no connection, or a server that is away for a moment. */
const isPassing = ({ code }: Problem): boolean => code === OFFLINE || code === 'server.unavailable';

/**
 * A large file on its way: in parts, from where it stands, over connections that break. It says how far it is, and can be cancelled. It
 * tries again by itself for as long as it takes; `wake` spares it the rest of a pause.
 */
export class MediaUpload {
  private readonly stateNow = signal<UploadState>('sending');
  private readonly sentBytes = signal(0);
  private readonly problemNow = signal<Problem | null>(null);
  private readonly stored = signal<MediaFile | null>(null);
  private readonly stopping = new AbortController();
  private endPause: () => void = () => undefined;
  private running: Promise<void> | null = null;

  readonly state = this.stateNow.asReadonly();
  /** Why it was refused. */
  readonly problem = this.problemNow.asReadonly();
  /** What is kept, once it is done. */
  readonly file = this.stored.asReadonly();
  /** How much has gone, 0 to 1. */
  readonly share = computed(() => Math.min(1, this.sentBytes() / Math.max(1, this.blob.size)));

  constructor(
    private readonly world: UploadWorld,
    readonly blob: Blob,
    readonly name: string,
  ) {}

  /** Begins, or goes on after it was refused. Settles once it is done, refused or cancelled; never rejects. */
  start(): Promise<void> {
    const { state, stopping } = this;
    if (state() === 'done' || stopping.signal.aborted) return Promise.resolve();
    this.running ??= this.send().finally(() => (this.running = null));
    return this.running;
  }

  /** There may be a connection again. */
  wake(): void {
    this.endPause();
  }

  /** Stops it, and takes back what has arrived. What could not be told to the server lapses there by itself. */
  async cancel(): Promise<void> {
    if (this.state() === 'done') return;
    this.stopping.abort();
    this.endPause();
    this.stateNow.set('cancelled');
    await this.running;
    await this.world.remove().catch(() => undefined);
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async send(): Promise<void> {
    this.problemNow.set(null);
    for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      const before = this.sentBytes();
      this.stateNow.set('sending');
      try {
        const file = await this.sendOnce();
        if (this.isStopped()) return;
        this.stored.set(file);
        this.stateNow.set('done');
        return;
      } catch (error) {
        if (this.isStopped()) return;
        const problem = problemOf(error);
        if (!isPassing(problem)) {
          this.problemNow.set(problem);
          this.stateNow.set('refused');
          return;
        }
        if (this.sentBytes() > before) pause = FIRST_PAUSE;
        this.stateNow.set('waiting');
        await this.rest(pause);
        if (this.isStopped()) return;
      }
    }
  }

  private async sendOnce(): Promise<MediaFile> {
    let file = await this.world.begin();
    let offset = file.receivedBytes;
    this.sentBytes.set(offset);
    for (let detours = 0; file.state !== 'complete' && offset < this.blob.size;) {
      this.stopping.signal.throwIfAborted();
      const next = await this.sendPart(offset);
      if (typeof next === 'number') {
        detours += 1;
        if (detours > MOST_DETOURS) throw new Problem({ code: 'media.offset', title: 'Sent from two places at once' });
        offset = next;
      } else {
        file = next;
        offset = file.receivedBytes;
      }
      this.sentBytes.set(offset);
    }
    if (file.state === 'complete') return file;
    this.stopping.signal.throwIfAborted();
    this.stateNow.set('checking');
    return this.world.complete();
  }

  /** The file as it stands afterwards, or where to go on instead. */
  private async sendPart(offset: number): Promise<MediaFile | number> {
    const part = this.blob.slice(offset, offset + MEDIA_CHUNK_BYTES, 'application/octet-stream');
    await assertReadable(part);
    const told = (share: number): void => this.sentBytes.set(offset + share * part.size);
    try {
      return await this.world.append(offset, part, told, this.stopping.signal);
    } catch (error) {
      const { code, params } = problemOf(error);
      if (code === 'media.offset' && typeof params['offset'] === 'number') return params['offset'];
      throw error;
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.world.later(milliseconds, resolve);
      this.endPause = () => {
        stop();
        resolve();
      };
    });
  }
}

/** A file that was moved or changed since it was chosen fails as a broken connection does, for ever: so it is tried first. */
const assertReadable = async (part: Blob): Promise<void> => {
  try {
    await part.slice(0, 1).arrayBuffer();
  } catch (error) {
    throw new Problem({ code: FILE_GONE, title: 'The file cannot be read any more' }, { cause: error });
  }
};
