import { HttpEventType, HttpParams, HttpRequest, HttpResponse, HttpXhrBackend } from '@angular/common/http';
import { EnvironmentInjector, inject, runInInjectionContext, Service } from '@angular/core';
import { filter, lastValueFrom, tap } from 'rxjs';
import { type z } from 'zod';
import { problemInterceptor, progressInterceptor, signInInterceptor } from './interceptors';
import { problemOf } from './problem';

interface FileOptions<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly query?: Readonly<Record<string, string>>;
  /** Told how much has gone, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Sends files, and says how far it is: what the rest of the application sends with (`fetch`) cannot tell. A repeat with the same address
 * and the same file is harmless. Refusals are thrown as a `Problem`.
 */
@Service()
export class FileSending {
  private readonly backend = inject(HttpXhrBackend);
  private readonly injector = inject(EnvironmentInjector);

  async put<Schema extends z.ZodType>(
    path: string,
    file: Blob,
    { schema, query = {}, onProgress }: FileOptions<Schema>,
  ): Promise<z.output<Schema>> {
    const request = new HttpRequest('PUT', `/api/v1${path}`, file, {
      params: new HttpParams({ fromObject: query }),
      reportProgress: true,
    });
    const events = runInInjectionContext(this.injector, () =>
      signInInterceptor(request, (signed) =>
        progressInterceptor(signed, (counted) =>
          problemInterceptor(counted, (sent) => this.backend.handle(sent as HttpRequest<Blob>)),
        ),
      ),
    );
    try {
      const answer = await lastValueFrom(
        events.pipe(
          tap((event) => {
            if (event.type === HttpEventType.UploadProgress && event.total)
              onProgress?.(Math.min(1, event.loaded / event.total));
          }),
          filter((event) => event instanceof HttpResponse),
        ),
      );
      return schema.parse(answer.body);
    } catch (error) {
      throw problemOf(error);
    }
  }

  /** The bytes of a file that is stored, so that what is taken away can be put back. */
  async get(path: string): Promise<Blob> {
    const request = new HttpRequest<Blob>('GET', `/api/v1${path}`, { responseType: 'blob' });
    const events = runInInjectionContext(this.injector, () =>
      problemInterceptor(request, (sent) => this.backend.handle(sent)),
    );
    try {
      const answer = await lastValueFrom(events.pipe(filter((event) => event instanceof HttpResponse)));
      return answer.body as Blob;
    } catch (error) {
      throw problemOf(error);
    }
  }
}
