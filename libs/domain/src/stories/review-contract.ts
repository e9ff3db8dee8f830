import * as z from 'zod';
import { EACH_ONCE, eachOnce, id, instant, line, namedRef, prose, recordHead } from '../shared';
import { story } from './stories-contract';
import { QUOTE_ANCHORS, STORY_TONES } from './vocabulary';

export const INSIGHT_LENGTH = 4000;
/** Characters of a key quote: a few sentences. */
export const QUOTE_LENGTH = 2000;

/** `PUT /themes/:id`: a new theme. */
export const themeWrite = z.strictObject({ name: line(80) }).meta({ id: 'ThemeWrite' });
export type ThemeWrite = z.infer<typeof themeWrite>;

export const theme = namedRef.meta({ id: 'Theme' });
export type Theme = z.infer<typeof theme>;

/** `GET /themes`: by name. */
export const themeList = z.object({ items: z.array(theme) }).meta({ id: 'ThemeList' });
export type ThemeList = z.infer<typeof themeList>;

/** `PUT /stories/:id/reviews/:reviewId`: one's own reading of a story. */
export const storyReviewWrite = z
  .strictObject({
    /** The version of the text that was read. */
    textVersion: z.int().min(1),
    tone: z.enum(STORY_TONES),
    /** What the story tells about what helps, or what is missing. */
    insight: prose(INSIGHT_LENGTH),
    /** Themes that the reviewer gives the story. What others gave it stays theirs. */
    themeIds: z.array(id).max(30).refine(eachOnce, EACH_ONCE).readonly(),
  })
  .meta({ id: 'StoryReviewWrite' });
export type StoryReviewWrite = z.infer<typeof storyReviewWrite>;

/**
 * `PUT /stories/:id/quotes/:quoteId`: words of the transcript, as they stand there to the last space. With `If-Match`, an earlier quote is
 * marked anew, or confirmed where it was found again.
 */
export const keyQuoteWrite = z
  .strictObject({
    textVersion: z.int().min(1),
    /** In UTF-16 units, as JavaScript counts. */
    fromChar: z.int().min(0),
    /** The first unit that no longer belongs to it. */
    toChar: z.int().min(1),
    text: z
      .string()
      .max(QUOTE_LENGTH)
      .refine((text) => text.trim() !== '', 'must not be empty'),
  })
  .refine(({ fromChar, toChar, text }) => toChar - fromChar === text.length, {
    path: ['toChar'],
    message: 'must lie as far after fromChar as the text is long',
  })
  .meta({ id: 'KeyQuoteWrite' });
export type KeyQuoteWrite = z.infer<typeof keyQuoteWrite>;

const storyReview = z.object({
  ...recordHead,
  curator: z.string(),
  isMine: z.boolean(),
  textVersion: z.int(),
  tone: z.enum(STORY_TONES),
  insight: z.string(),
  reviewedAt: instant,
});

const keyQuote = z.object({
  ...recordHead,
  fromChar: z.int(),
  toChar: z.int(),
  text: z.string(),
  /** `moved` and `lost` until a person has looked. */
  anchor: z.enum(QUOTE_ANCHORS),
  markedBy: z.string().nullable(),
  markedAt: instant,
});
export type KeyQuote = z.infer<typeof keyQuote>;

/** `GET /stories/:id/review`: everything on the screen where a story is read and reviewed. */
export const storyReviewPage = z
  .object({
    story,
    /** Latest first. */
    versions: z.array(
      z.object({ version: z.int(), writtenAt: instant, writtenBy: z.string().nullable(), isAgreed: z.boolean() }),
    ),
    themes: z.array(theme.extend({ addedBy: z.string().nullable(), isMine: z.boolean() })),
    reviews: z.array(storyReview),
    /** In the order of the text; what was lost comes first. */
    quotes: z.array(keyQuote),
    /** What was asked for, or why it was not taken on; latest first. */
    requests: z.array(
      z.object({
        state: z.enum(['changesRequested', 'rejected']),
        reason: z.string(),
        at: instant,
        by: z.string().nullable(),
      }),
    ),
    may: z.object({
      /** Whether the reader reviews it now: never what they gathered themselves. */
      review: z.boolean(),
      /** Why not, where it is only that they gathered it. */
      isOwnStory: z.boolean(),
    }),
  })
  .meta({ id: 'StoryReviewPage' });
export type StoryReviewPage = z.infer<typeof storyReviewPage>;
export type StoryReview = StoryReviewPage['reviews'][number];

export const storyReviewParam = z.strictObject({ id, reviewId: id });
export const keyQuoteParam = z.strictObject({ id, quoteId: id });
