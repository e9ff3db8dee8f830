import * as z from 'zod';
import { aliases, EACH_ONCE, eachOnce, id, line, namedRef, prose, recordHead } from '../shared';

/** Stories to which something can be done at once. */
export const BULK_SIZE = 200;

const ids = (most: number) => z.array(id).max(most).refine(eachOnce, EACH_ONCE).readonly();
const some = ids(20).default([]);

const TARGETS = ['addThemeIds', 'removeThemeIds', 'addCollectionIds', 'removeCollectionIds'] as const;

/** `POST /stories/bulk`: themes and collections of many stories at once, all of it or nothing. To say it twice changes nothing more. */
export const storyBulk = z
  .strictObject({
    storyIds: ids(BULK_SIZE).refine((items) => items.length > 0, 'must name a story'),
    addThemeIds: some,
    removeThemeIds: some,
    addCollectionIds: some,
    removeCollectionIds: some,
  })
  .refine((bulk) => TARGETS.some((key) => bulk[key].length > 0), {
    path: ['addThemeIds'],
    message: 'or another of the four must name something',
  })
  .refine((bulk) => !bulk.addThemeIds.some((each) => bulk.removeThemeIds.includes(each)), {
    path: ['removeThemeIds'],
    message: 'must not name what is added',
  })
  .refine((bulk) => !bulk.addCollectionIds.some((each) => bulk.removeCollectionIds.includes(each)), {
    path: ['removeCollectionIds'],
    message: 'must not name what is added',
  })
  .meta({ id: 'StoryBulk' });
export type StoryBulk = z.output<typeof storyBulk>;

/** What was really changed: a theme or a collection, and the stories that got or lost it. The inverse of each line undoes it. */
export const storyBulkAnswer = z
  .object({
    changes: z.array(
      z.object({
        kind: z.enum(TARGETS),
        id,
        storyIds: z.array(id),
      }),
    ),
  })
  .meta({ id: 'StoryBulkAnswer' });
export type StoryBulkAnswer = z.infer<typeof storyBulkAnswer>;

/** `PUT /collections/:id`: stories of one programme that belong together. It stays in its programme. */
export const collectionWrite = z
  .strictObject({
    programmeId: id,
    name: line(120),
    aliases: aliases.default([]),
    about: prose(1000).default(''),
    /** Out of the menus; what is in it stays. */
    isArchived: z.boolean().default(false),
  })
  .meta({ id: 'CollectionWrite' });
export type CollectionWrite = z.output<typeof collectionWrite>;

export const collection = z
  .object({
    ...recordHead,
    programmeId: id,
    programme: namedRef.extend({ code: z.string() }),
    name: z.string(),
    aliases: z.array(z.string()),
    about: z.string(),
    isArchived: z.boolean(),
    /** Of those in it, the ones that the reader may read. */
    stories: z.int().min(0),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'Collection' });
export type Collection = z.infer<typeof collection>;

/** `GET /collections` */
export const collectionQuery = z.strictObject({ programmeId: id.optional(), isArchived: z.stringbool().optional() });
export type CollectionQuery = z.output<typeof collectionQuery>;
export const collectionList = z.object({ items: z.array(collection) }).meta({ id: 'CollectionList' });
export type CollectionList = z.infer<typeof collectionList>;

/** `PUT /themes/:id/details`, with `If-Match`: a theme under another name, under more names, or out of the menus. */
export const themeDetails = z
  .strictObject({ name: line(120), aliases: aliases.default([]), isArchived: z.boolean().default(false) })
  .meta({ id: 'ThemeDetails' });
export type ThemeDetails = z.output<typeof themeDetails>;

export const themeUsage = z
  .object({
    ...recordHead,
    name: z.string(),
    aliases: z.array(z.string()),
    isArchived: z.boolean(),
    /** Stories with it that the reader may read. */
    stories: z.int().min(0),
  })
  .meta({ id: 'ThemeUsage' });
export type ThemeUsage = z.infer<typeof themeUsage>;

/** `POST /themes/:id/merge`: all that has this theme gets another one instead, by which it is found from then on. This one is gone. */
export const themeMerge = z.strictObject({ intoId: id }).meta({ id: 'ThemeMerge' });
export type ThemeMerge = z.infer<typeof themeMerge>;

/** `GET /themes/usage` */
export const themeUsageList = z.object({ items: z.array(themeUsage) }).meta({ id: 'ThemeUsageList' });
export type ThemeUsageList = z.infer<typeof themeUsageList>;
