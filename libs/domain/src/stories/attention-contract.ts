import * as z from 'zod';
import { id, localDate, namedRef, pageOf, pageQuery } from '../shared';
import { AGE_GROUPS, ATTENTION_KINDS, CONSENT_SCOPES, CONSENT_STATES, IDENTITY_DISPLAYS } from './vocabulary';

/** `GET /consents/attention`: who has to be asked, or asked again, by those who may record it. */
export const attentionQuery = z.strictObject({
  kind: z.enum(ATTENTION_KINDS),
  /** Only what the reader gathered. */
  mine: z.stringbool().optional(),
  gathererId: id.optional(),
  programmeId: id.optional(),
  ...pageQuery,
});
export type AttentionQuery = z.infer<typeof attentionQuery>;

const attentionItem = z.object({
  /** Of the story, or of the contributor: once in a list. */
  id,
  storyId: id,
  contributorId: id.nullable(),
  ref: z.string(),
  strand: namedRef,
  /** What to call whom it is about: the pseudonym, or the label of somebody else in the story. */
  who: z.string(),
  age: z.enum(AGE_GROUPS),
  gatherer: namedRef,
  state: z.enum(CONSENT_STATES),
  /** What they agreed to and have not taken back, whether or not its end has come. */
  scopes: z.array(z.enum(CONSENT_SCOPES)),
  identityDisplay: z.enum(IDENTITY_DISPLAYS).nullable(),
  expiresOn: localDate.nullable(),
});
export type AttentionItem = z.infer<typeof attentionItem>;

export const attentionList = pageOf(attentionItem)
  .extend({
    /** How many there are of each kind, with the same filters. */
    counts: z.object({ expiring: z.int(), missing: z.int(), restricted: z.int(), expired: z.int() }),
    /** Of this kind, by who gathered the story: most first. */
    gatherers: z.array(namedRef.extend({ count: z.int() })),
  })
  .meta({ id: 'AttentionList' });
export type AttentionList = z.infer<typeof attentionList>;
