/** Whether two values of a form are the same, looked at as what would be sent. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const keysOf = <Draft extends object>(draft: Draft): (keyof Draft & string)[] =>
  Object.keys(draft) as (keyof Draft & string)[];

/** Two people's changes of one thing, put together field by field: what I changed stays mine, the rest is theirs. */
export const mergeDrafts = <Draft extends object>(base: Draft, mine: Draft, theirs: Draft): Draft =>
  Object.fromEntries(
    keysOf(theirs).map((key) => [key, isSame(base[key], mine[key]) ? theirs[key] : mine[key]]),
  ) as Draft;

/** Fields that somebody else changed since I began. */
export const changedFields = <Draft extends object>(base: Draft, theirs: Draft): readonly (keyof Draft & string)[] =>
  keysOf(theirs).filter((key) => !isSame(base[key], theirs[key]));
