import { Injectable } from '@nestjs/common';
import { MOST_MEDIA_PIXELS, type MediaType } from '@throughline/domain/shared';
import type sharp from 'sharp';
import type { Sharp, SharpOptions } from 'sharp';
import { ProblemError } from '../problem';

type Library = typeof sharp;

/** Only what is kept is ever taken apart: the library knows dozens of formats more. */
const LOADERS = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'];

const QUALITY = 90;

/**
 * Draws pictures anew: upright, in plain colours, and with nothing that is not seen. Where and with what a picture was taken, thumbnails
 * of what was cut away, and whatever else was packed into the file stays behind.
 */
@Injectable()
export class Picture {
  #library: Promise<Library> | undefined;
  /** One at a time: a picture is in memory as a whole while it is drawn. */
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @returns a file of the same type; of a picture that moves, the first frame
   * @throws 422 `media.pixels` when it is larger than is kept, 422 `media.broken` when it cannot be read to its end
   */
  async redraw(bytes: Buffer, type: MediaType): Promise<Buffer> {
    const mine = this.#last.then(() => this.#redraw(bytes, type));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async #redraw(bytes: Buffer, type: MediaType): Promise<Buffer> {
    const read = await this.#load();
    try {
      const { width, height } = await read(bytes, { limitInputPixels: false }).metadata();
      if (width * height > MOST_MEDIA_PIXELS) throw new ProblemError('media.pixels', { mostPixels: MOST_MEDIA_PIXELS });
      const options: SharpOptions = { failOn: 'error', limitInputPixels: MOST_MEDIA_PIXELS };
      return await written(read(bytes, options).autoOrient(), type).toBuffer();
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw new ProblemError('media.broken', {}, {}, { cause: error });
    }
  }

  /** When it is first needed: nobody should wait for it at the start, and an installation without pictures never has it. */
  #load(): Promise<Library> {
    this.#library ??= import('sharp').then(({ default: library }) => {
      library.cache(false);
      library.concurrency(1);
      library.block({ operation: ['VipsForeignLoad'] });
      library.unblock({ operation: LOADERS });
      return library;
    });
    return this.#library;
  }
}

const written = (picture: Sharp, type: MediaType): Sharp => {
  if (type === 'image/png') return picture.png();
  if (type === 'image/webp') return picture.webp({ quality: QUALITY });
  return picture.jpeg({ quality: QUALITY });
};
