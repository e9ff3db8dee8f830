import { Component, input, output, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { CHANGE_REASONS, type ChangeReasonWrite } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { formSending } from '../platform/form-sending';
import { REASON_WORDS } from './indicator-words';

/** Why a reported figure changes. What is done with the reason is given: it throws a `Problem` when it is refused. */
@Component({
  selector: 'tl-reason-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="Why the figure changes">
        <select tlControl [formField]="form.kind">
          @for (each of reasons; track each) {
            <option [value]="each">{{ reasonWords[each] }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="The reason in words"
        ><input tlControl autocomplete="off" [formField]="form.words"
      /></tl-field>
      <div class="tl-row">
        <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()">{{ action() }}</button>
        <button class="tl-button tl-text" type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class ReasonForm {
  readonly action = input.required<string>();
  readonly then = input.required<(reason: ChangeReasonWrite) => Promise<unknown>>();
  readonly cancelled = output();

  private readonly draft = signal<ChangeReasonWrite>({ kind: 'lateRecords', words: '' });
  protected readonly form = form(this.draft, (path) => {
    required(path.words, { message: $localize`Say why, in a few words.` });
  });
  protected readonly sending = formSending(this.form, () => this.then()(this.draft()));
  protected readonly reasons = CHANGE_REASONS;
  protected readonly reasonWords = REASON_WORDS;
}
