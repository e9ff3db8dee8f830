import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A recording of so many bytes: a WAV, with noise for sound. */
export const recording = (bytes: number): Buffer => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(bytes - 8, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  return Buffer.concat([head, randomBytes(bytes - head.length)]);
};

const box = (name: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};

const track = (handler: string): Buffer =>
  box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler, 'latin1'), Buffer.alloc(12))));

/** An MP4 with a track for each handler (`soun`, `vide`), whose index is at the end as telephones write it. */
export const mp4 = (brand: string, ...handlers: readonly string[]): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0isom`, 'latin1')),
    box('mdat', randomBytes(5000)),
    box('moov', box('mvhd', Buffer.alloc(100)), ...handlers.map(track)),
  ]);

/** A photograph that tells where and with what it was taken, and lies on its side. */
export const photograph = (type: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: '#246' } })
    .toFormat(type)
    .withExif({
      IFD0: { Make: 'DemoPhone', Model: 'DemoPhone 7' },
      IFD3: { GPSLatitude: '51/1 30/1 26/1', GPSLatitudeRef: 'N', GPSLongitude: '0/1 7/1 39/1', GPSLongitudeRef: 'W' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** A picture of one colour: many pixels in few bytes. */
export const largePicture = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png({ compressionLevel: 1 })
    .toBuffer();
