import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MEDIA_TYPES_OF, type MediaKind, type MediaType } from '@throughline/domain/shared';
import { ProblemError } from '../problem';
import type { Kept, MediaRecord } from './media-file.repository';
import { MediaStore } from './media-store';
import { mediaTypeOf, TELLING_BYTES } from './media-type';
import { hasMovingPicture, type ReadAt } from './moving-picture';
import { Picture } from './picture';

/** Looks at what has arrived, and makes of it what is kept. */
@Injectable()
export class MediaCheck {
  constructor(
    private readonly store: MediaStore,
    private readonly picture: Picture,
  ) {}

  /** @throws 422 `media.type` for what is not kept, or is not of this kind; it says what was `found`, where we know */
  typeOf(kind: MediaKind, first: Buffer): MediaType {
    const found = mediaTypeOf(first);
    const types: readonly MediaType[] = MEDIA_TYPES_OF[kind];
    const type = types.find((each) => each === found);
    if (type === undefined) throw new ProblemError('media.type', { types, found });
    return type;
  }

  /**
   * @param spareKey where to put it if it has to be another file than the one that was sent
   * @throws 422 `media.type`, `media.pixels`, `media.broken`
   */
  async keep({ key, kind, declaredBytes }: MediaRecord, spareKey: string): Promise<Kept> {
    const readAt: ReadAt = async (offset, length) => {
      const last = Math.min(offset + length, declaredBytes) - 1;
      return last < offset ? Buffer.alloc(0) : bytesOf(await this.store.read(key, { first: offset, last }));
    };
    const contentType = this.typeOf(kind, await readAt(0, TELLING_BYTES));
    if (kind === 'image') return this.#redrawn(await readAt(0, declaredBytes), contentType, spareKey);
    // Not false, but null: not built as its type is.
    if ((await hasMovingPicture(contentType, declaredBytes, readAt)) !== false) {
      throw new ProblemError('media.type', { types: MEDIA_TYPES_OF[kind], found: null });
    }
    await this.store.complete(key);
    return { key, contentType, bytes: declaredBytes, sha256: await this.store.sha256(key) };
  }

  async #redrawn(sent: Buffer, contentType: MediaType, key: string): Promise<Kept> {
    const drawn = await this.picture.redraw(sent, contentType);
    const { segmentBytes } = this.store;
    for (let at = 0; at < drawn.length;) {
      at = await this.store.append(key, at, drawn.subarray(at, at + segmentBytes));
    }
    await this.store.complete(key);
    return { key, contentType, bytes: drawn.length, sha256: createHash('sha256').update(drawn).digest() };
  }
}

const bytesOf = async (stream: AsyncIterable<unknown>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};
