import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** Some bytes of a file: from the first, counted from 0, to the last, which belongs to it. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** What lies in a store under a key. */
export interface Lying {
  readonly key: string;
  readonly changedAt: Date;
}

/** There is less under a key than was to be gone on from: the store has lost something, such as in a power cut. */
export class MediaGap extends Error {
  constructor(readonly bytes: number) {
    super(`Only ${bytes} bytes lie there`);
    this.name = 'MediaGap';
  }
}

/**
 * Where the bytes of media lie. What a file is, whose it is and how far it has come is in PostgreSQL; a store knows keys, which are random.
 *
 * {@link DiskMediaStore} keeps them in a folder. S3, or anything that speaks like it, fits the same few words:
 *
 * - `segmentBytes` is 5 MiB, the least that S3 takes as a part, and as much as our dashboard sends at a time.
 * - `append` at 0 begins a multipart upload; it then uploads part number `offset / segmentBytes + 1`. A repeat replaces that part. Upload
 *   and parts are found by the key (`ListMultipartUploads`, `ListParts`), so nothing has to be remembered. What is shorter than a part and
 *   not the end of the file is not taken: `append` answers the old offset, and the sender goes on from there.
 * - `complete` is `CompleteMultipartUpload`; `size` adds up the parts until then, and is `HeadObject` afterwards.
 * - `read` is `GetObject` with a `Range`, `remove` is `DeleteObject` or `AbortMultipartUpload`, `list` is both lists by prefix.
 */
export abstract class MediaStore {
  /** How many bytes it wants to be handed at a time: that much of each upload is held in memory. */
  abstract readonly segmentBytes: number;

  /**
   * Whether so many more bytes fit. Says no early; the disk can still fill up in between.
   */
  abstract hasRoomFor(bytes: number): Promise<boolean>;

  /**
   * Puts bytes at an offset, and drops whatever lay behind it. They are safe once it has answered. The caller sees to it that nobody else
   * appends to the same key meanwhile.
   *
   * @returns the offset to go on from
   * @throws {@link MediaGap} when less than `offset` lies there; {@link NoRoom} when the bytes do not fit, and then nothing has changed
   */
  abstract append(key: string, offset: number, bytes: Uint8Array): Promise<number>;

  /** Makes what was appended the whole of the file, safe against a power cut. A repeat is harmless. */
  abstract complete(key: string): Promise<void>;

  /** How many bytes lie under a key; 0 for none. */
  abstract size(key: string): Promise<number>;

  /** Rejects when there is nothing under the key, rather than giving a stream that fails. */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;

  /** SHA-256 of all that lies under a key. */
  async sha256(key: string): Promise<Buffer> {
    const hash = createHash('sha256');
    for await (const piece of await this.read(key)) hash.update(piece as Buffer);
    return hash.digest();
  }

  /** Removed already is removed. */
  abstract remove(key: string): Promise<void>;

  /** All that lies under keys that begin with `space/`. */
  abstract list(space: string): AsyncIterable<Lying>;
}

/** The store is full. */
export class NoRoom extends Error {
  constructor(options?: ErrorOptions) {
    super('No room is left for media', options);
    this.name = 'NoRoom';
  }
}
