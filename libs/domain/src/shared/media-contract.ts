import * as z from 'zod';
import { id } from './id';
import { instant } from './shared-contract';

/** What a large file is for whoever sends it. Which type it is, is read from its bytes. */
export const MEDIA_KINDS = ['audio', 'image', 'document'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Where an upload stands. Only what is complete can be opened. */
export const MEDIA_STATES = ['receiving', 'complete'] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

/** Types that are kept, by kind. */
export const MEDIA_TYPES_OF = {
  audio: ['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg', 'audio/webm', 'audio/flac'],
  image: ['image/jpeg', 'image/png', 'image/webp'],
  document: ['application/pdf'],
} as const satisfies Readonly<Record<MediaKind, readonly string[]>>;
export type MediaType = (typeof MEDIA_TYPES_OF)[MediaKind][number];

/** Every type that is kept. */
export const MEDIA_TYPES = [
  ...MEDIA_TYPES_OF.audio,
  ...MEDIA_TYPES_OF.image,
  ...MEDIA_TYPES_OF.document,
] as const satisfies readonly MediaType[];

/** Bytes of the largest file that is kept, by kind. */
export const MOST_MEDIA_BYTES: Readonly<Record<MediaKind, number>> = {
  audio: 500_000_000,
  image: 25_000_000,
  document: 25_000_000,
};

/** Pixels of the largest picture that is kept: as a whole, one takes about four bytes each of the server's memory. */
export const MOST_MEDIA_PIXELS = 100_000_000;

/** Bytes that are sent in one request: little to send anew where a connection breaks, and the least that S3 takes as a part. */
export const MEDIA_CHUNK_BYTES = 5 * 1024 * 1024;

/** Days after which an upload that nobody goes on with is given up. */
export const DAYS_UNTIL_UPLOAD_LAPSES = 7;

/** Begins an upload under an id that its sender chose, or asks where it stands: `PUT …/:fileId`. */
export const mediaBegin = z
  .strictObject({ kind: z.enum(MEDIA_KINDS), bytes: z.int().min(1) })
  .meta({ id: 'MediaBegin' });
export type MediaBegin = z.infer<typeof mediaBegin>;

/** Where the bytes of a request belong: `PATCH …/:fileId/content?offset=`. */
export const mediaOffset = z.strictObject({ offset: z.coerce.number().int().min(0) });

/** A large file as it stands. Sent on from `receivedBytes`, then completed: `POST …/:fileId/completion`. */
export const mediaFile = z
  .object({
    id,
    kind: z.enum(MEDIA_KINDS),
    state: z.enum(MEDIA_STATES),
    /** How long it is, as its sender said. */
    declaredBytes: z.int(),
    receivedBytes: z.int(),
    /** Known once it is complete, as is how long what is kept is: a picture is drawn anew. */
    contentType: z.enum(MEDIA_TYPES).nullable(),
    storedBytes: z.int().nullable(),
    completedAt: instant.nullable(),
  })
  .meta({ id: 'MediaFile' });
export type MediaFile = z.infer<typeof mediaFile>;
