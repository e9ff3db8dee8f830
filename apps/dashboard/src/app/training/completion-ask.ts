import { Component, input, linkedSignal, output } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { line, localDate, prose } from '@throughline/domain/shared';
import { Control, Field } from '@throughline/ui';
import { today } from '../platform/format';

/** What somebody said when they were asked in the middle of a page. */
export interface Said {
  readonly text: string;
  readonly on: string;
}

const MOST = 500;

/** Asks for a line of text, and for a day where it has a `dateLabel`, right where the button was. */
@Component({
  selector: 'tl-completion-ask',
  imports: [Control, Field, FormField],
  template: `
    <form novalidate (submit)="send($event)">
      @if (dateLabel(); as label) {
        <tl-field [label]="label"><input tlControl type="date" [formField]="form.on" /></tl-field>
      }
      <tl-field [label]="label()" [hint]="hint()" [isOptional]="isOptional()">
        <input tlControl class="text" autocomplete="off" [formField]="form.text" />
      </tl-field>
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [attr.aria-busy]="isBusy()">{{ yes() }}</button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      max-inline-size: 32rem;
      padding-block: var(--tl-space-3);
    }
  `,
})
export class CompletionAsk {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly dateLabel = input<string>();
  /** The verb on the button. */
  readonly yes = input.required<string>();
  readonly isOptional = input(false);
  readonly isBusy = input(false);
  readonly start = input('');
  readonly said = output<Said>();
  readonly cancelled = output();

  protected readonly draft = linkedSignal(() => ({ text: this.start(), on: today() }));
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.text, () => (this.isOptional() ? prose(MOST) : line(MOST)));
    validateStandardSchema(path.on, localDate);
  });

  protected send(event: Event): void {
    event.preventDefault();
    this.form().markAsTouched();
    this.form.text().markAsTouched();
    this.form.on().markAsTouched();
    if (this.form().valid() && !this.isBusy()) this.said.emit(this.draft());
  }
}
