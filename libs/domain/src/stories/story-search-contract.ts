import * as z from 'zod';
import { id, line, pageOf, pageQuery } from '../shared';
import { storyHead } from './stories-contract';
import { storyFilters } from './story-list-contract';
import { SEARCH_MATCHES, STORY_STATES } from './vocabulary';

/** The filters of a list, as JSON has them: several states are several, and yes is no word. */
const searchFilters = {
  ...storyFilters,
  mine: z.boolean().optional(),
  isPractice: z.boolean().optional(),
  isHeld: z.boolean().optional(),
  state: z.union([z.enum(STORY_STATES), z.array(z.enum(STORY_STATES)).min(1).readonly()]).optional(),
};
const searchFilterName = z.enum(Object.keys(searchFilters) as (keyof typeof searchFilters)[]);
export type SearchFilterName = z.infer<typeof searchFilterName>;

/**
 * `POST /stories/search`. Not a `GET`: what somebody looks for can be about a person, and addresses end up in logs and histories.
 * `q`: words that all have to be there, "words in a row", -words that must not; the last word may be unfinished.
 */
export const storySearchQuery = z
  .strictObject({
    q: line(200),
    ...searchFilters,
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
    /** When nothing is found: the filters of which any one, taken off by itself, would leave something. */
    hiddenBy: z.array(searchFilterName),
  })
  .meta({ id: 'StorySearchList' });
export type StorySearchList = z.infer<typeof storySearchList>;
