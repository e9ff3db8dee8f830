import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { v7 } from 'uuid';
import { startMediaServer } from './harness/media-server';
import { Program, temporaryFolder } from './harness/program';

const BYTES = 200_000_000;
const MOST_GROWTH = 50_000_000;

interface Told {
  readonly growth: number;
  readonly file: { readonly state: string; readonly storedBytes: number };
}

/** A recording that is made while it is sent: a WAV, with the same noise again and again. */
function* recording(bytes: number): Generator<Buffer> {
  const noise = randomBytes(64 * 1024);
  const head = Buffer.from('RIFF\0\0\0\0WAVEfmt ');
  yield head;
  for (let left = bytes - head.length; left > 0; left -= noise.length) yield noise.subarray(0, left);
}

describe('a recording of 200 MB', () => {
  const folder = temporaryFolder();
  afterAll(() => Program.endAll());

  it('takes less than 50 MB of memory to be kept, and to be handed over', async () => {
    const program = startMediaServer(join(folder, 'data'));
    const [, port = ''] = await program.says(/listens on (\d+)/);
    const send = (id: string, bytes: number): Promise<Told> =>
      new Promise((resolve, reject) => {
        const carrier = request({ port, method: 'POST', path: `/${id}?bytes=${bytes}` }, (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part));
          answer.on('end', () =>
            answer.statusCode === 200 ? resolve(JSON.parse(text) as Told) : reject(new Error(text)),
          );
        });
        carrier.setHeader('content-length', bytes);
        carrier.on('error', reject);
        Readable.from(recording(bytes), { objectMode: false }).pipe(carrier);
      });
    // What is loaded and compiled at first use is there before anything is measured, as is the heap that the runtime allows itself.
    await send(v7(), 60_000_000);

    const id = v7();
    const { growth, file } = await send(id, BYTES);
    expect(file).toMatchObject({ state: 'complete', storedBytes: BYTES });
    expect(growth).toBeLessThan(MOST_GROWTH);

    let received = 0;
    const { body } = await fetch(`http://127.0.0.1:${port}/${id}`);
    for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) received += part.length;
    const [, read = ''] = await program.says(/read with (-?\d+)/);
    expect(received).toBe(BYTES);
    expect(Number(read)).toBeLessThan(MOST_GROWTH);
  });
});
