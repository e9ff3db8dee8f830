import * as z from 'zod';
import { id, languageTag, localDate, pageOf, pageQuery } from '../shared';
import { storyHead } from './stories-contract';
import { CONSENT_STATES, STORY_STATES, STORY_TECHNIQUES, type StoryState } from './vocabulary';

/** A total is exact up to here. What is beyond is said to be beyond: counting a hundred thousand stories helps nobody to find one. */
export const TOTAL_CAP = 1000;

const isState = (text: string): text is StoryState => (STORY_STATES as readonly string[]).includes(text);

/** One state or several: `state=submitted,inReview`, or `state` more than once. */
const states = z.union([z.string(), z.array(z.string())]).transform((asked, context): readonly StoryState[] => {
  const named = [asked].flat().flatMap((text) => text.split(','));
  if (!named.every(isState)) {
    context.issues.push({ code: 'custom', message: 'must be states of a story', input: asked });
    return z.NEVER;
  }
  return [...new Set(named)];
});

/** Which stories: of a list, of the board and of whatever else is asked for by the same words. */
export const storyFilters = {
  programmeId: id.optional(),
  strandId: id.optional(),
  regionId: id.optional(),
  communityId: id.optional(),
  /** What was withdrawn is in no theme and in no collection. */
  themeId: id.optional(),
  collectionId: id.optional(),
  technique: z.enum(STORY_TECHNIQUES).optional(),
  language: languageTag.optional(),
  /** Those that the reader gathered or logged. */
  mine: z.stringbool().optional(),
  /** The reporter who gathered it, where the reader may see that person. */
  personId: id.optional(),
  /** As it stands on the day of reading. */
  consentState: z.enum(CONSENT_STATES).optional(),
  /** The storyteller, at the recording. */
  age: z.enum(['minors', 'adults']).optional(),
  isPractice: z.stringbool().optional(),
  isHeld: z.stringbool().optional(),
  /** Days of recording, half-open. */
  from: localDate.optional(),
  until: localDate.optional(),
};

/** By `state`: in the order of the way of a story, and there what waits longest first. */
const sort = z.enum(['-recordedOn', 'recordedOn', 'ref', 'state']).default('-recordedOn');

/** `GET /stories` */
export const storyQuery = z.strictObject({ ...storyFilters, state: states.optional(), sort, ...pageQuery });
export type StoryQuery = z.output<typeof storyQuery>;

/** `GET /stories/export`: all that `GET /stories` would give page by page, in the same order, as a table. */
export const storyExportQuery = z.strictObject({ ...storyFilters, state: states.optional(), sort });
export type StoryExportQuery = z.output<typeof storyExportQuery>;

/** The filters alone, as a query reads them. */
export const storyFilter = z.strictObject({ ...storyFilters, state: states.optional() });
export type StoryFilter = z.output<typeof storyFilter>;

/** `total` stops at {@link TOTAL_CAP}, and then `totalIsCapped`. */
export const storyList = pageOf(z.object(storyHead)).extend({ totalIsCapped: z.boolean() }).meta({ id: 'StoryList' });
export type StoryList = z.infer<typeof storyList>;

/** The columns of the board, in order. Of what was withdrawn it shows the number alone. */
export const BOARD_STATES = [
  'planned',
  'recorded',
  'submitted',
  'inReview',
  'changesRequested',
  'approved',
  'published',
  'unpublished',
  'archived',
  'rejected',
  'withdrawn',
] as const satisfies StoryState[];

/** `GET /stories/board`: the first cards of each column, latest first. The others are in `GET /stories?state=`. */
export const storyBoardQuery = z.strictObject({
  ...storyFilters,
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type StoryBoardQuery = z.output<typeof storyBoardQuery>;

export const storyBoard = z
  .object({
    columns: z.array(
      z.object({
        state: z.enum(BOARD_STATES),
        total: z.int().min(0),
        totalIsCapped: z.boolean(),
        /** `moves`: states that the reader may move it to, as far as the policy and the transitions go. */
        items: z.array(z.object({ ...storyHead, moves: z.array(z.enum(STORY_STATES)) })),
      }),
    ),
  })
  .meta({ id: 'StoryBoard' });
export type StoryBoard = z.infer<typeof storyBoard>;
