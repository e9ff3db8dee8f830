import type { MediaType } from '@throughline/domain/shared';

/** So many first bytes tell what a file is. */
export const TELLING_BYTES = 64;

/** A photo of an iPhone. It is known so as to be refused with words that help. */
type Refused = 'image/heic';

const says = (bytes: Buffer, at: number, word: string): boolean =>
  bytes.toString('latin1', at, at + word.length) === word;

const hasBytes = (bytes: Buffer, ...first: readonly number[]): boolean =>
  bytes.subarray(0, first.length).equals(Buffer.from(first));

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const MP4_BRANDS = [
  'M4A ',
  'M4B ',
  'mp41',
  'mp42',
  'isom',
  'iso2',
  'iso4',
  'iso5',
  'iso6',
  'dash',
  '3gp4',
  '3gp5',
  '3gp6',
];

/** The first frame of MPEG layer III: eleven bits that are set, and no bit rate or sampling rate that does not exist. */
const isMp3Frame = (bytes: Buffer): boolean => {
  const [first = 0, second = 0, third = 0] = bytes;
  const [isInStep, layer] = [first === 0xff && (second & 0xe0) === 0xe0, (second >> 1) & 3];
  return isInStep && (second & 0x18) !== 0x08 && layer === 1 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
};

/** What an Ogg file begins with, which its first page names after a header of 28 bytes. */
const isOggAudio = (bytes: Buffer): boolean =>
  ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex   '].some((word) => says(bytes, 28, word));

/**
 * What a file is by its first {@link TELLING_BYTES}, whatever its name or its sender says; null for what is not kept. Whether an MP4 or a
 * WebM holds pictures as well is further inside: see `hasMovingPicture`.
 */
export const mediaTypeOf = (bytes: Buffer): MediaType | Refused | null => {
  if (hasBytes(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (hasBytes(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (says(bytes, 0, 'RIFF')) {
    if (says(bytes, 8, 'WEBP')) return 'image/webp';
    return says(bytes, 8, 'WAVE') ? 'audio/wav' : null;
  }
  if (says(bytes, 0, '%PDF-')) return 'application/pdf';
  if (says(bytes, 4, 'ftyp')) {
    const brand = bytes.toString('latin1', 8, 12);
    if (HEIC_BRANDS.includes(brand)) return 'image/heic';
    return MP4_BRANDS.includes(brand) ? 'audio/mp4' : null;
  }
  if (says(bytes, 0, 'ID3') || isMp3Frame(bytes)) return 'audio/mpeg';
  if (says(bytes, 0, 'OggS')) return isOggAudio(bytes) ? 'audio/ogg' : null;
  if (says(bytes, 0, 'fLaC')) return 'audio/flac';
  if (hasBytes(bytes, 0x1a, 0x45, 0xdf, 0xa3))
    return bytes.subarray(0, TELLING_BYTES).includes('webm') ? 'audio/webm' : null;
  return null;
};
