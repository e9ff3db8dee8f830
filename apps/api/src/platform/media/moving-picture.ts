import type { MediaType } from '@throughline/domain/shared';

/** Bytes of a file, from an offset; fewer where it ends. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;

/** Longer than the index of ten hours of sound. */
const MOST_INDEX = 16_000_000;
/** The boxes at the top of an MP4 are a handful; one that was cut into fragments has thousands, after its index. */
const MOST_BOXES = 200;
/** Where a WebM has named its tracks. */
const WEBM_HEAD = 65_536;

/**
 * Whether a file of a type that may hold both has a picture beside the sound: who gave their voice has not given their face. Null when
 * it is not built as its type is.
 */
export const hasMovingPicture = async (type: MediaType, bytes: number, readAt: ReadAt): Promise<boolean | null> => {
  if (type === 'audio/mp4') return mp4HasPicture(bytes, readAt);
  if (type !== 'audio/webm') return false;
  const head = await readAt(0, WEBM_HEAD);
  return ['V_VP8', 'V_VP9', 'V_AV1', 'V_MPEG'].some((codec) => head.includes(codec));
};

/** The handlers of the tracks stand in the box `moov`, at the beginning of the file or at its end. */
const mp4HasPicture = async (bytes: number, readAt: ReadAt): Promise<boolean | null> => {
  let at = 0;
  for (let count = 0; count < MOST_BOXES && at + 8 <= bytes; count += 1) {
    const head = await readAt(at, 16);
    if (head.length < 8) return null;
    const short = head.readUInt32BE(0);
    // 1: the length follows, in eight bytes. 0: to the end of the file.
    const length =
      short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short === 0 ? bytes - at : short;
    if (length < 8) return null;
    if (head.toString('latin1', 4, 8) === 'moov') return moovHasPicture(await readAt(at, Math.min(length, MOST_INDEX)));
    at += length;
  }
  return null;
};

const moovHasPicture = (moov: Buffer): boolean | null => {
  const kinds: string[] = [];
  for (let at = moov.indexOf('hdlr'); at >= 0; at = moov.indexOf('hdlr', at + 4)) {
    kinds.push(moov.toString('latin1', at + 12, at + 16));
  }
  if (kinds.includes('vide')) return true;
  return kinds.includes('soun') ? false : null;
};
