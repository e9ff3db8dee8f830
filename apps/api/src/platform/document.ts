import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ANSWER } from './answer';

export type DocumentType =
  'application/pdf' | 'application/zip' | 'image/jpeg' | 'image/png' | 'image/webp' | 'text/calendar';

/** What a handler answers with instead of JSON: a file. It is always handed over to be kept, never shown as a page of ours. */
export class Document {
  /** @param fileName says nothing of a person: it is kept in the lists of browsers. */
  constructor(
    readonly type: DocumentType,
    readonly bytes: Buffer,
    readonly fileName: string,
  ) {}
}

/** Which types of document a handler may answer with. */
export class DocumentTypes {
  constructor(readonly types: readonly DocumentType[]) {}
}

/** Declares that a handler answers with a {@link Document} of one of these types. */
export const AnswerDocument = (...types: readonly [DocumentType, ...DocumentType[]]): MethodDecorator =>
  applyDecorators(
    SetMetadata(ANSWER, new DocumentTypes(types)),
    HttpCode(200),
    ApiResponse({
      status: 200,
      content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
    }),
  );
