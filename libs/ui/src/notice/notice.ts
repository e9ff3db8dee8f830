import { inject, Service } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';

/** Long enough to read a sentence and reach the button. */
const SHOWN_MS = 6000;
const SHOWN_WITH_UNDO_MS = 10_000;

/** A line at the foot of the screen that says what was done, and lets it be undone where that is possible. Announced politely. */
@Service()
export class Notice {
  private readonly snackBar = inject(MatSnackBar);

  say(text: string): void {
    this.snackBar.open(text, undefined, { duration: SHOWN_MS });
  }

  /** @param undo is called at most once, when the button is pressed while the line stands. */
  sayWithUndo(text: string, undo: () => void): void {
    this.snackBar
      .open(text, $localize`Undo`, { duration: SHOWN_WITH_UNDO_MS })
      .onAction()
      .subscribe(() => undo());
  }
}
