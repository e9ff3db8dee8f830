import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { indicator, type Indicator } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';

interface Draft {
  comment: string;
  rag: '' | 'green' | 'amber' | 'red';
  until: string;
}

/** A word on how an indicator stands, and where somebody knows better than the figures, another status until a day. */
@Component({
  selector: 'tl-judgement-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="Why it stands like this, and what is done about it">
        <textarea tlControl rows="3" [formField]="form.comment"></textarea>
      </tl-field>
      <tl-field
        i18n-label
        label="Status"
        i18n-hint
        hint="The computed one stays beside it. Another one ends by itself on its day."
      >
        <select tlControl [formField]="form.rag">
          <option value="" i18n>As it is computed</option>
          <option value="green" i18n>On track</option>
          <option value="amber" i18n>Slipping</option>
          <option value="red" i18n>Behind</option>
        </select>
      </tl-field>
      @if (isOverriding()) {
        <tl-field i18n-label label="Until"><input tlControl type="date" [formField]="form.until" /></tl-field>
      }
      <div class="tl-row">
        <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()" i18n>
          Save the comment
        </button>
        <button class="tl-button tl-text" type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class JudgementForm {
  private readonly api = inject(Api);
  readonly indicatorId = input.required<string>();
  readonly saved = output<Indicator>();
  readonly cancelled = output();

  private readonly draft = signal<Draft>({ comment: '', rag: '', until: '' });
  protected readonly isOverriding = computed(() => this.draft().rag !== '');
  protected readonly form = form(this.draft, (path) => {
    required(path.comment, { message: $localize`Say why, in a few words.` });
    required(path.until, { message: $localize`Choose the day on which it ends.`, when: () => this.isOverriding() });
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  private async save(): Promise<void> {
    const { comment, rag, until } = this.draft();
    const body = { comment, override: rag === '' ? null : { rag, until } };
    const path = `/indicators/${this.indicatorId()}/judgements/${this.id}`;
    this.saved.emit(await this.api.send('PUT', path, { body, schema: indicator }));
  }
}
