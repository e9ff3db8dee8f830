import { isDeepStrictEqual } from 'node:util';
import {
  Inject,
  Injectable,
  StreamableFile,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { concatMap, type Observable } from 'rxjs';
import type { z } from 'zod';
import { ANSWER } from './answer';
import { Csv, CSV, CSV_TYPE, streamOfCsv } from './csv';
import { Document, DocumentTypes } from './document';
import { readRange, StreamedDocument, StreamedTypes } from './media/streamed-document';

/** Nest's token for whether answers are held to their declared schemas: in specs, and while developing. */
export const CHECK_ANSWERS = Symbol('CHECK_ANSWERS');

const versionOf = (body: unknown): number | null =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number'
    ? body.version
    : null;

type Declared = z.ZodType | DocumentTypes | StreamedTypes | typeof CSV | null | undefined;

/** Why a body is not what its handler declared, or null. A key that the schema does not know is a leak, so it counts. */
const faultOf = (schema: Declared, body: unknown): string | null => {
  if (schema === undefined) return 'it declares no @Answer';
  if (schema === CSV) return body instanceof Csv ? null : 'it is no table';
  if (schema instanceof DocumentTypes) {
    return body instanceof Document && schema.types.includes(body.type) ? null : 'it is no document of these types';
  }
  if (schema instanceof StreamedTypes) {
    return body instanceof StreamedDocument && schema.types.includes(body.type)
      ? null
      : 'it is no stream of these types';
  }
  if (schema === null) return body === undefined ? null : 'it declares no body and gives one';
  const sent: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
  const read = schema.safeParse(sent);
  if (!read.success) {
    return read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  }
  return isDeepStrictEqual(JSON.parse(JSON.stringify(read.data)), sent) ? null : 'it gives more than it declares';
};

const fileOf = ({ type, bytes, fileName }: Document): StreamableFile =>
  new StreamableFile(bytes, {
    type: type === 'text/calendar' ? `${type}; charset=utf-8` : type,
    disposition: `attachment; filename="${fileName.replaceAll(/[^\w.-]/gu, '_')}"`,
    length: bytes.length,
  });

/** Handed over as a whole, or the part that was asked for. A browser does nothing with it but keep it, or play it in a page of ours. */
const streamOf = async (
  { type, bytes, fileName, read }: StreamedDocument,
  { headers }: Request,
  response: Response,
): Promise<StreamableFile> => {
  const range = readRange(headers.range, bytes);
  const stream = await read(range);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
  if (range) response.status(206).setHeader('Content-Range', `bytes ${range.first}-${range.last}/${bytes}`);
  return new StreamableFile(stream, {
    type,
    disposition: `attachment; filename="${fileName}"`,
    length: range ? range.last - range.first + 1 : bytes,
  });
};

const tableOf = (table: Csv): StreamableFile =>
  new StreamableFile(streamOfCsv(table), { type: CSV_TYPE, disposition: `attachment; filename="${table.fileName}"` });

/** Tags a record with its version, hands over documents, and holds answers to what was declared. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(CHECK_ANSWERS) private readonly check: boolean,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const handler = context.getHandler();
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    return next.handle().pipe(
      concatMap(async (body: unknown) => {
        const version = versionOf(body);
        if (version !== null) response.setHeader('ETag', `"${version}"`);
        const fault = this.check ? faultOf(this.reflector.get<Declared>(ANSWER, handler), body) : null;
        if (fault)
          throw new Error(`The answer of ${context.getClass().name}.${handler.name} is not as declared: ${fault}`);
        if (body instanceof StreamedDocument) return streamOf(body, request, response);
        if (body instanceof Csv) return tableOf(body);
        return body instanceof Document ? fileOf(body) : body;
      }),
    );
  }
}
