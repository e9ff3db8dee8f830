import { inject, Service, signal } from '@angular/core';
import { type Id, type MediaKind } from '@throughline/domain/shared';
import { mediaKindOf, MediaSending } from '../platform/media-sending';
import { type MediaUpload } from '../platform/media-upload';

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

/** The files that are on their way from this device. They go on when their page is left, and are found again by it. */
@Service()
export class AssetSending {
  private readonly media = inject(MediaSending);
  private readonly uploads = signal<ReadonlyMap<Id, MediaUpload>>(new Map());

  of(assetId: Id): MediaUpload | undefined {
    return this.uploads().get(assetId);
  }

  send(to: AssetFile, file: File, kind: MediaKind): void {
    this.uploads.update((all) => new Map([...all, [to.assetId, this.media.send(pathOfFile(to), file, kind)]]));
  }

  tryAgain(assetId: Id): void {
    const upload = this.of(assetId);
    if (upload) this.media.tryAgain(upload);
  }

  /** Stops it, and takes back what has arrived. */
  async cancel(assetId: Id): Promise<void> {
    const upload = this.of(assetId);
    this.forget(assetId);
    await upload?.cancel();
  }

  forget(assetId: Id): void {
    this.uploads.update((all) => new Map([...all].filter(([id]) => id !== assetId)));
  }
}
