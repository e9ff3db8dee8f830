import { accepted, refused, type MediaKind, type Result } from '../shared';
import type { StoryMedium } from './vocabulary';

/** As what a medium is kept; null for what is only ever linked to: a video is published elsewhere. */
export const KEPT_AS = {
  audio: 'audio',
  photo: 'image',
  text: 'document',
  video: null,
} as const satisfies Record<StoryMedium, MediaKind | null>;

/** Whether an asset may be so, with the file that it has or gets: a file or an address, and a file of its own kind. */
export const checkAssetFile = (
  { kind, url }: { readonly kind: StoryMedium; readonly url: string | null },
  file: MediaKind | null,
): Result<null, 'asset.fileAndAddress' | 'asset.fileKind'> => {
  if (file === null) return accepted(null);
  if (url !== null) return refused('asset.fileAndAddress');
  return KEPT_AS[kind] === file ? accepted(null) : refused('asset.fileKind', { kind });
};

/**
 * Whether it can be said of an asset that name, face and voice are out of it (B3.5): only somebody who has seen or heard it can say so, and so
 * there has to be a file or an address. A text needs neither, where what is published is what the story says.
 */
export const checkAnonymised = (
  {
    kind,
    url,
    isAnonymised,
  }: { readonly kind: StoryMedium; readonly url: string | null; readonly isAnonymised: boolean },
  file: MediaKind | null,
): Result<null, 'asset.nothingToAnonymise'> =>
  isAnonymised && kind !== 'text' && url === null && file === null
    ? refused('asset.nothingToAnonymise')
    : accepted(null);
