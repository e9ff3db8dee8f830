import { isDeepStrictEqual } from 'node:util';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemError } from './problem';

/** Reads `If-Match: "3"` as 3. Null when there is none; anything else than one version in quotes is a 400. */
export const readIfMatch = (header: string | undefined): number | null => {
  if (header === undefined) return null;
  const version = /^"([1-9]\d{0,8})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    const errors = [{ path: 'If-Match', message: 'must be one version in quotes, as the ETag gave it' }];
    throw new ProblemError('request.invalid', {}, { errors });
  }
  return Number(version);
};

/** The version that an edit was made from; null for a create. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null =>
  readIfMatch(context.switchToHttp().getRequest<Request>().headers['if-match']),
);

export interface Put<Write extends object> {
  /** The version that the edit was made from, or null: see {@link IfMatch}. */
  readonly ifMatch: number | null;
  readonly write: Write;
  /** What is stored under the id, in the shape of a write; null when there is nothing. Read it with `for update` before an edit. */
  readonly stored: { readonly version: number; readonly write: Write } | null;
  /** The record as people read it, for a stale edit. Asked for only then. */
  readonly current: () => unknown;
}

export type PutDecision =
  | { readonly kind: 'create' }
  /** Stored already, exactly so: a repeat, or an edit that changes nothing. Answer with the record as it is. */
  | { readonly kind: 'same' }
  /** `changed` are the fields that this edit changes: for the audit. */
  | { readonly kind: 'edit'; readonly changed: readonly string[] };

const asJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** Names of the fields in which two writes differ, compared as JSON. A field that is left out equals one that is not there. */
const differences = (one: object, other: object): string[] => {
  const [left, right] = [one, other] as Record<string, unknown>[];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].filter((field) => !isDeepStrictEqual(asJson(left?.[field]), asJson(right?.[field])));
};

/**
 * Decides what a `PUT` is: a create, an edit, or the repeat of one.
 *
 * @throws 409 `request.alreadyExists` for a create under an id that holds something else, 404 for an edit of nothing, and 412
 *   `request.stale`, with the fields in which the record differs from what was sent, for an edit made from an older version.
 */
export const decidePut = async <Write extends object>({
  ifMatch,
  write,
  stored,
  current,
}: Put<Write>): Promise<PutDecision> => {
  if (!stored) {
    if (ifMatch !== null) throw new ProblemError('request.notFound');
    return { kind: 'create' };
  }
  const changed = differences(stored.write, write);
  if (changed.length === 0) return { kind: 'same' };
  if (ifMatch === null) throw new ProblemError('request.alreadyExists');
  if (ifMatch !== stored.version) throw new ProblemError('request.stale', {}, { changed, current: await current() });
  return { kind: 'edit', changed };
};
