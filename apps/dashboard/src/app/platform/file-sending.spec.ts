import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import * as z from 'zod';
import { FILE_CARRIER, FileSending } from './file-sending';
import { OFFLINE } from './problem';

/** What carries a file, played by the spec: it answers as a server would, or not at all. */
class Carrier {
  readonly upload: { onprogress?: (event: Partial<ProgressEvent>) => void } = {};
  onloadend?: () => void;
  readonly headers: Record<string, string> = {};
  readonly opened: string[] = [];
  sent: unknown;
  status = 0;
  response: { text(): Promise<string> } | null = null;

  open(...how: string[]): void {
    this.opened.push(...how);
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(body: unknown): void {
    this.sent = body;
  }
  answer(status: number, body: unknown): void {
    this.status = status;
    this.response = status === 0 ? null : { text: () => Promise.resolve(JSON.stringify(body)) };
    this.onloadend?.();
  }
}

const setUp = () => {
  const carrier = new Carrier();
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: FILE_CARRIER, useValue: () => carrier }],
  });
  const shares: number[] = [];
  const file = new Blob(['a photo'], { type: 'image/jpeg' });
  const sending = TestBed.inject(FileSending).put('/photos/1', file, {
    schema: z.object({ id: z.string() }),
    query: { title: 'Our guide' },
    onProgress: (share) => shares.push(share),
  });
  return { carrier, sending, shares, file };
};

describe('sending a file', () => {
  it('says what it is, how far it is, and what the server made of it', async () => {
    const { carrier, sending, shares, file } = setUp();
    carrier.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 });
    carrier.upload.onprogress?.({ lengthComputable: false, loaded: 2, total: 0 });
    carrier.answer(200, { id: 'stored' });
    await expect(sending).resolves.toEqual({ id: 'stored' });
    expect(carrier.opened).toEqual(['PUT', '/api/v1/photos/1?title=Our+guide']);
    expect([carrier.headers['Content-Type'], carrier.sent, shares]).toEqual(['image/jpeg', file, [0.25]]);
  });

  it('throws what the server refuses as a problem', async () => {
    const { carrier, sending } = setUp();
    const params = { mostBytes: 10_000_000 };
    carrier.answer(413, { type: 'x', title: 'x', status: 413, code: 'file.tooLarge', requestId: 'r', params });
    await expect(sending).rejects.toMatchObject({ code: 'file.tooLarge', params });
  });

  it('that never arrives is a matter of the connection', async () => {
    const { carrier, sending } = setUp();
    carrier.answer(0, null);
    await expect(sending).rejects.toMatchObject({ code: OFFLINE });
  });

  it('takes no answer of another shape', async () => {
    const { carrier, sending } = setUp();
    carrier.answer(200, { name: 'something else' });
    await expect(sending).rejects.toMatchObject({ code: 'response.unreadable' });
  });
});
