import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

import { giveToOwnerOfFolder } from './password.mjs';

const LARGEST = 5 * 1024 * 1024;

/**
 * The file that the server writes its own messages to. It is opened here and handed over open, so the server's account
 * needs no way to it. A file that has grown large becomes `….1`, and the one before that goes.
 *
 * @param {string} file
 * @returns {{ descriptor: number, written(): string, close(): void }} `written` gives what was written since
 */
export function openServerLog(file) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a+', 0o600);
  giveToOwnerOfFolder(file);
  const start = fstatSync(descriptor).size;
  return {
    descriptor,
    written() {
      const buffer = Buffer.alloc(Math.min(64 * 1024, Math.max(0, fstatSync(descriptor).size - start)));
      readSync(descriptor, buffer, 0, buffer.length, start);
      return buffer.toString('utf8');
    },
    close: () => closeSync(descriptor),
  };
}
