import sql, { raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { ProblemError } from './problem';

/** Where a page ended: the value that the list is ordered by, and the id that decides between equal ones. */
export interface Cursor {
  readonly value: string;
  readonly id: string;
}

const cursorParts = z.tuple([z.string().max(120), z.guid()]);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

/** Writes a cursor. People hand it back and are not meant to read it. */
export const writeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

/**
 * Reads what a page gave as `next`; null for the first page. Anything else is a 400 that names `cursor`, also what was made up so as to
 * look like one: `isValue` says whether the query can take the value.
 */
export const readCursor = (
  cursor: string | undefined,
  isValue: (value: string) => boolean = () => true,
): Cursor | null => {
  if (cursor === undefined) return null;
  const read = cursorParts.safeParse(parse(cursor));
  if (!read.success || !isValue(read.data[0])) {
    const errors = [{ path: 'cursor', message: 'is not what a page gave as next' }];
    throw new ProblemError('request.invalid', {}, { errors });
  }
  const [value, id] = read.data;
  return { value, id };
};

/**
 * A `timestamptz` (a column by name, or an expression) as the contract's `instant`: ISO 8601, UTC, milliseconds. For JSON that PostgreSQL
 * builds, which would write an offset that the contract refuses. Null stays null.
 */
export const isoInstant = (column: string | Sql): Sql =>
  sql`to_char(${typeof column === 'string' ? raw(column) : column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
