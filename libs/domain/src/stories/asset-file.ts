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
