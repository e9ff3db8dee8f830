import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { type z } from 'zod';
import { problemOf } from './problem';

const BASE = '/api/v1';

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** Leaves out what is not asked for: an empty parameter would be an unknown value to the server. */
const asked = (query: Query = {}): Record<string, string | number | boolean | readonly string[]> =>
  Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Record<string, string | number | boolean | readonly string[]>;

/**
 * What a GET answers, as signals, read by its schema. The address is below `/api/v1`; `undefined` asks nothing yet. It asks again when a
 * signal that the address or the query reads changes. Read `value()` only after `hasValue()`; otherwise show `<tl-resource-state>`.
 *
 *     readonly story = apiResource(storyDetail, () => `/stories/${this.storyId()}`);
 *     readonly list = apiResource(storyList, () => '/stories', () => ({ strandId: this.strandId() }));
 */
export const apiResource = <Schema extends z.ZodType>(
  schema: Schema,
  address: () => string | undefined,
  query?: () => Query,
): HttpResourceRef<z.output<Schema> | undefined> =>
  httpResource<z.output<Schema>>(
    () => {
      const path = address();
      return path === undefined ? undefined : { url: BASE + path, params: asked(query?.()) };
    },
    { parse: (body) => schema.parse(body) },
  );

interface SendOptions<Schema extends z.ZodType> {
  readonly body?: unknown;
  /** Reads the answer. Without it nothing is answered. */
  readonly schema?: Schema;
  /** Version of the record that was edited; left out when creating. */
  readonly ifMatch?: number;
  readonly query?: Query;
}

/** Sends what changes something, and fetches what is needed once. Refusals are thrown as a `Problem`. */
@Service()
export class Api {
  private readonly http = inject(HttpClient);

  get<Schema extends z.ZodType>(path: string, schema: Schema, query?: Query): Promise<z.output<Schema>> {
    return this.send('GET', path, { schema, ...(query && { query }) });
  }

  async send<Schema extends z.ZodType = z.ZodUnknown>(
    method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    { body, schema, ifMatch, query }: SendOptions<Schema> = {},
  ): Promise<z.output<Schema>> {
    try {
      const answer = await firstValueFrom(
        this.http.request<unknown>(method, BASE + path, {
          body,
          params: asked(query),
          ...(ifMatch !== undefined && { headers: { 'If-Match': `"${ifMatch}"` } }),
        }),
      );
      return (schema ? schema.parse(answer) : undefined) as z.output<Schema>;
    } catch (error) {
      throw problemOf(error);
    }
  }
}
