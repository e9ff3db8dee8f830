import { inject, signal } from '@angular/core';
import { type Id, type MediaKind } from '@throughline/domain/shared';
import { type FileProgressState } from '@throughline/ui/sending';
import { MediaSending } from '../platform/media-sending';
import { type MediaUpload } from '../platform/media-upload';

/** What no second attempt with the same file would mend. */
const IN_VAIN = ['media.type', 'media.broken', 'media.pixels', 'media.tooLarge', 'sending.fileGone', 'story.withdrawn'];

export const progressOf = (upload: MediaUpload | undefined): FileProgressState => {
  const state = upload?.state() ?? 'sending';
  return state === 'refused' || state === 'cancelled' ? 'failed' : state;
};
export const canRetry = (upload: MediaUpload | undefined): boolean => !IN_VAIN.includes(upload?.problem()?.code ?? '');

/** Files that are on their way from this device, each by what it is for. They go on when their page is left, and are found again by it. */
export abstract class FilesUnderWay {
  private readonly media = inject(MediaSending);
  private readonly uploads = signal<ReadonlyMap<Id, MediaUpload>>(new Map());

  of(id: Id): MediaUpload | undefined {
    return this.uploads().get(id);
  }

  isAnyOf(ids: readonly Id[]): boolean {
    return ids.some((id) => ['sending', 'waiting', 'checking'].includes(this.of(id)?.state() ?? ''));
  }

  tryAgain(id: Id): void {
    const upload = this.of(id);
    if (upload) this.media.tryAgain(upload);
  }

  /** Stops it, and takes back what has arrived. */
  async cancel(id: Id): Promise<void> {
    const upload = this.of(id);
    this.forget(id);
    await upload?.cancel();
  }

  forget(id: Id): void {
    this.uploads.update((all) => new Map([...all].filter(([each]) => each !== id)));
  }

  protected start(id: Id, path: string, file: File, kind: MediaKind): void {
    this.uploads.update((all) => new Map([...all, [id, this.media.send(path, file, kind)]]));
  }
}
