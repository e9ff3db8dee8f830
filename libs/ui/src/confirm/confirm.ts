import { inject, Injector, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ConfirmDialog } from './confirm-dialog';
import { type Question } from './question';

/** Asks before something that cannot be undone. What can be undone offers undo afterwards (`Notice`) and asks nothing. */
@Service()
export class Confirm {
  private readonly injector = inject(Injector);

  /** Whether the reader said yes. Closing the question any other way is a no. */
  async ask(question: Question): Promise<boolean> {
    // Fetched with the first question: it is not needed to show a page.
    const [{ MatDialog }, { ConfirmDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./confirm-dialog'),
    ]);
    const dialog = this.injector.get(MatDialog).open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      width: '28rem',
      maxWidth: 'calc(100vw - 2rem)',
      role: 'alertdialog',
      ariaLabelledBy: 'tl-confirm-headline',
      ariaDescribedBy: 'tl-confirm-text',
      autoFocus: question.words === undefined ? 'button' : 'input',
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }
}
