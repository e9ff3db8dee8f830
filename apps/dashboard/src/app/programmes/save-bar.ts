import { Component, input, output } from '@angular/core';
import { type FormSending } from '../platform/form-sending';

/** What ends a form that is saved on its own: the button that saves, the way back, and whether anything waits to be saved. */
@Component({
  selector: 'tl-save-bar',
  host: { class: 'tl-row' },
  template: `
    <button type="submit" class="tl-button tl-filled" [disabled]="sending().isSending()">{{ save() }}</button>
    @if (isCancellable()) {
      <button type="button" class="tl-button tl-text" (click)="undo.emit()" i18n>Cancel</button>
    } @else if (isChanged()) {
      <button type="button" class="tl-button tl-text" (click)="undo.emit()" i18n>Undo the changes</button>
    }
    <span role="status" class="tl-quiet tl-small">
      @if (isChanged()) {
        <ng-container i18n>Not saved yet</ng-container>
      }
    </span>
  `,
})
export class SaveBar {
  readonly sending = input.required<FormSending>();
  readonly isChanged = input.required<boolean>();
  /** The verb on the button: "Save the strand". */
  readonly save = input.required<string>();
  /** Whether the way back closes the form. */
  readonly isCancellable = input(false);
  readonly undo = output();
}
