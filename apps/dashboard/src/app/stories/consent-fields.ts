import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { localDate } from '@throughline/domain/shared';
import { CONSENT_METHODS, IDENTITY_DISPLAYS } from '@throughline/domain/stories';
import { Control, Field } from '@throughline/ui';
import { today, writeDate } from '../platform/format';
import { languageChoices } from '../platform/languages';
import { Boxes } from './boxes';
import { CONSENT_ENDS, endOf, type ConsentDraft, type ConsentEnd } from './consent-draft';
import { IDENTITY_WORDS, METHOD_WORDS, SCOPE_GROUPS, SCOPE_WORDS } from './stories-words';

const END_WORDS: Readonly<Record<ConsentEnd, string>> = {
  inTwoYears: $localize`After two years`,
  inOneYear: $localize`After one year`,
  onDay: $localize`On a day that we agreed`,
  never: $localize`It has no end`,
};

/** What the storyteller said, asked in the words in which it is asked of them: the phone can be handed over. */
@Component({
  selector: 'tl-consent-fields',
  imports: [Boxes, Control, Field, FormField],
  templateUrl: './consent-fields.html',
  styleUrl: './story-form.scss',
})
export class ConsentFields {
  readonly form = input.required<FieldTree<ConsentDraft>>();

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

  protected readonly groups = SCOPE_GROUPS;
  protected readonly scopeWords = SCOPE_WORDS;
  protected readonly identities = IDENTITY_DISPLAYS;
  protected readonly identityWords = IDENTITY_WORDS;
  protected readonly methods = CONSENT_METHODS;
  protected readonly methodWords = METHOD_WORDS;
  protected readonly ends = CONSENT_ENDS;
  protected readonly endWords = END_WORDS;
}
