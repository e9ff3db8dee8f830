import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { MediaType } from '@throughline/domain/shared';
import type { Readable } from 'node:stream';
import { ANSWER } from '../answer';
import { ProblemError } from '../problem';
import type { ByteRange } from './media-store';

/** What a handler answers with instead of JSON: a file that is sent while it is read, as a whole or the part that was asked for. */
export class StreamedDocument {
  /** @param fileName says nothing of a person: it is kept in the lists of browsers. */
  constructor(
    readonly type: MediaType,
    readonly bytes: number,
    readonly fileName: string,
    readonly read: (range?: ByteRange) => Promise<Readable>,
  ) {}
}

/** Which types a handler may stream. */
export class StreamedTypes {
  constructor(readonly types: readonly MediaType[]) {}
}

/** Declares that a handler answers with a {@link StreamedDocument} of one of these types. */
export const AnswerStream = (...types: readonly MediaType[]): MethodDecorator => {
  const content = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
  return applyDecorators(
    SetMetadata(ANSWER, new StreamedTypes(types)),
    HttpCode(200),
    ApiHeader({ name: 'Range', required: false, description: 'A part of the file, such as bytes=0-1023' }),
    ApiResponse({ status: 200, content }),
    ApiResponse({ status: 206, content }),
  );
};

/**
 * Reads `Range: bytes=0-499`, `bytes=500-` or `bytes=-500` (the last 500). Undefined for the whole file: when there is no such header, and
 * for what RFC 9110 lets a server ignore, such as several ranges at once.
 *
 * @throws 416 `media.range` for a part that is not there
 */
export const readRange = (header: string | undefined, bytes: number): ByteRange | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (from !== '' && to !== '' && Number(to) < first) return undefined;
  if (first > last) throw new ProblemError('media.range', {}, { wholeBytes: bytes });
  return { first, last };
};
