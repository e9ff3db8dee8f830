import {
  applyDecorators,
  createParamDecorator,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { FILE_TYPES, MOST_FILE_BYTES } from '@throughline/domain/shared';
import express, { type Request, type Response } from 'express';
import { ProblemError } from '../problem';

/** The bytes of a request, apart from everything that is read as JSON. */
export class UploadedFile {
  constructor(readonly bytes: Buffer) {}
}

// Whatever type the sender says: what it is shows in its bytes, and is said clearly then. Nothing is unpacked on its way in.
const readBytes = express.raw({ type: () => true, limit: MOST_FILE_BYTES, inflate: false });

/** Reads the body once it is known who sends it, and before a transaction begins: a phone may take its time. */
class FileBodyGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    await new Promise<void>((resolve, reject) => {
      readBytes(request, http.getResponse<Response>(), (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(isTooLarge(error) ? tooLarge(error) : (error as Error));
      });
    });
    return true;
  }
}

const isTooLarge = (error: unknown): error is Error =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large';

const tooLarge = (cause: Error): ProblemError =>
  new ProblemError('file.tooLarge', { mostBytes: MOST_FILE_BYTES }, {}, { cause });

/** Declares that a handler takes a file as its body, as it is and not as JSON: up to `MOST_FILE_BYTES`, else 413 `file.tooLarge`. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(
    UseGuards(FileBodyGuard),
    ApiConsumes(...FILE_TYPES),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

/** The file that was sent, in a handler that {@link TakesFile}. A body that was left out, or was JSON, is an empty file: of no type. */
export const Uploaded = createParamDecorator((_: unknown, context: ExecutionContext): UploadedFile => {
  const body: unknown = context.switchToHttp().getRequest<Request>().body;
  return new UploadedFile(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
});
