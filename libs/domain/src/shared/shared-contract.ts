import * as z from 'zod';
import { id } from './id';

/** Version of a record, counted from 1. Sent as the `ETag`, asked back as `If-Match`. */
export const version = z.int().min(1);

/** An instant in ISO 8601, UTC. */
export const instant = z.iso.datetime();

/** What every readable record carries. */
export const recordHead = { id, version };

/** A thing that is only named: enough for a link or a menu. */
export const namedRef = z.object({ id, name: z.string() }).meta({ id: 'NamedRef' });
export type NamedRef = z.infer<typeof namedRef>;

/** Path parameter of a record. */
export const idParam = z.strictObject({ id });

/** For lists in which saying a thing twice means nothing: `z.array(id).refine(eachOnce, EACH_ONCE)`. */
export const eachOnce = (items: readonly (string | number)[]): boolean => new Set(items).size === items.length;
export const EACH_ONCE = 'must name each once';

/** How a list is asked for, page by page. The cursor is opaque: hand back what the last page gave. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** One page of a list. `next` is the cursor of the page after it, or null. `total` counts all that match. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().min(0) });

/** An error, as RFC 9457 `application/problem+json`. */
export const problemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    requestId: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    /** Which fields of the request are wrong and why; paths such as `marks.0.minutes`. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** For a stale edit: the fields that somebody else changed, and the record as it stands now. */
    changed: z.array(z.string()).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof problemBody>;
