import { computed, DOCUMENT, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import type * as z from 'zod';
import { Api } from '../platform/api';
import { takeTokenAgain } from '../platform/link-token';
import { problemOf, type Problem } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

/** What a link that stands in the fragment of the address leads to. */
export interface PublicLink<Told> {
  readonly token: Signal<string>;
  /** What the link leads to, once it is read. */
  readonly told: WritableSignal<Told | null>;
  /** There is no link, or none like it. */
  readonly isUnknown: Signal<boolean>;
  /** Why it could not be read, in words. */
  readonly failed: Signal<string | null>;
  /** Reads the link in the address, at the start and when another was opened in its place. */
  open(): void;
  read(): Promise<void>;
}

/** A page that is opened by a link, without an account. In an injection context; the page calls `open` for the first time. */
export const publicLink = <Schema extends z.ZodType>(
  kind: string,
  path: string,
  schema: Schema,
): PublicLink<z.output<Schema>> => {
  const [api, document, texts] = [inject(Api), inject(DOCUMENT), inject(ProblemText)];
  const token = signal('');
  const told = signal<z.output<Schema> | null>(null);
  const failure = signal<Problem | null>(null);
  const read = async (): Promise<void> => {
    const asked = token();
    if (asked === '') return;
    failure.set(null);
    try {
      const answer = await api.send('POST', path, { body: { token: asked }, schema });
      if (asked === token()) told.set(answer);
    } catch (error) {
      if (asked === token()) failure.set(problemOf(error));
    }
  };
  return {
    ...{ token, told, read },
    isUnknown: computed(() => token() === '' || failure()?.status === 404 || failure()?.status === 400),
    failed: computed(() => {
      const problem = failure();
      return problem && texts.of(problem);
    }),
    open: () => {
      const found = takeTokenAgain(document, kind);
      if (found === token()) return;
      token.set(found);
      told.set(null);
      void read();
    },
  };
};
