import { DestroyRef, DOCUMENT, inject, Service } from '@angular/core';
import { mediaFile, type MediaBegin, type MediaKind } from '@throughline/domain/shared';
import { Api } from './api';
import { FileSending } from './file-sending';
import { MediaUpload } from './media-upload';
import { later } from './outbox-shelf';

/** Of which kind a chosen file is by what the device says of it; null for what is not kept. The server looks for itself. */
export const mediaKindOf = (type: string): MediaKind | null => {
  if (type.startsWith('image/')) return 'image';
  if (type === 'application/pdf') return 'document';
  // Recorders of browsers and some telephones call a sound without a picture a video.
  return /^audio\/|^video\/(mp4|webm|ogg|3gpp)|^application\/ogg/.test(type) ? 'audio' : null;
};

/** Sends large files. Each goes on by itself as soon as there is a connection again, also when its page has been left. */
@Service()
export class MediaSending {
  private readonly api = inject(Api);
  private readonly files = inject(FileSending);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly underWay = new Set<MediaUpload>();

  constructor() {
    const wake = (): void => this.underWay.forEach((upload) => upload.wake());
    this.window?.addEventListener('online', wake);
    inject(DestroyRef).onDestroy(() => this.window?.removeEventListener('online', wake));
  }

  /**
   * Begins to send a file, and gives back what says how it goes.
   *
   * @param path below `/api/v1`, with the id of the file, which its sender chose: `PUT` begins it, `PATCH path/content?offset=` goes on,
   *   `POST path/completion` ends it, `DELETE` takes it back
   */
  send(path: string, file: File, kind: MediaKind): MediaUpload {
    const body: MediaBegin = { kind, bytes: file.size };
    const upload = new MediaUpload(
      {
        begin: () => this.api.send('PUT', path, { body, schema: mediaFile }),
        append: (offset, part, onProgress, signal) =>
          this.files.patch(`${path}/content`, part, {
            ...{ schema: mediaFile, query: { offset: String(offset) }, onProgress, signal },
          }),
        complete: () => this.api.send('POST', `${path}/completion`, { schema: mediaFile }),
        remove: async () => {
          await this.api.send('DELETE', path);
        },
        later,
      },
      file,
      file.name,
    );
    this.underWay.add(upload);
    void upload.start().finally(() => this.underWay.delete(upload));
    return upload;
  }

  /** Goes on with what was refused. */
  tryAgain(upload: MediaUpload): void {
    this.underWay.add(upload);
    void upload.start().finally(() => this.underWay.delete(upload));
  }
}
