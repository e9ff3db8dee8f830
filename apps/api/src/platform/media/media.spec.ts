import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { MOST_MEDIA_BYTES, type MediaFile, type MediaKind } from '@throughline/domain/shared';
import sharp from 'sharp';
import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import { startMediaRoom } from '../../testing/media-room';
import { largePicture, mp4, photograph, recording } from '../../testing/media-samples';
import { createSpecDatabase, type SpecDatabase } from '../../testing/spec-database';
import { Database } from '../database';
import { MediaService } from './media.service';
import { MediaStore } from './media-store';

// Two replicas on one database and one folder, since that is what has to hold. Nothing is rolled back: each test has files of its own.
const folder = join(tmpdir(), `throughline-media-spec-${randomBytes(6).toString('hex')}`);
let database: SpecDatabase;
let app: NestExpressApplication;
let replica: NestExpressApplication;
let [url, other] = ['', ''];

beforeAll(async () => {
  database = await createSpecDatabase();
  app = await startMediaRoom(database.url, folder);
  replica = await startMediaRoom(database.url, folder);
  [url, other] = [await app.getUrl(), await replica.getUrl()];
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await app.close();
  await replica.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec asserts on answers of any shape
  readonly body: any;
}

const send = async (method: string, path: string, init: RequestInit = {}, at = url): Promise<Told> => {
  const headers = { 'sec-fetch-site': 'same-origin', ...(init.headers as Record<string, string>) };
  const answer = await fetch(`${at}/api/v1/media/${path}`, { method, ...init, headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return { status: answer.status, headers: answer.headers, bytes, body: isJson ? JSON.parse(bytes.toString()) : null };
};
const begin = (id: string, kind: MediaKind, bytes: number): Promise<Told> =>
  send('PUT', id, { body: JSON.stringify({ kind, bytes }), headers: { 'content-type': 'application/json' } });
const append = (id: string, offset: number | string, bytes: Buffer, at = url): Promise<Told> => {
  const init = { body: new Uint8Array(bytes), headers: { 'content-type': 'application/octet-stream' } };
  return send('PATCH', `${id}/content?offset=${offset}`, init, at);
};
const complete = (id: string, at = url): Promise<Told> => send('POST', `${id}/completion`, {}, at);
const read = (id: string, range?: string): Promise<Told> =>
  send('GET', `${id}/content`, { ...(range !== undefined && { headers: { range } }) });

/** Begins and sends; whether it can be completed is what the test is about. */
const sent = async (kind: MediaKind, bytes: Buffer): Promise<string> => {
  const id = v7();
  expect((await begin(id, kind, bytes.length)).status).toBe(200);
  expect((await append(id, 0, bytes)).status).toBe(200);
  return id;
};
const kept = async (kind: MediaKind, bytes: Buffer): Promise<string> => {
  const id = await sent(kind, bytes);
  expect((await complete(id)).body).toMatchObject({ state: 'complete' });
  return id;
};

const keyOf = async (id: string): Promise<string> => {
  const row = await app
    .get(Database)
    .one<{ key: string }>(sql`select storage_key as key from media_file where id = ${id}`);
  return row?.key ?? '';
};
const pathOf = (key: string): string => {
  const [space = '', name = ''] = key.split('/');
  return join(folder, space, name.slice(0, 2), name.slice(2, 4), name);
};
const lying = async (): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};
const refusal = (code: string, params?: object) => ({ code, ...(params && { params }) });

describe('an upload is refused', () => {
  it.each<[MediaKind]>([['audio'], ['image'], ['document']])('when %s is longer than is kept', async (kind) => {
    const answer = await begin(v7(), kind, MOST_MEDIA_BYTES[kind] + 1);

    expect([answer.status, answer.body]).toMatchObject([
      413,
      refusal('media.tooLarge', { mostBytes: MOST_MEDIA_BYTES[kind] }),
    ]);
  });

  it.each([
    ['nothing', { kind: 'audio', bytes: 0 }],
    ['a part of a byte', { kind: 'audio', bytes: 1.5 }],
    ['another kind', { kind: 'video', bytes: 1 }],
    ['a name', { kind: 'audio', bytes: 1, name: 'Interview with a person.wav' }],
  ])('when it announces %s', async (_, body) => {
    const headers = { 'content-type': 'application/json' };

    expect((await send('PUT', v7(), { body: JSON.stringify(body), headers })).status).toBe(400);
  });

  it('under an id that is something else already, or was', async () => {
    const id = await sent('audio', recording(1000));

    expect(await begin(id, 'audio', 1001)).toMatchObject({ status: 409, body: refusal('request.alreadyExists') });
    expect(await begin(id, 'document', 1000)).toMatchObject({ status: 409 });
    await send('DELETE', id);
    expect(await begin(id, 'audio', 1000)).toMatchObject({ status: 409 });
  });

  it('when nobody began it', async () => {
    for (const answer of [await append(v7(), 0, recording(100)), await complete(v7()), await read(v7())]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'request.notFound']);
    }
  });

  it.each(['-1', '1.5', 'x', ''])('at the offset "%s", or without one', async (offset) => {
    const id = v7();
    await begin(id, 'audio', 1000);

    expect((await append(id, offset === '' ? 'NaN' : offset, recording(100))).status).toBe(400);
    expect((await send('PATCH', `${id}/content`, { body: 'x', headers: { 'content-type': 'image/png' } })).status).toBe(
      400,
    );
  });

  it('from another site, or as a form', async () => {
    const id = v7();
    await begin(id, 'audio', 1000);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', 'content-type': 'application/octet-stream' },
      { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' },
    ]) {
      const answer = await send('PATCH', `${id}/content?offset=0`, { body: 'RIFF', headers });
      expect([answer.status, answer.body.code]).toEqual([403, 'request.crossSite']);
    }
  });

  it('when more comes than was announced, whether it says so first or not', async () => {
    const id = v7();
    const bytes = recording(3000);
    await begin(id, 'audio', 2000);

    expect(await append(id, 0, bytes)).toMatchObject({
      status: 413,
      body: refusal('media.tooLarge', { mostBytes: 2000 }),
    });
    const unannounced = await fetch(`${url}/api/v1/media/${id}/content?offset=0`, {
      method: 'PATCH',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream' },
      body: new Blob([new Uint8Array(bytes)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(unannounced.status).toBe(413);
    expect((await send('GET', id)).body.receivedBytes).toBe(0);
  });

  it('when it is completed too early', async () => {
    const id = v7();
    const bytes = recording(2000);
    await begin(id, 'audio', bytes.length);
    await append(id, 0, bytes.subarray(0, 1500));

    expect(await complete(id)).toMatchObject({
      status: 422,
      body: refusal('media.incomplete', { receivedBytes: 1500, declaredBytes: 2000 }),
    });
    expect((await read(id)).status).toBe(404);
  });
});

describe('what a file is, is read from its bytes:', () => {
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), randomBytes(200)]);

  it.each<[string, MediaKind, Buffer, string | null]>([
    ['a page', 'image', Buffer.from(`<!doctype html><script>alert(1)</script>${' '.repeat(100)}`), null],
    [
      'a drawing that can run scripts',
      'image',
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(100)}`),
      null,
    ],
    ['a program', 'audio', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), randomBytes(200)]), null],
    [
      'a photo as a recording',
      'audio',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(200)]),
      'image/jpeg',
    ],
    ['a recording as a document', 'document', recording(200), 'audio/wav'],
    ['a HEIC', 'image', heic, 'image/heic'],
  ])('%s is refused with its first bytes', async (_, kind, bytes, found) => {
    const id = v7();
    await begin(id, kind, bytes.length + 10);
    const answer = await append(id, 0, bytes);

    expect([answer.status, answer.body.code, answer.body.params.found]).toEqual([422, 'media.type', found]);
    expect((await send('GET', id)).body.receivedBytes).toBe(0);
  });

  it('also when those came one by one', async () => {
    const id = v7();
    const bytes = Buffer.from(`<!doctype html>${' '.repeat(100)}`);
    await begin(id, 'image', bytes.length);
    for (let at = 0; at < bytes.length; at += 20) await append(id, at, bytes.subarray(at, at + 20));

    expect(await complete(id)).toMatchObject({ status: 422, body: refusal('media.type') });
    expect((await read(id)).status).toBe(404);
  });

  it.each([
    ['a video', mp4('mp42', 'soun', 'vide')],
    ['an MP4 without sound', mp4('isom')],
    ['an MP4 that is cut off', mp4('M4A ', 'soun').subarray(0, 3000)],
    [
      'a WebM with a picture',
      Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.from('webm....V_VP9'), randomBytes(100)]),
    ],
  ])('%s is no recording', async (_, bytes) => {
    expect(await complete(await sent('audio', bytes))).toMatchObject({ status: 422, body: refusal('media.type') });
  });

  it.each<[string, MediaKind, Buffer]>([
    ['audio/wav', 'audio', recording(500)],
    ['audio/mp4', 'audio', mp4('M4A ', 'soun')],
    ['audio/mp4', 'audio', mp4('isom', 'soun')],
    ['audio/mpeg', 'audio', Buffer.concat([Buffer.from('ID3\x04', 'latin1'), randomBytes(200)])],
    ['audio/mpeg', 'audio', Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), randomBytes(200)])],
    [
      'audio/ogg',
      'audio',
      Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), randomBytes(99)]),
    ],
    [
      'audio/webm',
      'audio',
      Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.from('webm....A_OPUS'), randomBytes(99)]),
    ],
    ['audio/flac', 'audio', Buffer.concat([Buffer.from('fLaC'), randomBytes(200)])],
    ['application/pdf', 'document', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200)])],
  ])('%s is kept as %s', async (type, kind, bytes) => {
    const id = await kept(kind, bytes);
    const answer = await read(id);

    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.bytes.equals(bytes)).toBe(true);
  });
});

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('tells neither where nor with what it was taken (%s)', async (type) => {
    const bytes = await photograph(type);
    expect(bytes.includes('DemoPhone')).toBe(true);
    const id = await sent('image', bytes);
    const before = await keyOf(id);
    const { body } = await complete(id);
    const answer = await read(id);
    const { exif, icc, xmp, orientation, width, height, format } = await sharp(answer.bytes).metadata();

    expect({ exif, icc, xmp, orientation }).toEqual({});
    expect(answer.bytes.includes('DemoPhone') || answer.bytes.includes('Exif')).toBe(false);
    // It lay on its side, and what said so is gone: it stands upright now.
    expect({ format, width, height }).toEqual({ format: type, width: 200, height: 400 });
    expect(body).toMatchObject({ contentType: `image/${type}`, storedBytes: answer.bytes.length });
    await expect(stat(pathOf(before))).rejects.toThrow('ENOENT');
  });

  it('that is broken is refused, and one that hides something behind it loses that', async () => {
    const whole = await photograph();
    expect(await complete(await sent('image', whole.subarray(0, -60)))).toMatchObject({
      status: 422,
      body: refusal('media.broken'),
    });
    const id = await kept('image', Buffer.concat([whole, Buffer.from('<script>hidden</script>')]));
    expect((await read(id)).bytes.includes('hidden')).toBe(false);
  });

  it('of more than a hundred million pixels is refused', async () => {
    const answer = await complete(await sent('image', await largePicture(10_001, 10_000)));

    expect([answer.status, answer.body]).toMatchObject([422, refusal('media.pixels', { mostPixels: 100_000_000 })]);
  });
});

describe('an upload', () => {
  it('says where it stands when it is begun again', async () => {
    const id = v7();
    const bytes = recording(5000);
    await begin(id, 'audio', bytes.length);
    await append(id, 0, bytes.subarray(0, 2000));

    expect((await begin(id, 'audio', bytes.length)).body).toEqual({
      ...{ id, kind: 'audio', state: 'receiving', declaredBytes: 5000, receivedBytes: 2000 },
      ...{ contentType: null, storedBytes: null, completedAt: null },
    } satisfies MediaFile);
  });

  it('is told where to go on when a piece comes twice or out of turn, and nothing changes by it', async () => {
    const id = v7();
    const bytes = recording(3000);
    await begin(id, 'audio', bytes.length);
    await append(id, 0, bytes.subarray(0, 1000));
    for (const offset of [0, 500, 1001, 2000]) {
      const answer = await append(id, offset, randomBytes(500));
      expect([answer.status, answer.body]).toMatchObject([409, refusal('media.offset', { offset: 1000 })]);
    }
    await append(id, 1000, bytes.subarray(1000));
    expect((await complete(id)).body.state).toBe('complete');
    expect((await read(id)).bytes.equals(bytes)).toBe(true);
  });

  it('is completed once, however often that is said', async () => {
    const id = await sent('image', await photograph());
    const answers = await Promise.all([complete(id), complete(id, other), complete(id), complete(id, other)]);
    const { body } = await complete(id);

    for (const answer of answers) expect(answer.body).toEqual(body);
    expect((await lying()).filter((name) => name.length === 40)).toContain((await keyOf(id)).split('/')[1]);
    expect((await read(id)).bytes).toHaveLength(body.storedBytes as number);
  });

  it('keeps what arrived of a piece when the connection breaks in the middle of it', async () => {
    const id = v7();
    const bytes = recording(4_000_000);
    await begin(id, 'audio', bytes.length);
    const carrier = request(`${url}/api/v1/media/${id}/content?offset=0`, {
      method: 'PATCH',
      headers: {
        ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream' },
        'content-length': String(bytes.length),
      },
    });
    const gone = new Promise((resolve) => carrier.on('error', () => undefined).once('close', resolve));
    await new Promise((written) => carrier.write(bytes.subarray(0, 2_500_000), written));
    const received = async (): Promise<number> => (await send('GET', id)).body.receivedBytes as number;
    // Two segments are on the disk, and the rest of what was sent waits for the third to be full.
    expect(await until(received, (there) => there > 2_000_000)).toBe(2 * 1024 * 1024);
    carrier.destroy();
    await gone;

    expect(await until(received, (there) => there > 2 * 1024 * 1024)).toBe(2_500_000);
    expect((await append(id, 2_500_000, bytes.subarray(2_500_000))).body.receivedBytes).toBe(bytes.length);
    expect((await complete(id)).body.state).toBe('complete');
    expect(
      createHash('sha256')
        .update((await read(id)).bytes)
        .digest(),
    ).toEqual(createHash('sha256').update(bytes).digest());
  });

  it('by two at once, through two replicas, is whole', async () => {
    const id = v7();
    const bytes = recording(6_000_000);
    await begin(id, 'audio', bytes.length);
    const sendAll = async (at: string): Promise<number> => {
      let lost = 0;
      for (let offset = 0; offset < bytes.length;) {
        const answer = await append(id, offset, bytes.subarray(offset, offset + 700_000), at);
        if (answer.status === 409) lost += 1;
        offset = answer.status === 409 ? answer.body.params.offset : answer.body.receivedBytes;
      }
      return lost;
    };
    const lost = await Promise.all([sendAll(url), sendAll(other)]);

    expect(lost[0] + lost[1]).toBeGreaterThan(0);
    expect((await complete(id)).body.state).toBe('complete');
    expect((await read(id)).bytes.equals(bytes)).toBe(true);
  });

  it('goes on from what is really there when the disk has lost some of it', async () => {
    const id = v7();
    const bytes = recording(3000);
    await begin(id, 'audio', bytes.length);
    await append(id, 0, bytes.subarray(0, 2000));
    await writeFile(pathOf(await keyOf(id)), bytes.subarray(0, 1200));

    const answer = await append(id, 2000, bytes.subarray(2000));
    expect([answer.status, answer.body.params]).toEqual([409, { offset: 1200 }]);
    await append(id, 1200, bytes.subarray(1200));
    await writeFile(pathOf(await keyOf(id)), bytes.subarray(0, 2999));
    expect((await complete(id)).body.params).toEqual({ receivedBytes: 2999, declaredBytes: 3000 });
    await append(id, 2999, bytes.subarray(2999));
    expect((await complete(id)).body.state).toBe('complete');
  });

  it('into a disk that is full says so, and leaves what was there', async () => {
    const id = v7();
    const bytes = recording(5000);
    await begin(id, 'audio', bytes.length);
    await append(id, 0, bytes.subarray(0, 2000));
    const path = pathOf(await keyOf(id));
    const store: object = app.get(MediaStore);
    jest.spyOn(store as { write(): Promise<void> }, 'write').mockImplementation(async () => {
      await writeFile(path, bytes.subarray(0, 3000));
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });

    expect(await append(id, 2000, bytes.subarray(2000))).toMatchObject({ status: 503, body: refusal('media.noRoom') });
    expect((await readFile(path)).equals(bytes.subarray(0, 2000))).toBe(true);
    jest.restoreAllMocks();
    expect((await append(id, 2000, bytes.subarray(2000))).body.receivedBytes).toBe(5000);
    expect((await complete(id)).body.state).toBe('complete');
  });

  it('that would leave too little room is not begun', async () => {
    jest.spyOn(app.get(MediaStore), 'hasRoomFor').mockResolvedValue(false);
    const id = v7();

    expect(await begin(id, 'audio', 1000)).toMatchObject({ status: 503, body: refusal('media.noRoom') });
    expect((await send('GET', id)).status).toBe(404);
  });

  it('does not stay half done when what is written with it fails', async () => {
    const id = await sent('image', await photograph());
    const failing = app.get(MediaService).complete(id, {
      whenComplete: () => Promise.reject(new Error('the room refuses')),
    });

    await expect(failing).rejects.toThrow('the room refuses');
    expect((await send('GET', id)).body.state).toBe('receiving');
    expect((await complete(id)).body.state).toBe('complete');
  });
});

describe('a file that is kept', () => {
  it('is handed over to be kept, under a name that says nothing, and never as a page', async () => {
    const { headers } = await read(await kept('audio', mp4('M4A ', 'soun')));

    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'audio/mp4',
      'content-disposition': 'attachment; filename="recording.m4a"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'accept-ranges': 'bytes',
    });
    expect(headers.get('etag')).toBeNull();
  });

  it.each([
    ['bytes=0-99', 206, [0, 100], 'bytes 0-99/5000'],
    ['bytes=4900-', 206, [4900, 5000], 'bytes 4900-4999/5000'],
    ['bytes=-50', 206, [4950, 5000], 'bytes 4950-4999/5000'],
    ['bytes=4000-999999', 206, [4000, 5000], 'bytes 4000-4999/5000'],
    ['bytes=-999999', 206, [0, 5000], 'bytes 0-4999/5000'],
    ['bytes=0-1,5-6', 200, [0, 5000], null],
    ['bytes=9-3', 200, [0, 5000], null],
    ['lines=1-2', 200, [0, 5000], null],
  ] as const)('is given in parts: %s', async (range, status, [from, to], contentRange) => {
    const bytes = recording(5000);
    const answer = await read(await kept('audio', bytes), range);

    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, contentRange]);
    expect(answer.headers.get('content-length')).toBe(String(to - from));
    expect(answer.bytes.equals(bytes.subarray(from, to))).toBe(true);
  });

  it.each(['bytes=5000-', 'bytes=-0'])('has no part %s', async (range) => {
    const answer = await read(await kept('audio', recording(5000)), range);

    expect([answer.status, answer.body.code, answer.headers.get('content-range')]).toEqual([
      416,
      'media.range',
      'bytes */5000',
    ]);
  });

  it('lies under a random name, for nobody but its owner', async () => {
    const id = await kept('audio', recording(5000));
    const [key, again] = [await keyOf(id), await keyOf(await kept('audio', recording(5000)))];
    const path = pathOf(key);

    expect(key).toMatch(/^[0-9a-f]{32}\/[0-9a-f]{40}$/);
    expect(key.split('/')[1]).not.toBe(again.split('/')[1]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is gone with its bytes when it is removed, and not when that is rolled back', async () => {
    const id = await kept('audio', recording(5000));
    const path = pathOf(await keyOf(id));
    const rolledBack = app.get(Database).transaction(async () => {
      await app.get(MediaService).remove(id);
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect((await read(id)).bytes).toHaveLength(5000);

    expect((await send('DELETE', id)).status).toBe(204);
    await expect(stat(path)).rejects.toThrow('ENOENT');
    for (const answer of [
      await read(id),
      await send('GET', id),
      await append(id, 5000, recording(100)),
      await complete(id),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect((await send('DELETE', id)).status).toBe(204);
  });
});

/** Asks again and again until it is so: what happens on the other side of a broken connection tells nobody. */
const until = async <Answer>(ask: () => Promise<Answer>, isSo: (answer: Answer) => boolean): Promise<Answer> => {
  for (let left = 400; ; left -= 1) {
    const answer = await ask();
    if (isSo(answer) || left === 0) return answer;
    await new Promise((again) => setTimeout(again, 25));
  }
};
