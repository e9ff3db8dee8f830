import * as z from 'zod';
import { id } from './id';
import { instant } from './shared-contract';

/** Types of file that are kept. Which one a file is, is read from its first bytes. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** Bytes of the largest file that is kept: 10 MB. */
export const MOST_FILE_BYTES = 10_000_000;

/** A file as it is listed; its bytes are asked for by its own address. */
export const storedFile = z
  .object({ id, contentType: z.enum(FILE_TYPES), bytes: z.int(), addedAt: instant, addedBy: z.string().nullable() })
  .meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof storedFile>;
