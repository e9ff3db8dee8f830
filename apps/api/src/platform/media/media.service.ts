import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MOST_MEDIA_BYTES, type MediaBegin, type MediaFile, type MediaKind } from '@throughline/domain/shared';
import { Database } from '../database';
import { ProblemError } from '../problem';
import type { Incoming } from './incoming';
import { MediaCheck } from './media-check';
import { MediaFileRepository, shown, type Kept, type MediaRecord } from './media-file.repository';
import { MediaGap, MediaStore, NoRoom } from './media-store';
import { TELLING_BYTES } from './media-type';
import { StreamedDocument } from './streamed-document';

/** What the room does in the one transaction that counts. */
export interface Completing {
  /** Before the file is held: whoever removes a file with what it belongs to holds that first, and so the two never wait for each other. */
  readonly hold?: () => Promise<void>;
  /** Once the file is complete: once. */
  readonly whenComplete?: () => Promise<void>;
}

/** How a file is called where it is handed over. */
const FILE_NAMES: Readonly<Record<MediaKind, string>> = { audio: 'recording', image: 'picture', document: 'document' };
const EXTENSIONS: Readonly<Record<string, string>> = { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'image/jpeg': 'jpg' };

/**
 * Large files: sent in pieces, gone on with after a broken connection, checked, kept, handed over and removed. It knows nothing of who
 * may do so: the room that owns a file keeps a table that points to `media_file`, and asks the policy first, each time.
 *
 * Of two who send one file at once, each piece is taken from whoever comes first; the other is told where to go on.
 */
@Injectable()
export class MediaService {
  constructor(
    private readonly files: MediaFileRepository,
    private readonly store: MediaStore,
    private readonly check: MediaCheck,
    private readonly database: Database,
  ) {}

  /**
   * Begins an upload under the id that its sender chose; the same again says where it stands. In the transaction of the request, so that
   * the room can write beside it whose file this is.
   *
   * @returns `isNew` false for one that was there: the room then looks whether it is its own
   * @throws 413 `media.tooLarge`, 503 `media.noRoom`, 409 `request.alreadyExists` for something else under the id
   */
  async begin(id: string, { kind, bytes }: MediaBegin): Promise<{ readonly isNew: boolean; readonly file: MediaFile }> {
    const mostBytes = MOST_MEDIA_BYTES[kind];
    if (bytes > mostBytes) throw new ProblemError('media.tooLarge', { mostBytes });
    const isNew = !(await this.files.find(id)) && (await this.#add(id, { kind, bytes }));
    const file = await this.files.find(id);
    const isSame = file?.kind === kind && file.declaredBytes === bytes && !file.isRemoved;
    if (!isSame) throw new ProblemError('request.alreadyExists');
    return { isNew, file: shown(file) };
  }

  /** How a file stands; null when there is none, or none any more. */
  async standing(id: string): Promise<MediaFile | null> {
    const file = await this.files.find(id);
    return file && !file.isRemoved ? shown(file) : null;
  }

  /**
   * Takes what arrives and puts it at the offset, piece by piece, each in a transaction of its own: for a handler that `TakesStream`.
   * When the connection breaks, what has arrived is kept.
   *
   * @throws 404; 409 `media.offset` with the `offset` to go on from, also for a repeat; 413 `media.tooLarge` for more than was declared;
   *   422 `media.type` as soon as the first bytes show it; 503 `media.noRoom`, after which nothing has changed
   */
  async receive(id: string, offset: number, incoming: Incoming): Promise<MediaFile> {
    const file = await this.#known(id);
    expectOffset(file, offset);
    expectRoom(file, offset + (incoming.length ?? 0));
    let at = offset;
    for await (const segment of incoming.segments(this.store.segmentBytes)) at = await this.#append(id, at, segment);
    return shown(await this.#known(id));
  }

  /**
   * Checks that all of it is there and is what it says, and keeps it: a picture drawn anew. A repeat is harmless. This can take seconds, so
   * the handler has its `OwnTransaction`; what the room has to write with it is done in `whenComplete`.
   *
   * @throws 404; 422 `media.incomplete` with `receivedBytes`, `media.type`, `media.pixels`, `media.broken`; 503 `media.noRoom`
   */
  async complete(id: string, { hold, whenComplete }: Completing = {}): Promise<MediaFile> {
    const file = await this.#known(id);
    if (file.state === 'complete') return shown(file);
    const spareKey = newKey(await this.files.space());
    const kept = await this.#checked(file, spareKey);
    if (kept === 'complete') return shown(await this.#known(id));
    try {
      await this.database.transaction(async () => {
        await hold?.();
        const held = await this.files.hold(id);
        const isFirst = held?.state === 'receiving';
        if (isFirst) {
          await this.files.complete(id, kept);
          await whenComplete?.();
        }
        const [spare, needed] = isFirst ? [file.key, kept.key] : [kept.key, held?.key ?? null];
        await this.database.afterCommit(() => this.#forget(spare, needed));
      });
    } catch (error) {
      await this.#forget(spareKey, file.key);
      throw error;
    }
    return shown(await this.#known(id));
  }

  /** What is complete, to be answered by a handler that says `AnswerStream`. Null for anything else. */
  async open(id: string): Promise<StreamedDocument | null> {
    const file = await this.files.find(id);
    if (!file || file.isRemoved || file.contentType === null || file.storedBytes === null) return null;
    const { kind, contentType, storedBytes, key } = file;
    const extension = EXTENSIONS[contentType] ?? contentType.split('/')[1] ?? 'bin';
    return new StreamedDocument(contentType, storedBytes, `${FILE_NAMES[kind]}.${extension}`, (range) =>
      this.store.read(key, range),
    );
  }

  /**
   * Removes a file in the transaction of the request, and its bytes once that has committed; the sweep sees to it otherwise. Also ends an
   * upload. @returns whether there was one
   */
  async remove(id: string): Promise<boolean> {
    const key = await this.files.remove(id);
    if (key === null) return false;
    await this.database.afterCommit(() => this.#forget(key, null));
    return true;
  }

  async #add(id: string, { kind, bytes }: MediaBegin): Promise<boolean> {
    if (!(await this.store.hasRoomFor(bytes))) throw new ProblemError('media.noRoom');
    return this.files.add({ id, kind, declaredBytes: bytes, key: newKey(await this.files.space()) });
  }

  async #append(id: string, at: number, segment: Buffer): Promise<number> {
    const there = await this.database.transaction(async () => {
      const file = (await this.files.hold(id)) ?? nothingHere();
      expectOffset(file, at);
      expectRoom(file, at + segment.length);
      const tells = segment.length >= TELLING_BYTES || segment.length === file.declaredBytes;
      if (at === 0 && tells) this.check.typeOf(file.kind, segment);
      const next = await storing(() => this.store.append(file.key, at, segment)).catch(bytesThere);
      await this.files.received(id, next);
      return next;
    });
    // Less than we have said is there: said now, and gone on from.
    if (there < at) throw new ProblemError('media.offset', { offset: there });
    return there;
  }

  /** What is to be kept, which may be under the spare key; `complete` when somebody else was faster and took what we looked at away. */
  async #checked(file: MediaRecord, spareKey: string): Promise<Kept | 'complete'> {
    try {
      await this.#expectAll(file);
      return await storing(() => this.check.keep(file, spareKey));
    } catch (error) {
      await this.#forget(spareKey, file.key);
      if ((await this.standing(file.id))?.state === 'complete') return 'complete';
      throw error;
    }
  }

  /** Takes back what was said to be there and is not, as after a power cut. */
  async #expectAll({ id, key, declaredBytes, receivedBytes }: MediaRecord): Promise<void> {
    const there = receivedBytes === declaredBytes ? await this.store.size(key) : receivedBytes;
    if (there >= declaredBytes) return;
    if (there < receivedBytes) await this.files.received(id, there);
    throw new ProblemError('media.incomplete', { receivedBytes: there, declaredBytes });
  }

  async #known(id: string): Promise<MediaRecord> {
    const file = await this.files.find(id);
    return file && !file.isRemoved ? file : nothingHere();
  }

  /** Never throws: what stays is swept. */
  async #forget(key: string, kept: string | null): Promise<void> {
    if (key !== kept) await this.store.remove(key).catch(() => undefined);
  }
}

const newKey = (space: string): string => `${space}/${randomBytes(20).toString('hex')}`;

const expectOffset = ({ receivedBytes }: MediaRecord, offset: number): void => {
  if (offset !== receivedBytes) throw new ProblemError('media.offset', { offset: receivedBytes });
};

const expectRoom = ({ declaredBytes }: MediaRecord, bytes: number): void => {
  if (bytes > declaredBytes) throw new ProblemError('media.tooLarge', { mostBytes: declaredBytes });
};

const bytesThere = (error: unknown): number => {
  if (error instanceof MediaGap) return error.bytes;
  throw error;
};

const storing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof NoRoom ? new ProblemError('media.noRoom', {}, {}, { cause: error }) : error;
  }
};

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
