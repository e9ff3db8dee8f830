import { PROBLEMS, type ProblemCode } from '@throughline/domain/access';
import type { ProblemBody, ProblemDefinition, ProblemKind, Refusal, Result } from '@throughline/domain/shared';

/** The only place where a refusal turns into an HTTP status. */
const STATUS: Record<ProblemKind, number> = {
  invalid: 400,
  signInNeeded: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  range: 416,
  ruleBroken: 422,
  tooMany: 429,
  failed: 500,
  unavailable: 503,
};

/** What a problem may carry beside its code and params. */
export type ProblemDetails = Pick<ProblemBody, 'errors' | 'changed' | 'current'> & {
  /** Seconds after which to try again. */
  readonly retryAfter?: number;
  /** Bytes of the whole, where a part of it was asked for that is not there. */
  readonly wholeBytes?: number;
};

/** A refusal on its way to the filter that writes it. Never carries a personal value, except in `current`, which the actor may read. */
export class ProblemError extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly params: Refusal['params'] = {},
    readonly details: ProblemDetails = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'ProblemError';
    this.status = STATUS[PROBLEMS[code].kind];
  }

  toBody(requestId: string): ProblemBody {
    const { title }: ProblemDefinition = PROBLEMS[this.code];
    const { errors, changed, current } = this.details;
    return {
      type: `urn:throughline:problem:${this.code}`,
      title,
      status: this.status,
      code: this.code,
      requestId,
      ...(Object.keys(this.params).length > 0 && { params: { ...this.params } }),
      ...(errors && { errors }),
      ...(changed && { changed }),
      ...(current !== undefined && { current }),
    };
  }
}

/** The value of a domain decision, or its refusal thrown. */
export const unwrap = <Value, Code extends ProblemCode>(result: Result<Value, Code>): Value => {
  if (result.ok) return result.value;
  throw new ProblemError(result.refusal.code, result.refusal.params);
};
