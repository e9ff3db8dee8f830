import * as z from 'zod';
import { id, instant, line, pageOf, pageQuery, prose, recordHead } from '../shared';
import { CONCERN_CATEGORIES, CONCERN_ENTRY_KINDS, CONCERN_STATES } from './vocabulary';

const words = prose(10_000).refine((text) => text !== '', 'must not be empty');

/**
 * `PUT /stories/:id/concerns/:concernId`: raises a concern about somebody's safety. The story is held at once. The words are for the safeguarding
 * lead, and for whoever raised it until the lead has taken it up.
 */
export const concernWrite = z
  .strictObject({
    category: z.enum(CONCERN_CATEGORIES),
    narrative: words,
    /** What was done at once: who was called, where they are now. */
    immediateAction: prose(4000),
  })
  .meta({ id: 'ConcernWrite' });
export type ConcernWrite = z.infer<typeof concernWrite>;

export const concernParam = z.strictObject({ id, concernId: id });

/** What raising answers: that it arrived, and nothing that others could read over a shoulder. */
export const concernRaised = z
  .object({ id, storyId: id, state: z.enum(CONCERN_STATES), raisedAt: instant })
  .meta({ id: 'ConcernRaised' });
export type ConcernRaised = z.infer<typeof concernRaised>;

/** `POST /concerns/:id/moves`: a step of the safeguarding lead, with why, and whether the story stays held. */
export const concernMove = z
  .strictObject({
    to: z.enum(['triaged', 'monitoring', 'referred', 'closed']),
    holds: z.boolean(),
    text: words,
  })
  .meta({ id: 'ConcernMove' });
export type ConcernMove = z.infer<typeof concernMove>;

/** `PUT /concerns/:id/entries/:concernEntryId`: a note of the lead, or what the raiser adds before the lead has taken it up. Never edited. */
export const concernEntryWrite = z.strictObject({ text: words }).meta({ id: 'ConcernEntryWrite' });
export type ConcernEntryWrite = z.infer<typeof concernEntryWrite>;
export const concernEntryParam = z.strictObject({ id, concernEntryId: id });

const concernHead = {
  ...recordHead,
  storyId: id,
  /** Of the story: KBOP-012. */
  ref: z.string(),
  programme: z.object({ id, name: line(200) }),
  category: z.enum(CONCERN_CATEGORIES),
  state: z.enum(CONCERN_STATES),
  holds: z.boolean(),
  raisedAt: instant,
  raisedBy: z.string(),
};

/** `GET /concerns/:id` */
export const concern = z
  .object({
    ...concernHead,
    entries: z.array(
      z.object({ id, kind: z.enum(CONCERN_ENTRY_KINDS), text: z.string(), at: instant, by: z.string() }),
    ),
    moves: z.array(z.enum(CONCERN_STATES)),
  })
  .meta({ id: 'Concern' });
export type Concern = z.infer<typeof concern>;

/** `GET /concerns`: open ones first, the oldest of them first. */
export const concernQuery = z.strictObject({ show: z.enum(['open', 'all']).default('open'), ...pageQuery });
export type ConcernQuery = z.infer<typeof concernQuery>;
export const concernList = pageOf(z.object(concernHead)).meta({ id: 'ConcernList' });
export type ConcernList = z.infer<typeof concernList>;
