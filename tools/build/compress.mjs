// Compresses what browsers load, once and as small as it gets, so that no request has to: `node compress.mjs FOLDER`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Below that a file fits into one packet anyway. */
const SMALL = 1_024;
/** Fonts are compressed by their own format; the page itself is filled in anew for every answer. */
const COMPRESSIBLE = /\.(js|css|svg|json|txt)$/;

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Which folder is to be compressed?');

for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  COMPRESSIBLE.test(name),
)) {
  const content = readFileSync(join(folder, file));
  if (content.length < SMALL) continue;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(join(folder, `${file}.br`), brotliCompressSync(content, { params }));
}
