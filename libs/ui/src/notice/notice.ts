import { inject, Injector, Service } from '@angular/core';

/** Long enough to read a sentence and reach the button. */
const SHOWN_MS = 6000;
const SHOWN_WITH_UNDO_MS = 10_000;

/** A line at the foot of the screen that says what was done, and lets it be undone where that is possible. Announced politely. */
@Service()
export class Notice {
  private readonly injector = inject(Injector);

  say(text: string): void {
    void this.show(text, undefined, SHOWN_MS);
  }

  /** @param undo is called at most once, when the button is pressed while the line stands. */
  sayWithUndo(text: string, undo: () => void): void {
    void this.show(text, $localize`Undo`, SHOWN_WITH_UNDO_MS).then((line) => line.onAction().subscribe(undo));
  }

  /** Fetched when there is first something to say: it is not needed to show a page. */
  private async show(text: string, action: string | undefined, duration: number) {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    return this.injector.get(MatSnackBar).open(text, action, { duration });
  }
}
