import { computed, DestroyRef, inject, linkedSignal, signal, type Signal, type WritableSignal } from '@angular/core';
import {
  form,
  validateStandardSchema,
  type FieldTree,
  type SchemaPath,
  type SchemaPathTree,
} from '@angular/forms/signals';
import { type z } from 'zod';
import { Api } from '../platform/api';
import { formSending, type FormSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { type DraftReader } from './draft';
import { changedFields, isSame, mergeDrafts } from './merge-drafts';
import { UnsavedChanges } from './unsaved-changes';

/** How a field is called and written where two people's changes are compared. */
export interface FieldWords<Value> {
  readonly label: string;
  readonly write?: (value: Value) => string;
}

interface Editable {
  readonly id: string;
  readonly version: number;
}

export interface EditingOptions<Draft extends object, Stored extends Editable> {
  /** Where it is kept: `/strands`. */
  readonly path: string;
  /** The record as it is known, or nothing for one that is new. */
  readonly stored: () => Stored | null | undefined;
  readonly draftOf: (stored: Stored | null) => Draft;
  /** Reads a draft as what is sent; checks the form as well. Read again when a signal in it changes. */
  readonly write: (stored: Stored | null) => DraftReader;
  readonly answer: z.ZodType<Stored>;
  readonly fields: { readonly [Key in keyof Draft & string]: FieldWords<Draft[Key]> };
}

/** A field that somebody else changed meanwhile. */
export interface StaleField {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
  /** Whether I changed it too. */
  readonly isContested: boolean;
}

export interface RecordEditing<Draft extends object, Stored extends Editable> {
  readonly draft: WritableSignal<Draft>;
  readonly form: FieldTree<Draft>;
  readonly sending: FormSending;
  /** What is wrong with the whole, as a sentence; not that it is stale, which says more than a sentence. */
  readonly problem: Signal<string | null>;
  readonly isNew: Signal<boolean>;
  readonly isChanged: Signal<boolean>;
  /** What somebody else changed while this was open; null while nobody did. */
  readonly stale: Signal<readonly StaleField[] | null>;
  /** What was saved, or null when it was not taken. */
  save(event?: Event): Promise<Stored | null>;
  /** Back to what is stored. */
  discard(): void;
  /** Takes what somebody else saved, and lets go of what was changed here. */
  useTheirs(): Stored | null;
  /** Saves what was changed here over what somebody else saved; what was not touched here stays theirs. */
  keepMine(): Promise<Stored | null>;
}

/** The editing of one record: a draft, its form, sending it with the version it was made from, and what to do when that is stale. */
export const recordEditing = <Draft extends object, Stored extends Editable>(
  options: EditingOptions<Draft, Stored>,
): RecordEditing<Draft, Stored> => {
  const [api, id] = [inject(Api), newId()];
  const { draftOf } = options;
  const latest = linkedSignal<Stored | null>(() => options.stored() ?? null);
  // When the record is saved elsewhere on the page, what was typed here stays.
  const draft = linkedSignal<Stored | null, Draft>({
    source: latest,
    computation: (stored, before) =>
      before ? mergeDrafts(draftOf(before.source), before.value, draftOf(stored)) : draftOf(stored),
  });
  const theirs = signal<Stored | null>(null);
  const fieldTree = form(draft, (path) => {
    // A draft is plain data, for which the two types of a path are one; TypeScript cannot see that while Draft is open.
    validateStandardSchema(path as SchemaPath<Draft> & SchemaPathTree<Draft>, () => options.write(latest()));
  });

  const settle = (stored: Stored): Stored => {
    theirs.set(null);
    latest.set(stored);
    draft.set(draftOf(stored));
    fieldTree().reset();
    return stored;
  };
  const saved = signal<Stored | null>(null);
  const sending = formSending(fieldTree, async () => {
    const stored = latest();
    try {
      const answer = await api.send('PUT', `${options.path}/${stored?.id ?? id}`, {
        body: options.write(stored).parse(draft()),
        schema: options.answer,
        ...(stored && { ifMatch: stored.version }),
      });
      saved.set(answer);
    } catch (error) {
      const problem = problemOf(error);
      const current = options.answer.safeParse(problem.current);
      theirs.set(problem.code === 'request.stale' && current.success ? current.data : null);
      throw error;
    }
  });
  const save = async (event?: Event): Promise<Stored | null> => {
    saved.set(null);
    await sending.send(event);
    const stored = saved();
    return stored && settle(stored);
  };

  const isChanged = computed(() => !isSame(draft(), draftOf(latest())));
  inject(UnsavedChanges, { optional: true })?.watch(isChanged, inject(DestroyRef));
  return {
    draft,
    form: fieldTree,
    sending,
    problem: computed(() => (theirs() ? null : sending.problem())),
    isChanged,
    isNew: computed(() => latest() === null),
    stale: computed(() => {
      const current = theirs();
      if (!current) return null;
      const [base, mine, other] = [draftOf(latest()), draft(), draftOf(current)];
      return changedFields(base, other).map((key) => {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- takes an open type parameter for an enum
        const words = options.fields[key];
        const write = words.write ?? String;
        const isContested = !isSame(base[key], mine[key]);
        return { label: words.label, theirs: write(other[key]), mine: write(mine[key]), isContested };
      });
    }),
    save,
    discard: () => {
      draft.set(draftOf(latest()));
      fieldTree().reset();
    },
    useTheirs: () => {
      const current = theirs();
      return current && settle(current);
    },
    keepMine: () => {
      latest.set(theirs());
      theirs.set(null);
      return save();
    },
  };
};
