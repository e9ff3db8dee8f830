import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { databaseErrorOf, problemOfDatabase } from './database-problem';
import { LOGGER } from './log';
import { ProblemError } from './problem';
import { requestIdOf } from './request-id';

/** The problem behind whatever was thrown. */
export const problemOf = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error;
  if (error instanceof HttpException) return problemOfHttp(error.getStatus(), error);
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  // What Express and its parsers throw (a body that is not JSON, a path that is not UTF-8) says its status.
  if (status >= 400 && status < 500) return problemOfHttp(status, error);
  return problemOfDatabase(error) ?? new ProblemError('server.failed', {}, {}, { cause: error });
};

const problemOfHttp = (status: number, cause: unknown): ProblemError => {
  switch (status) {
    case 404:
    case 405:
      return new ProblemError('request.notFound', {}, {}, { cause });
    case 413:
      return new ProblemError('request.tooLarge', {}, {}, { cause });
    case 500:
      return new ProblemError('server.failed', {}, {}, { cause });
    default: {
      const errors = [{ path: '', message: 'is not well-formed' }];
      return new ProblemError('request.invalid', {}, { errors }, { cause });
    }
  }
};

/** What an error may put into the log. Messages of the database quote values, so for those only the code and the place are kept. */
const forLog = (error: unknown): object => {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const frames = error.stack?.split('\n').filter((one) => /^\s+at /.test(one)) ?? [];
  const database = databaseErrorOf(error);
  if (database) return { name: error.name, ...database, frames };
  return { name: error.name, message: error.message, frames };
};

/** The one writer of problems, as RFC 9457. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = problemOf(error);
    const requestId = requestIdOf(request);
    if (problem.status >= 500) {
      this.log.error({ requestId, code: problem.code, error: forLog(problem.cause ?? problem) }, 'request failed');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.removeHeader('ETag');
    const { retryAfter, wholeBytes } = problem.details;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    if (wholeBytes !== undefined) response.setHeader('Content-Range', `bytes */${wholeBytes}`);
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem.toBody(requestId)));
  }
}
