import { HttpErrorResponse } from '@angular/common/http';
import { problemBody, type ProblemBody } from '@throughline/domain/shared';

/** Codes for what goes wrong on this side of the wire, beside those of the domain. */
export const OFFLINE = 'connection.offline';
export const UNREADABLE = 'response.unreadable';
export const FILE_GONE = 'sending.fileGone';

/** A refusal or failure that came back from the server, as an error that can be thrown. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly requestId: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  /** Which fields of the request are wrong, by path: `memberships.0.scope`. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** For a stale edit: the fields that somebody else changed, and the record as it stands now (parse it with its schema). */
  readonly changed: readonly string[];
  readonly current: unknown;

  constructor(body: Partial<ProblemBody> & { code: string; title: string }, options?: ErrorOptions) {
    super(body.title, options);
    this.code = body.code;
    this.title = body.title;
    this.status = body.status ?? 0;
    this.requestId = body.requestId ?? null;
    this.params = body.params ?? {};
    this.errors = body.errors ?? [];
    this.changed = body.changed ?? [];
    this.current = body.current;
  }
}

/** Whatever was thrown, as a problem. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof HttpErrorResponse) return fromResponse(error);
  // Angular wraps what is thrown in a resource when it is not an Error.
  if (error instanceof Error && error.cause instanceof Problem) return error.cause;
  return new Problem({ code: UNREADABLE, title: 'The answer could not be read' }, { cause: error });
};

const fromResponse = (response: HttpErrorResponse): Problem => {
  if (response.status === 0) return new Problem({ code: OFFLINE, title: 'The server cannot be reached' });
  const body = problemBody.safeParse(response.error);
  if (body.success) return new Problem(body.data);
  // A proxy, or something else that does not speak our language, stands in between.
  const isAway = response.status >= 502 && response.status <= 504;
  return new Problem({
    code: isAway ? 'server.unavailable' : UNREADABLE,
    title: 'The answer could not be read',
    status: response.status,
  });
};
