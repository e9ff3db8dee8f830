import * as z from 'zod';
import { id, line, pageOf, pageQuery } from '../shared';
import { storyHead } from './stories-contract';
import { SEARCH_MATCHES, STORY_STATES } from './vocabulary';

/**
 * `POST /stories/search`. Not a `GET`: what somebody looks for can be about a person, and addresses end up in logs and histories.
 * `q`: words that all have to be there, "words in a row", -words that must not; the last word may be unfinished.
 */
export const storySearchQuery = z
  .strictObject({
    q: line(200),
    programmeId: id.optional(),
    strandId: id.optional(),
    regionId: id.optional(),
    state: z.enum(STORY_STATES).optional(),
    ...pageQuery,
    limit: z.int().min(1).max(50).default(20),
  })
  .meta({ id: 'StorySearchQuery' });
export type StorySearchQuery = z.infer<typeof storySearchQuery>;

const searchHint = z.object({ kind: z.enum(['place', 'programme', 'theme', 'collection']), id, name: z.string() });
export type SearchHint = z.infer<typeof searchHint>;

export const storySearchList = pageOf(
  z.object({
    ...storyHead,
    /** Where in its text it was found: one after another, those that were looked for marked. Empty when not found by its text. */
    excerpt: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
    matches: z.array(z.enum(SEARCH_MATCHES)),
  }),
)
  .extend({
    /** `total` is a thousand, and there are more. The latest thousand are given, best first. */
    totalIsCapped: z.boolean(),
    /** Names like what was typed, of what the reader may read. */
    hints: z.array(searchHint),
  })
  .meta({ id: 'StorySearchList' });
export type StorySearchList = z.infer<typeof storySearchList>;
