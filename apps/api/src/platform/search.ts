import { foldForSearch } from '@throughline/domain/shared';
import sql, { join, type Sql } from 'sql-template-tag';

/** `foldForSearch` of the domain, in SQL: a spec compares the two on the letters of the languages that programmes run in. */
export const folded = (text: Sql): Sql => sql`
  btrim(regexp_replace(lower(translate(
    regexp_replace(normalize(${text}, NFKD), '[\\u0300-\\u036f]', '', 'g'), 'łŁ', 'll')), '\\s+', ' ', 'g'))`;

/** Whether what somebody typed is part of any of these texts, a null among them being none. True when nothing was typed. */
export const finds = (typed: string | undefined, ...texts: readonly Sql[]): Sql =>
  typed === undefined
    ? sql`true`
    : sql`position(${foldForSearch(typed)} in ${folded(sql`concat_ws('|', ${join(texts)})`)}) > 0`;

/** An array of aliases as one text. */
export const aliasText = (aliases: Sql): Sql => sql`array_to_string(${aliases}, '|')`;
