import * as z from 'zod';
import { id, instant, line, prose, recordHead } from '../shared';
import { QUOTE_PERMISSIONS } from './vocabulary';

/** Path of a quote: `/events/:id/quotes/:quoteId` */
export const quoteParam = z.strictObject({ id, quoteId: id });

/**
 * `PUT /events/:id/quotes/:quoteId`: what somebody said of an event; `DELETE` takes it away. Both answer with the event. The moment and
 * the account of a change of the permission are kept with it.
 */
export const quoteWrite = z
  .strictObject({
    text: prose(1000).min(1),
    /** How the speaker wants to be named, e.g. "a resident"; null for not at all. */
    attribution: line(120).nullable(),
    permission: z.enum(QUOTE_PERMISSIONS),
  })
  .meta({ id: 'QuoteWrite' });
export type QuoteWrite = z.infer<typeof quoteWrite>;

export const quote = z
  .object({
    ...recordHead,
    ...quoteWrite.shape,
    /** When the permission was written down, and by whom; null for quotes from before permissions were asked for. */
    permissionAt: instant.nullable(),
    permissionBy: z.string().nullable(),
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof quote>;
