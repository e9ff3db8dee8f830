import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent } from '@angular/material/dialog';
import { type Question } from './question';

/** Opened through `Confirm`. */
@Component({
  selector: 'tl-confirm-dialog',
  imports: [MatDialogActions, MatDialogClose, MatDialogContent],
  template: `
    <mat-dialog-content>
      <div class="question">
        <h2 id="tl-confirm-headline">{{ question.headline }}</h2>
        <p id="tl-confirm-text">{{ question.text }}</p>
        @if (question.words; as words) {
          <label for="tl-confirm-words" i18n>
            Type <strong>{{ words }}</strong> to confirm
          </label>
          <input
            id="tl-confirm-words"
            class="tl-control"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            #typing
            (input)="typed.set(typing.value)"
          />
        }
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button class="tl-button tl-text" type="button" [mat-dialog-close]="false">{{ question.no ?? defaultNo }}</button>
      <button
        class="tl-button tl-filled"
        type="button"
        [class.tl-danger]="question.isDangerous"
        [mat-dialog-close]="true"
        [disabled]="!isReady()"
      >
        {{ question.yes }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .question {
      display: grid;
      gap: var(--tl-space-3);
      padding-block: var(--tl-space-1) var(--tl-space-5);
      line-height: var(--tl-line);
    }

    mat-dialog-actions {
      gap: var(--tl-space-2);
      padding: 0 var(--tl-space-5) var(--tl-space-5);
    }
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly defaultNo = $localize`Cancel`;
  protected readonly typed = signal('');
  protected readonly isReady = computed(
    () => this.question.words === undefined || this.typed().trim().toLowerCase() === this.question.words.toLowerCase(),
  );
}
