import type { LoggerService } from '@nestjs/common';
import type { RequestHandler } from 'express';
import pino, { type Logger } from 'pino';
import type { Config } from './config';
import { RequestContext } from './request-context';
import { requestIdOf } from './request-id';

/** Nest's token for the log. */
export const LOGGER = Symbol('LOGGER');

export const createLog = (config: Pick<Config, 'LOG_LEVEL'>): Logger =>
  pino({ level: config.LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });

/**
 * One line a request. The route's pattern rather than the address, which may hold what somebody searched for; no body, no cookie, no
 * network address. The account is an id.
 */
export const requestLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const started = performance.now();
    const context = RequestContext.current();
    response.once('close', () => {
      const path = (request.route as { readonly path?: unknown } | undefined)?.path;
      // What no handler takes ends in one for `*path`, which is no route of ours.
      const route = typeof path === 'string' && path.startsWith('/') ? path : null;
      // The dashboard's files are dozens a visit, and say nothing that anybody would look for.
      const level = route !== null || response.statusCode >= 400 ? 'info' : 'debug';
      log[level](
        {
          requestId: requestIdOf(request),
          method: request.method,
          route,
          status: response.statusCode,
          ms: Math.round(performance.now() - started),
          accountId: context?.actor?.accountId ?? null,
          ...(!response.writableFinished && { aborted: true }),
        },
        'request',
      );
    });
    next();
  };

/** Nest's own messages, in the same form. */
export class NestLog implements LoggerService {
  constructor(private readonly sink: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.sink.debug({ context }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.sink.warn({ context }, String(message));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.sink.error({ context: rest.at(-1) }, message instanceof Error ? message.name : String(message));
  }
}
