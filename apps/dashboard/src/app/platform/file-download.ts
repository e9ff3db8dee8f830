import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DOCUMENT, inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from './problem';

/** Fetches files and hands them over to be kept. Refusals are thrown as a `Problem`. */
@Service()
export class FileDownload {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  /** @param fileName says nothing of a person: it stays in the lists of the browser */
  async fetch(path: string, fileName: string, query: Readonly<Record<string, string>> = {}): Promise<void> {
    try {
      const bytes = await firstValueFrom(this.http.get(`/api/v1${path}`, { responseType: 'blob', params: query }));
      const address = URL.createObjectURL(bytes);
      const link = this.document.createElement('a');
      Object.assign(link, { href: address, download: fileName });
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      throw problemOf(await readable(error));
    }
  }
}

/** A refusal arrives as bytes, too. */
const readable = async (error: unknown): Promise<unknown> => {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return error;
  const { status, headers, url } = error;
  const text = await error.error.text();
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
  return new HttpErrorResponse({ error: body, status, headers, ...(url !== null && { url }) });
};
