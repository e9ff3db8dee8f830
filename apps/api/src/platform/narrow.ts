import type { Predicate, SubjectField } from '@throughline/domain/shared';
import sql, { join, raw, type Sql } from 'sql-template-tag';

/** A fact with several values, as an SQL array. */
export interface ManyOf {
  readonly many: Sql;
}

/** How a query says one fact of the policy: a column, an array, or a condition of its own on the values that would do. */
export type PolicyColumn = Sql | ManyOf | ((values: Sql) => Sql);
export type PolicyColumns = { readonly [Field in SubjectField]?: PolicyColumn };

/** Says that a fact has several values: the expression is an array. */
export const manyOf = (expression: Sql): ManyOf => ({ many: expression });

/** These facts are lists by nature; a plain expression for them is an array. */
const LISTS: readonly SubjectField[] = ['trainerIds', 'gathererIds', 'allows', 'flags'];

/** The values of these are words; those of all others are ids. */
const WORDS: readonly SubjectField[] = ['publication', 'allows', 'flags'];

const TRUE = raw('true');
const FALSE = raw('false');

/**
 * The second reading of the policy: a predicate as SQL. A null column satisfies nothing, as in `matches`: the condition is then null,
 * which a `where` takes for false, and a predicate never negates. Ids are compared as uuid, so that indexes on such columns
 * serve.
 *
 * @throws when a fact is needed that the query has no column for: a scope is never widened by forgetting.
 */
export const compile = (predicate: Predicate, columns: PolicyColumns): Sql => {
  switch (predicate.kind) {
    case 'always':
      return TRUE;
    case 'never':
      return FALSE;
    case 'anyOf': {
      const { field } = predicate;
      const column = columns[field];
      if (!column) throw new Error(`The query has no column for the policy's ${field}`);
      const type = raw(WORDS.includes(field) ? 'text[]' : 'uuid[]');
      const values = sql`${[...predicate.values]}::${type}`;
      if (typeof column === 'function') return sql`(${column(values)})`;
      if ('many' in column) return sql`(${column.many} && ${values})`;
      return LISTS.includes(field) ? sql`(${column} && ${values})` : sql`(${column} = any (${values}))`;
    }
    case 'and':
      return predicate.of.length === 0 ? TRUE : group(predicate.of, columns, ' and ');
    case 'or':
      return predicate.of.length === 0 ? FALSE : group(predicate.of, columns, ' or ');
  }
};

const group = (parts: readonly Predicate[], columns: PolicyColumns, separator: string): Sql =>
  sql`(${join(
    parts.map((part) => compile(part, columns)),
    separator,
  )})`;
