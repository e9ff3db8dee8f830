import { Service } from '@angular/core';
import { type Id, type MediaKind } from '@throughline/domain/shared';
import { mediaKindOf } from '../platform/media-sending';
import { FilesUnderWay } from './files-under-way';

/** Which file of which asset of which story. */
export interface AssetFile {
  readonly storyId: Id;
  readonly assetId: Id;
  readonly fileId: Id;
}

export const pathOfFile = ({ storyId, assetId, fileId }: AssetFile): string =>
  `/stories/${storyId}/assets/${assetId}/files/${fileId}`;

const BY_NAME: readonly (readonly [RegExp, MediaKind])[] = [
  [/\.(mp3|m4a|wav|ogg|opus|webm|flac)$/i, 'audio'],
  [/\.(jpe?g|png|webp)$/i, 'image'],
  [/\.pdf$/i, 'document'],
];

/** Of which kind a chosen file is; by its name where the device knows no more. Null for what is not kept. */
export const kindOfFile = ({ type, name }: Pick<File, 'type' | 'name'>): MediaKind | null =>
  mediaKindOf(type) ?? (type === '' ? (BY_NAME.find(([ending]) => ending.test(name))?.[1] ?? null) : null);

/** The files of assets that are on their way from this device. */
@Service()
export class AssetSending extends FilesUnderWay {
  send(to: AssetFile, file: File, kind: MediaKind): void {
    this.start(to.assetId, pathOfFile(to), file, kind);
  }
}
