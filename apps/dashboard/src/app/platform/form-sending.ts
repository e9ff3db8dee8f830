import { inject, signal, type Signal } from '@angular/core';
import { submit, type FieldTree, type ValidationError } from '@angular/forms/signals';
import { Problem, problemOf } from './problem';
import { ProblemText } from './problem-text';

export interface FormSending {
  /** What is wrong with the whole, as a sentence; null while nothing is. For `<tl-error-summary [problem]>`. */
  readonly problem: Signal<string | null>;
  /** How many times it was tried. For `<tl-error-summary [attempts]>`. */
  readonly attempts: Signal<number>;
  readonly isSending: Signal<boolean>;
  /** Checks the form, sends it, and puts what the server refuses beside the fields that it is about. Whether it was taken. */
  send(event?: Event): Promise<boolean>;
}

/**
 * How a form goes to the server. The action throws a `Problem` when it is refused (as `Api.send` does).
 *
 *     readonly sending = formSending(this.form, () => this.save());
 *
 *     <form (submit)="sending.send($event)" novalidate>
 *       <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
 */
export const formSending = <Model>(form: FieldTree<Model>, action: () => Promise<unknown>): FormSending => {
  const texts = inject(ProblemText);
  const [problem, attempts, isSending] = [signal<string | null>(null), signal(0), signal(false)];
  let isTaken = true;

  const attempt = async (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => {
    try {
      await action();
      return undefined;
    } catch (error) {
      const refusal = problemOf(error);
      const errors = fieldErrors(form, refusal);
      // Where every error found its field, the fields say it all.
      if (errors.length === 0 || errors.length < refusal.errors.length) problem.set(texts.of(refusal));
      if (!(error instanceof Problem)) console.error(error);
      isTaken = false;
      // An error of the whole form is none of the form's own: it must not keep the reader from trying the same again.
      return errors;
    }
  };

  const send = async (event?: Event): Promise<boolean> => {
    event?.preventDefault();
    if (isSending()) return false;
    problem.set(null);
    isSending.set(true);
    isTaken = true;
    try {
      return (await submit(form, { action: attempt, ignoreValidators: 'none' })) && isTaken;
    } finally {
      isSending.set(false);
      attempts.update((count) => count + 1);
    }
  };

  return { problem: problem.asReadonly(), attempts: attempts.asReadonly(), isSending: isSending.asReadonly(), send };
};

/** The errors of a refusal whose paths lead to a field of this form. */
const fieldErrors = (form: FieldTree<unknown>, problem: Problem): ValidationError.WithOptionalFieldTree[] =>
  problem.errors.flatMap(({ path, message }) => {
    const field = fieldAt(form, path);
    return field === undefined ? [] : [{ kind: 'server', message, fieldTree: field }];
  });

const fieldAt = (form: FieldTree<unknown>, path: string): FieldTree<unknown> | undefined => {
  const found = path
    .split('.')
    .reduce<unknown>(
      (field, key) => (typeof field === 'function' ? (field as unknown as Record<string, unknown>)[key] : undefined),
      form,
    );
  return typeof found === 'function' ? (found as FieldTree<unknown>) : undefined;
};
