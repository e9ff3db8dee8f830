import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, opendir, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { MediaGap, MediaStore, NoRoom, type ByteRange, type Lying } from './media-store';

const KEY = /^([0-9a-f]{32})\/(([0-9a-f]{2})([0-9a-f]{2})[0-9a-f]{36})$/;
const SPACE = /^[0-9a-f]{32}$/;

/** Left free, so that files do not take the room that the database beside them needs to work. */
const LEFT_FREE = 500_000_000;

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));

/** Node's name of it is there for files only; a folder has to be told, too, or a new name in it may be lost with the power. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch((error: unknown) => {
    // Windows opens no folders, and needs no telling.
    if (isCode(error, 'EISDIR', 'EPERM', 'EACCES') && process.platform === 'win32') return null;
    throw error;
  });
  if (!handle) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Media in a folder: `ab/cd/abcd…` below the name of the space, for its owner alone. Processes on several machines may share it, as long
 * as what it lies on keeps its word about `fsync`. Nothing serves it by itself.
 */
export class DiskMediaStore extends MediaStore {
  override readonly segmentBytes = 1024 * 1024;

  constructor(private readonly root: string) {
    super();
  }

  override async hasRoomFor(bytes: number): Promise<boolean> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.root);
    return bavail * bsize >= bytes + LEFT_FREE;
  }

  override async append(key: string, offset: number, bytes: Uint8Array): Promise<number> {
    const path = this.#pathOf(key);
    const file = await this.#openToWrite(path, offset === 0);
    if (file === null) throw new MediaGap(0);
    try {
      const { size } = await file.stat();
      if (size < offset) throw new MediaGap(size);
      if (size > offset) await file.truncate(offset);
      try {
        await this.write(file, bytes, offset);
        await file.datasync();
      } catch (error) {
        await file.truncate(offset);
        throw isCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG') ? new NoRoom({ cause: error }) : error;
      }
    } finally {
      await file.close();
    }
    if (offset === 0) await syncFolder(dirname(path));
    return offset + bytes.length;
  }

  override async complete(key: string): Promise<void> {
    const path = this.#pathOf(key);
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  }

  override async size(key: string): Promise<number> {
    try {
      return (await stat(this.#pathOf(key))).size;
    } catch (error) {
      if (isCode(error, 'ENOENT')) return 0;
      throw error;
    }
  }

  override async read(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#pathOf(key), 'r');
    return file.createReadStream({ ...(range && { start: range.first, end: range.last }) });
  }

  /** Through one buffer: a stream leaves its buffers behind faster than they are collected, 200 MB of them for 200 MB. */
  override async sha256(key: string): Promise<Buffer> {
    const file = await open(this.#pathOf(key), 'r');
    try {
      const [hash, buffer] = [createHash('sha256'), Buffer.allocUnsafeSlow(256 * 1024)];
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0) return hash.digest();
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }

  override async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  override async *list(space: string): AsyncIterable<Lying> {
    if (!SPACE.test(space)) throw new Error('That is no space of this store');
    const folder = await opendir(join(this.root, space), { recursive: true }).catch((error: unknown) => {
      if (isCode(error, 'ENOENT')) return null;
      throw error;
    });
    if (!folder) return;
    for await (const entry of folder) {
      const key = `${space}/${entry.name}`;
      // What else somebody has put there is not ours to touch.
      if (!entry.isFile() || !KEY.test(key)) continue;
      const found = await stat(this.#pathOf(key)).catch(() => null);
      if (found) yield { key, changedAt: found.mtime };
    }
  }

  /** All of it: the system may take less than it was given. */
  protected async write(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done);
      done += bytesWritten;
    }
  }

  async #openToWrite(path: string, isNew: boolean): Promise<FileHandle | null> {
    const { O_CREAT, O_NOFOLLOW, O_RDWR } = constants;
    // Windows knows no O_NOFOLLOW.
    const flags = O_RDWR | ((O_NOFOLLOW as number | undefined) ?? 0);
    try {
      if (!isNew) return await open(path, flags);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return await open(path, flags | O_CREAT, 0o600);
    } catch (error) {
      if (isCode(error, 'ENOSPC', 'EDQUOT')) throw new NoRoom({ cause: error });
      if (isCode(error, 'ENOENT')) return null;
      throw error;
    }
  }

  /** Only what looks like a key of ours becomes a path: no dots, no slashes of anybody's choosing. */
  #pathOf(key: string): string {
    const [, space, name, first, second] = KEY.exec(key) ?? [];
    if (space === undefined || name === undefined || first === undefined || second === undefined) {
      throw new Error('That is no key of this store');
    }
    return join(this.root, space, first, second, name);
  }
}
