import { HttpErrorResponse } from '@angular/common/http';
import { inject, InjectionToken, Service } from '@angular/core';
import { type z } from 'zod';
import { Connection } from './connection';
import { Problem, problemOf } from './problem';
import { Progress } from './progress';
import { SignedIn } from './signed-in';

/** Code for what was stopped by whoever began it: nobody has to be told. */
export const STOPPED = 'sending.stopped';

/** What carries files. A spec puts another in its place. */
export const FILE_CARRIER = new InjectionToken<() => XMLHttpRequest>('carrier of files', {
  factory: () => () => new XMLHttpRequest(),
});

interface FileOptions<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly query?: Readonly<Record<string, string>>;
  /** Told how much has gone, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Stops it: what was sent until then may have arrived. */
  readonly signal?: AbortSignal;
}

/**
 * Sends files, and says how far it is: what the rest of the application sends with (`fetch`) cannot tell. A repeat with the same address
 * and the same file is harmless. Refusals are thrown as a `Problem`.
 */
@Service()
export class FileSending {
  private readonly carrier = inject(FILE_CARRIER);
  private readonly connection = inject(Connection);
  private readonly progress = inject(Progress);
  private readonly signedIn = inject(SignedIn);

  put<Schema extends z.ZodType>(path: string, file: Blob, options: FileOptions<Schema>): Promise<z.output<Schema>> {
    return this.send('PUT', path, file, options);
  }

  /** A part of a file, to be put behind what has arrived already. */
  patch<Schema extends z.ZodType>(path: string, part: Blob, options: FileOptions<Schema>): Promise<z.output<Schema>> {
    return this.send('PATCH', path, part, options);
  }

  private async send<Schema extends z.ZodType>(
    method: 'PUT' | 'PATCH',
    path: string,
    file: Blob,
    { schema, query = {}, onProgress, signal }: FileOptions<Schema>,
  ): Promise<z.output<Schema>> {
    const parameters = new URLSearchParams(query).toString();
    const carrier = this.carrier();
    carrier.open(method, `/api/v1${path}${parameters && `?${parameters}`}`);
    carrier.setRequestHeader('Content-Type', file.type);
    carrier.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress?.(Math.min(1, loaded / total));
    };
    const answer = await this.carry(carrier, { file, ...(signal && { signal }) });
    try {
      return schema.parse(JSON.parse(await answer.text()));
    } catch (error) {
      throw problemOf(error);
    }
  }

  /** The bytes of a file that is stored, so that what is taken away can be put back. */
  get(path: string): Promise<Blob> {
    const carrier = this.carrier();
    carrier.open('GET', `/api/v1${path}`);
    return this.carry(carrier);
  }

  private async carry(
    carrier: XMLHttpRequest,
    { file, signal }: { readonly file?: Blob; readonly signal?: AbortSignal } = {},
  ): Promise<Blob> {
    carrier.responseType = 'blob';
    this.progress.begin();
    const stop = (): void => carrier.abort();
    signal?.addEventListener('abort', stop);
    try {
      await new Promise<void>((done) => {
        carrier.onloadend = () => done();
        carrier.send(file);
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      this.progress.end();
    }
    if (signal?.aborted) throw new Problem({ code: STOPPED, title: 'It was stopped' });
    const { status, response } = carrier as { readonly status: number; readonly response: Blob | null };
    if (status === 0) this.connection.failed();
    else this.connection.answered();
    if (response && status >= 200 && status < 300) return response;
    const problem = problemOf(new HttpErrorResponse({ status, error: await bodyOf(response) }));
    if (problem.code === 'signIn.needed') this.signedIn.ended();
    throw problem;
  }
}

const bodyOf = async (answer: Blob | null): Promise<unknown> => {
  try {
    return JSON.parse((await answer?.text()) ?? '') as unknown;
  } catch {
    return null;
  }
};
