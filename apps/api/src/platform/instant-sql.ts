import sql, { type Sql } from 'sql-template-tag';

/**
 * A `timestamptz` as the contract's `instant` (ISO 8601, UTC, milliseconds), for JSON that PostgreSQL builds: its own way of writing one
 * ends in an offset, which the contract refuses. Null stays null.
 */
export const instantSql = (expression: Sql): Sql =>
  sql`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
