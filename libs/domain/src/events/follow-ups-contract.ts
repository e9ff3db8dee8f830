import * as z from 'zod';
import { id, instant, line, localDate, namedRef, pageOf, pageQuery, recordHead } from '../shared';

/** Path of a follow-up: `/events/:id/follow-ups/:followUpId` */
export const followUpParam = z.strictObject({ id, followUpId: id });

/**
 * `PUT /events/:id/follow-ups/:followUpId`: something to be done after an event; `DELETE` takes it away. Both answer with the event.
 * Who can own one: `GET /events/:id/owners`, a list of `NamedRef`.
 */
export const followUpWrite = z
  .strictObject({
    text: line(300),
    /** The account that sees to it; somebody who may read the event. */
    ownerId: id,
    dueOn: localDate,
  })
  .meta({ id: 'FollowUpWrite' });
export type FollowUpWrite = z.infer<typeof followUpWrite>;

/** `PUT /events/:id/follow-ups/:followUpId/done`: by its owner, or by whoever may write the event. Answers with the follow-up. */
export const followUpDone = z.strictObject({ isDone: z.boolean() }).meta({ id: 'FollowUpDone' });

export const followUp = z
  .object({
    ...recordHead,
    ...followUpWrite.shape,
    owner: namedRef,
    doneAt: instant.nullable(),
    /** Not done on the day after it was due, on the clocks of the event. */
    isOverdue: z.boolean(),
    may: z.object({ finish: z.boolean() }),
  })
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof followUp>;

/** `GET /events/follow-ups`: in order of their due day. Open ones, unless `show=all`. */
export const followUpQuery = z.strictObject({
  programmeId: id.optional(),
  /** Only the reader's own. */
  mine: z.stringbool().optional(),
  show: z.enum(['open', 'overdue', 'all']).default('open'),
  ...pageQuery,
});
export const followUpList = pageOf(
  followUp.extend({ event: z.object({ id, title: z.string(), date: localDate, programmeName: z.string() }) }),
).meta({ id: 'FollowUpList' });
export type FollowUpList = z.infer<typeof followUpList>;

/** `GET /events/:id/owners` */
export const ownerList = z.object({ items: z.array(namedRef) }).meta({ id: 'OwnerList' });
export type OwnerList = z.infer<typeof ownerList>;
