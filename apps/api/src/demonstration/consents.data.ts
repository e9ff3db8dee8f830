import { deflateSync, crc32 } from 'node:zlib';
import type { InformationSheetWrite } from '@throughline/domain/stories';

const CONTROLLERS = ['People’s Voice Media'];
const sheet = (language: string, title: string, body: string): InformationSheetWrite => ({
  programmeId: null,
  version: '2021-02',
  language,
  title,
  body,
  controllers: CONTROLLERS,
  months: 24,
});

/** What storytellers are told, in the languages of the places in which the programmes work. */
export const SHEETS: readonly InformationSheetWrite[] = [
  sheet(
    'en',
    'About your story',
    'Your story is yours. People’s Voice Media keeps it and does with it only what you allow. You can take any of it back on any day, and need not say why. What was printed, or shared on by others, cannot be called back.',
  ),
  sheet(
    'pl',
    'O Twojej historii',
    'Twoja historia należy do Ciebie. People’s Voice Media przechowuje ją i robi z nią tylko to, na co pozwalasz. Każdą zgodę możesz wycofać w dowolnym dniu, bez podawania powodu. Tego, co wydrukowano lub co inni udostępnili dalej, nie da się cofnąć.',
  ),
  sheet(
    'et',
    'Sinu loost',
    'Sinu lugu kuulub sulle. People’s Voice Media hoiab seda alles ja teeb sellega ainult seda, mida sina lubad. Sa võid oma loa igal päeval tagasi võtta ega pea ütlema, miks. Seda, mis on trükitud või mida teised on edasi jaganud, ei saa tagasi võtta.',
  ),
  sheet(
    'it',
    'La tua storia',
    'La tua storia è tua. People’s Voice Media la conserva e ne fa solo quello che tu permetti. Puoi ritirare il consenso in qualsiasi giorno, senza dire perché. Quello che è stampato, o che altri hanno condiviso, non si può ritirare.',
  ),
];

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.from(type, 'latin1');
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(Buffer.concat([head, data])));
  return Buffer.concat([size, head, data, check]);
};

/** A wave in ink on white paper, as a grey PNG: nobody's signature. */
export const signature = (): Buffer => {
  const [width, height] = [160, 48];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([
      0,
      ...Array.from({ length: width }, (_x, x) => (Math.abs(y - (24 + 14 * Math.sin(x / 9))) < 1.5 ? 32 : 255)),
    ]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
