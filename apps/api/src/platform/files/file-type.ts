import type { FileType } from '@throughline/domain/shared';

const startsWith = (bytes: Buffer, ...first: readonly number[]): boolean =>
  bytes.subarray(0, first.length).equals(Buffer.from(first));

const says = (bytes: Buffer, at: number, word: string): boolean =>
  bytes.toString('latin1', at, at + word.length) === word;

/** What a file is by its first bytes, whatever its name or its sender says; null for what is not kept. */
export const fileTypeOf = (bytes: Buffer): FileType | null => {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP')) return 'image/webp';
  if (says(bytes, 0, '%PDF-')) return 'application/pdf';
  return null;
};
