import { type z } from 'zod';

/** Reads a draft as what is sent, and says what is wrong with it. A standard schema, for forms. */
export interface DraftReader {
  parse(draft: unknown): unknown;
  readonly '~standard': z.ZodType['~standard'];
}

/** A schema of what is sent, seen from the draft: paths of what is wrong are those of the form. */
export const readAs = <Draft>(schema: z.ZodType, toWrite: (draft: Draft) => unknown): DraftReader => {
  const { validate, ...standard } = schema['~standard'];
  return {
    parse: (draft) => schema.parse(toWrite(draft as Draft)),
    '~standard': { ...standard, validate: (draft, options) => validate(toWrite(draft as Draft), options) },
  };
};

/** A draft without what was left empty, so that a schema says of it that it is missing and not that it is malformed. */
export const filled = (draft: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '' && value !== null));

/** What was typed, or null for nothing. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** Several, as people read them. */
export const list = (values: readonly string[]): string => values.join(', ');
