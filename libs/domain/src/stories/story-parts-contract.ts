import * as z from 'zod';
import { id, instant, line, MEDIA_KINDS, MEDIA_TYPES, prose, recordHead } from '../shared';
import {
  AGE_GROUPS,
  ASSET_PURPOSES,
  CONSENT_SCOPES,
  CONSENT_STATES,
  CONTRIBUTOR_ROLES,
  STORY_MEDIA,
} from './vocabulary';

/** `PUT /stories/:id/contributors/:contributorId`: somebody else in the story, by a label and never by a name: "the neighbour". */
export const contributorWrite = z
  .strictObject({
    role: z.enum(CONTRIBUTOR_ROLES),
    label: line(80),
    age: z.enum(AGE_GROUPS),
    /** Whether they can be recognised in it, and so have to be asked. */
    needsConsent: z.boolean(),
  })
  .meta({ id: 'ContributorWrite' });
export type ContributorWrite = z.infer<typeof contributorWrite>;

export const storyContributor = z
  .object({
    ...recordHead,
    role: z.enum(CONTRIBUTOR_ROLES),
    label: z.string(),
    age: z.enum(AGE_GROUPS),
    needsConsent: z.boolean(),
    consentState: z.enum(CONSENT_STATES),
    consentScopes: z.array(z.enum(CONSENT_SCOPES)),
  })
  .meta({ id: 'StoryContributor' });
export type StoryContributor = z.infer<typeof storyContributor>;

/**
 * `PUT /stories/:id/assets/:assetId`: where the story can be seen or heard. A published address is a link; what the charity keeps itself is
 * an upload. A text that is published needs neither.
 */
export const assetWrite = z
  .strictObject({
    kind: z.enum(STORY_MEDIA),
    purpose: z.enum(ASSET_PURPOSES),
    url: z
      .url({ protocol: /^https$/, normalize: true })
      .max(500)
      .nullable(),
    /** For those who cannot see or hear it. */
    description: prose(1000),
    /** Name, face and unaltered voice are out of it. */
    isAnonymised: z.boolean(),
  })
  .meta({ id: 'AssetWrite' });
export type AssetWrite = z.infer<typeof assetWrite>;

export const storyAsset = z
  .object({
    ...recordHead,
    kind: z.enum(STORY_MEDIA),
    purpose: z.enum(ASSET_PURPOSES),
    url: z.string().nullable(),
    description: z.string(),
    isAnonymised: z.boolean(),
    /** What is kept of it; read at `GET …/files/:fileId/content`. */
    file: z.object({ id, contentType: z.enum(MEDIA_TYPES), bytes: z.int() }).nullable(),
    /** What is on its way, and takes the place of the file once all of it is there. For those who may send it on. */
    upload: z.object({ id, kind: z.enum(MEDIA_KINDS), bytes: z.int(), receivedBytes: z.int() }).nullable(),
    addedAt: instant,
    addedBy: z.string().nullable(),
  })
  .meta({ id: 'StoryAsset' });
export type StoryAsset = z.infer<typeof storyAsset>;

export const contributorParam = z.strictObject({ id, contributorId: id });
export const assetParam = z.strictObject({ id, assetId: id });

/**
 * `/stories/:id/assets/:assetId/files/:fileId`: `PUT` begins to send a file, `PATCH …/content?offset=` goes on, `POST …/completion` ends it,
 * `GET …/content` reads it, `DELETE` takes it away. A file that takes another's place is not anonymised until somebody says so of it.
 */
export const assetFileParam = z.strictObject({ id, assetId: id, fileId: id });
