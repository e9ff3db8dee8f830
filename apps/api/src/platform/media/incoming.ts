import type { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import { OwnTransaction } from '../transaction.interceptor';

/** The body of a request while it arrives: read once, in pieces, and never in memory as a whole. */
export class Incoming {
  /** @param length as its sender says; null when it does not */
  constructor(
    private readonly request: Pick<Readable, 'iterator' | 'resume'>,
    readonly length: number | null,
  ) {}

  /**
   * Pieces of `segmentBytes`, the last one of what is left. A connection that breaks ends them as the end of the body does: what has
   * arrived is worth keeping.
   */
  async *segments(segmentBytes: number): AsyncGenerator<Buffer> {
    // One room for all pieces: a piece is read before the next one is asked for.
    const room = Buffer.allocUnsafeSlow(segmentBytes);
    let filled = 0;
    try {
      for await (const chunk of this.#untilItBreaks()) {
        for (let taken = 0; taken < chunk.length;) {
          const copied = chunk.copy(room, filled, taken);
          taken += copied;
          filled += copied;
          if (filled < segmentBytes) continue;
          yield room;
          filled = 0;
        }
      }
      if (filled > 0) yield room.subarray(0, filled);
    } finally {
      // What is refused half-way is read to its end all the same, or the connection could carry nothing else.
      this.request.resume();
    }
  }

  async *#untilItBreaks(): AsyncGenerator<Buffer> {
    try {
      // Stopping half-way would otherwise destroy the request, and with it the connection that the answer goes back on.
      for await (const chunk of this.request.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
    } catch {
      // The connection is gone, and nobody reads an answer.
    }
  }
}

/**
 * Declares that a handler takes bytes that it reads while they arrive, of any length. There is no transaction around it, which would stay
 * open for as long as a phone takes to send. The counterpart for what fits into memory is `TakesFile`.
 */
export const TakesStream = (): MethodDecorator =>
  applyDecorators(
    OwnTransaction(),
    ApiConsumes('application/octet-stream'),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

/** What is sent, in a handler that {@link TakesStream}. A body that was JSON has been read before, and is nothing here. */
export const Streamed = createParamDecorator((_: unknown, context: ExecutionContext): Incoming => {
  const request = context.switchToHttp().getRequest<Request>();
  const length = request.headers['content-length'];
  return new Incoming(request, length === undefined ? null : Number(length));
});
