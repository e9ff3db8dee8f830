import { effect, inject, signal, untracked, type Signal } from '@angular/core';
import { type z } from 'zod';
import { Api } from '../platform/api';
import { problemOf, type Problem } from '../platform/problem';

/** What the server says to a question that changes while somebody types. */
export interface LiveAnswer<Answer> {
  /** The latest answer; the one before it while the next is on its way. Undefined while there is nothing to ask. */
  readonly value: Signal<Answer | undefined>;
  /** Whether the answer is to what is asked now. */
  readonly isCurrent: Signal<boolean>;
  readonly problem: Signal<Problem | null>;
  askAgain(): void;
}

/**
 * Asks the server again whenever the question changes, one request at a time: what is typed while one is on its way is asked once it is
 * back, and only the last of it. No answer is thrown away, no timer has to be waited for, and a slow server is asked less often.
 *
 *     readonly dates = liveAnswer(seriesPreview, () => '/series/preview', () => this.body());
 *
 * @param body what is posted; undefined while it is not complete.
 */
export const liveAnswer = <Schema extends z.ZodType>(
  schema: Schema,
  path: () => string,
  body: () => object | undefined,
): LiveAnswer<z.output<Schema>> => {
  const api = inject(Api);
  const value = signal<z.output<Schema> | undefined>(undefined);
  const problem = signal<Problem | null>(null);
  const isCurrent = signal(true);
  let [asking, wanted] = [false, ''];

  const ask = async (): Promise<void> => {
    if (asking || wanted === '') return;
    asking = true;
    const [question, sent] = [wanted, JSON.parse(wanted) as { path: string; body: object }];
    try {
      const answer = await api.send('POST', sent.path, { body: sent.body, schema });
      value.set(answer);
      problem.set(null);
    } catch (error) {
      problem.set(problemOf(error));
    } finally {
      asking = false;
    }
    if (wanted === question) isCurrent.set(true);
    else await ask();
  };

  effect(() => {
    const question = body();
    const next = question === undefined ? '' : JSON.stringify({ path: path(), body: question });
    if (next === wanted) return;
    wanted = next;
    untracked(() => {
      isCurrent.set(next === '');
      if (next === '') {
        value.set(undefined);
        problem.set(null);
      } else void ask();
    });
  });

  return {
    value: value.asReadonly(),
    isCurrent: isCurrent.asReadonly(),
    problem: problem.asReadonly(),
    askAgain: () => {
      isCurrent.set(false);
      void ask();
    },
  };
};
