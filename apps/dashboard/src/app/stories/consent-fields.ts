import { Component, computed, effect, input, model, signal, untracked } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { localDate } from '@throughline/domain/shared';
import {
  CONSENT_METHODS,
  GUARDIAN_PARTS,
  IDENTITY_DISPLAYS,
  informationSheetList,
  questionsIn,
  sheetFor,
  type AgeGroup,
} from '@throughline/domain/stories';
import { Control, Field } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { today, writeDate } from '../platform/format';
import { languageChoices, languageName } from '../platform/languages';
import { Boxes } from './boxes';
import { CONSENT_ENDS, endOf, withSheet, type ConsentDraft, type ConsentEnd } from './consent-draft';
import { EvidenceAdder, type WaitingEvidence } from './evidence-adder';
import { HandOver, type HandedAnswers } from './hand-over';
import { GUARDIAN_WORDS, IDENTITY_WORDS, METHOD_WORDS, SCOPE_GROUPS, SCOPE_WORDS } from './stories-words';

const END_WORDS: Readonly<Record<ConsentEnd, string>> = {
  inTwoYears: $localize`After two years`,
  inOneYear: $localize`After one year`,
  onDay: $localize`On a day that we agreed`,
  never: $localize`It has no end`,
};

/** What the storyteller said, asked in the words in which it is asked of them: the phone can be handed over. */
@Component({
  selector: 'tl-consent-fields',
  imports: [Boxes, Control, EvidenceAdder, Field, FormField, HandOver],
  templateUrl: './consent-fields.html',
  styleUrl: './story-form.scss',
})
export class ConsentFields {
  readonly form = input.required<FieldTree<ConsentDraft>>();
  /** Whose decision it is, by age: under 18 a parent or guardian has a part in it. */
  readonly age = input<AgeGroup>('adult');
  readonly programmeId = input<string>();
  readonly evidence = model<WaitingEvidence | null>(null);

  private readonly sheets = apiResource(
    informationSheetList,
    () => '/information-sheets',
    () => ({ programmeId: this.programmeId() }),
  );
  /** By itself, so that what the sheet fills in does not ask for the sheet again. */
  private readonly language = computed(() => this.draft().language);
  protected readonly shown = computed(() =>
    this.sheets.hasValue() ? sheetFor(this.sheets.value().items, this.language()) : null,
  );
  /** What is said where nobody has translated the questions. */
  protected readonly untranslated = computed(() => {
    const language = this.language();
    return questionsIn(language)
      ? undefined
      : $localize`The questions are not translated into ${languageName(language)}:language:. Ask somebody who speaks it to interpret, and name them as the witness.`;
  });
  protected readonly isHandedOver = signal(false);
  protected readonly answers = computed<HandedAnswers>(() => this.draft());

  constructor() {
    // The newest sheet fills in what it says; what somebody typed themselves stays.
    effect(() => {
      const shown = this.shown();
      if (!shown) return;
      untracked(() => {
        const draft = this.draft();
        const isOwn = draft.controllers !== '' && !this.filled.includes(draft.controllers);
        if (isOwn) return;
        const next = withSheet(draft, shown.sheet);
        this.filled.push(next.controllers);
        this.form()().value.set(next);
      });
    });
  }

  private readonly filled: string[] = [];

  protected takeAnswers({ scopes, identityDisplay }: HandedAnswers): void {
    this.isHandedOver.set(false);
    const draft = this.draft();
    this.form()().value.set({
      ...draft,
      decision: scopes.record_hold === false ? 'refused' : 'given',
      scopes: { ...draft.scopes, ...scopes },
      identityDisplay,
      method: draft.method === '' ? 'digital' : draft.method,
    });
    this.form()().markAsDirty();
  }

  private readonly draft = computed(() => this.form()().value());
  protected readonly languages = computed(() => languageChoices(this.draft().language));
  protected readonly isGiven = computed(() => this.draft().decision === 'given');
  protected readonly needsDay = computed(() => this.draft().end === 'onDay');
  protected readonly endHint = computed(() => {
    const draft = this.draft();
    if (draft.end === 'never')
      return $localize`Ask again from time to time all the same. They can take it back on any day.`;
    const end = localDate.safeParse(draft.givenOn).success ? endOf(draft) : null;
    return end !== null && localDate.safeParse(end).success
      ? $localize`From ${writeDate(end)}:date: on, nothing more is done with it unless they agree again.`
      : undefined;
  });
  protected readonly isNamedLess = computed(() => {
    const { identityDisplay, scopes } = this.draft();
    return this.isGiven() && scopes.publish_web && (identityDisplay === 'anonymous' || identityDisplay === 'pseudonym');
  });
  protected readonly today = today();

  protected readonly guardianParts = GUARDIAN_PARTS;
  protected readonly guardianWords = GUARDIAN_WORDS;
  protected readonly groups = SCOPE_GROUPS;
  protected readonly scopeWords = SCOPE_WORDS;
  protected readonly identities = IDENTITY_DISPLAYS;
  protected readonly identityWords = IDENTITY_WORDS;
  protected readonly methods = CONSENT_METHODS;
  protected readonly methodWords = METHOD_WORDS;
  protected readonly ends = CONSENT_ENDS;
  protected readonly endWords = END_WORDS;
}
