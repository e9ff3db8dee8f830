import { Blob as ReadableBlob } from 'node:buffer';
import { MEDIA_CHUNK_BYTES, type MediaFile } from '@throughline/domain/shared';
import { mediaKindOf } from './media-sending';
import { MediaUpload } from './media-upload';
import { OFFLINE, Problem } from './problem';

const problem = (code: string, status = 0, params: Record<string, unknown> = {}) =>
  new Problem({ code, title: code, status, params });
const offline = () => problem(OFFLINE);

/** A server that takes parts as the real one does, a connection that the spec breaks, and a clock that it moves by hand. */
const setUp = (bytes = 2.5 * MEDIA_CHUNK_BYTES) => {
  // The one of the browser that plays here cannot be read.
  const blob = new ReadableBlob([new Uint8Array(bytes)]) as unknown as Blob;
  const world = {
    received: 0,
    isComplete: false,
    isRemoved: false,
    begun: 0,
    offsets: [] as number[],
    /** What happens to the next requests, one each. */
    next: [] as (() => Promise<never>)[],
    timers: [] as { at: number; action: () => void }[],
    refusal: null as Problem | null,
    /** Held back until the spec lets it go. */
    holding: null as Promise<void> | null,
  };
  const standing = (): MediaFile => ({
    ...{ id: 'a', kind: 'audio', declaredBytes: bytes, receivedBytes: world.received },
    ...{ state: world.isComplete ? 'complete' : 'receiving', contentType: null, storedBytes: null, completedAt: null },
  });
  const meet = async (): Promise<void> => {
    await Promise.resolve();
    await world.next.shift()?.();
  };
  const upload = new MediaUpload(
    {
      async begin() {
        world.begun += 1;
        await meet();
        return standing();
      },
      async append(offset, part, onProgress, signal) {
        world.offsets.push(offset);
        onProgress(0.5);
        await meet();
        await world.holding;
        if (signal.aborted) throw problem('sending.stopped');
        if (offset !== world.received) throw problem('media.offset', 409, { offset: world.received });
        world.received += part.size;
        return standing();
      },
      async complete() {
        await meet();
        if (world.refusal) throw world.refusal;
        world.isComplete = true;
        return standing();
      },
      async remove() {
        await meet();
        world.isRemoved = true;
      },
      later(at, action) {
        const timer = { at, action };
        world.timers.push(timer);
        return () => (world.timers = world.timers.filter((each) => each !== timer));
      },
    },
    blob,
    'interview.wav',
  );
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let left = 1000; !isSo() && left > 0; left -= 1) await new Promise((next) => setTimeout(next));
    expect(isSo()).toBe(true);
  };
  return { upload, world, until, bytes };
};

describe('an upload', () => {
  it('that the server refuses stands still and says why, and can be tried again', async () => {
    const { upload, world } = setUp();
    world.refusal = problem('media.type', 422, { found: null });
    await upload.start();
    expect([upload.state(), upload.problem()?.code, upload.file()]).toEqual(['refused', 'media.type', null]);

    world.refusal = null;
    await upload.start();
    expect([upload.state(), upload.problem(), world.offsets.length]).toEqual(['done', null, 3]);
  });

  it('of a file that is gone from the device says so, rather than waiting for a connection', async () => {
    const { upload } = setUp();
    jest.spyOn(upload.blob, 'slice').mockReturnValue({
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    } as unknown as Blob);
    await upload.start();

    expect([upload.state(), upload.problem()?.code]).toEqual(['refused', 'sending.fileGone']);
  });

  it('goes in parts, says how far it is, and is done when the server has looked at it', async () => {
    const { upload, world, bytes } = setUp();
    await upload.start();

    expect(world.offsets).toEqual([0, MEDIA_CHUNK_BYTES, 2 * MEDIA_CHUNK_BYTES]);
    expect([world.received, upload.share(), upload.state(), upload.file()?.state]).toEqual([
      bytes,
      1,
      'done',
      'complete',
    ]);
  });

  it('counts what has gone of a part that is under way', async () => {
    const { upload, world, until } = setUp();
    let letGo = (): void => undefined;
    world.holding = new Promise((resolve) => (letGo = resolve));
    const sending = upload.start();
    await until(() => upload.share() > 0);

    expect(upload.share()).toBeCloseTo(0.5 / 2.5);
    letGo();
    await sending;
    expect(upload.share()).toBe(1);
  });

  it('asks where it stands when the connection is back, and goes on from there', async () => {
    const { upload, world, until } = setUp();
    // Half of the second part arrives before the connection breaks.
    world.next = [
      () => Promise.resolve() as Promise<never>,
      () => Promise.resolve() as Promise<never>,
      () => {
        world.received += 1000;
        return Promise.reject(offline());
      },
    ];
    const sending = upload.start();
    await until(() => upload.state() === 'waiting');
    expect(world.timers.map(({ at }) => at)).toEqual([1000]);

    upload.wake();
    await sending;
    expect([upload.state(), world.begun, world.timers]).toEqual(['done', 2, []]);
    expect(world.offsets).toEqual([0, MEDIA_CHUNK_BYTES, MEDIA_CHUNK_BYTES + 1000, 2 * MEDIA_CHUNK_BYTES + 1000]);
  });

  it('waits longer each time that nothing goes, and not for ever', async () => {
    const { upload, world, until } = setUp();
    world.next = Array.from({ length: 7 }, () => () => Promise.reject(offline()));
    const sending = upload.start();
    const pauses: (number | undefined)[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      await until(() => world.timers.length === 1);
      const [timer] = world.timers.splice(0);
      pauses.push(timer?.at);
      timer?.action();
    }
    await sending;

    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(upload.state()).toBe('done');
  });

  it('whose last answer was lost is not sent twice', async () => {
    const { upload, world, until } = setUp(100);
    world.next = [
      () => Promise.resolve() as Promise<never>,
      () => Promise.resolve() as Promise<never>,
      () => {
        world.isComplete = true;
        return Promise.reject(offline());
      },
    ];
    const sending = upload.start();
    await until(() => upload.state() === 'waiting');
    upload.wake();
    await sending;

    expect([upload.state(), world.offsets]).toEqual(['done', [0]]);
  });

  it('can be cancelled while it goes and while it waits, and is taken back', async () => {
    for (const isOffline of [false, true]) {
      const { upload, world, until } = setUp();
      let letGo = (): void => undefined;
      if (isOffline) world.next = [() => Promise.reject(offline())];
      else world.holding = new Promise((resolve) => (letGo = resolve));
      const sending = upload.start();
      await until(() => (isOffline ? upload.state() === 'waiting' : world.offsets.length === 1));
      const cancelling = upload.cancel();
      letGo();
      await cancelling;
      await sending;

      expect([upload.state(), upload.problem(), world.isRemoved, world.timers]).toEqual(['cancelled', null, true, []]);
      await upload.start();
      expect(world.isComplete).toBe(false);
    }
  });

  it('that is kept cannot be cancelled any more', async () => {
    const { upload, world } = setUp(100);
    await upload.start();
    await upload.cancel();

    expect([upload.state(), world.isRemoved]).toEqual(['done', false]);
  });
});

describe('the kind of a chosen file', () => {
  it.each([
    ['audio/mpeg', 'audio'],
    ['audio/x-m4a', 'audio'],
    ['video/webm', 'audio'],
    ['image/heic', 'image'],
    ['application/pdf', 'document'],
    ['video/quicktime', null],
    ['application/zip', null],
    ['', null],
  ])('%s is %s', (type, kind) => {
    expect(mediaKindOf(type)).toBe(kind);
  });
});
