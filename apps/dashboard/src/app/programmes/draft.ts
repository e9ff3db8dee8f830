/** A draft without what was left empty, so that a schema says of it that it is missing and not that it is malformed. */
export const filled = (draft: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '' && value !== null));

/** What was typed, or null for nothing. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** Several, as people read them. */
export const list = (values: readonly string[]): string => values.join(', ');
