import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Question } from './confirm-dialog';

/** Asks before something that cannot be undone. What can be undone offers undo afterwards (`Notice`) and asks nothing. */
@Service()
export class Confirm {
  private readonly dialog = inject(MatDialog);

  /** Whether the reader said yes. Closing the question any other way is a no. */
  async ask(question: Question): Promise<boolean> {
    const dialog = this.dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
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
