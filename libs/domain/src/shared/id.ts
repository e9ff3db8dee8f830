import * as z from 'zod';

/**
 * Identifier of a record: a UUID, version 7 when we make it. Whoever creates a thing chooses its id, so that sending the
 * same request twice is harmless. Lower case, so that one id has one spelling.
 */
export const id = z.uuid().toLowerCase();
export type Id = z.infer<typeof id>;
