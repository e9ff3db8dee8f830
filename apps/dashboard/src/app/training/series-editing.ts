import { inject, Service } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { type EditScope, type Series, seriesEditAnswer, type SeriesChange } from '@throughline/domain/training';
import { Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { reverseOf } from './series-draft';
import { sessionsWords } from './series-words';

interface Edit {
  readonly editId: Id;
  readonly scope: EditScope;
  readonly sessionId: Id;
  readonly change: SeriesChange;
}

/** Changes many sessions of a series at once, says how many that were, and offers to take it back. */
@Service()
export class SeriesEditing {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  /** Refusals are thrown as a `Problem`. */
  async change(before: Series, edit: Edit): Promise<void> {
    const answer = await this.send(before, edit);
    const [count, rest] = [answer.changedIds.length, answer.leftAlone.length];
    const words = $localize`Changed: ${sessionsWords(count)}:sessions:.`;
    const undone = answer.following ?? answer.series;
    this.notice.sayWithUndo(
      rest === 0 ? words : $localize`${words}:changed: ${rest}:count: left as before.`,
      () =>
        // After a split the sessions are back as they were, in a series of their own.
        void this.undo(undone, { ...edit, editId: newId(), scope: 'all', change: reverseOf(edit.change, before) }),
    );
  }

  private async undo(series: Series, edit: Edit): Promise<void> {
    try {
      await this.send(series, edit);
      this.notice.say($localize`The sessions are as they were.`);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }

  private send({ id, version }: Series, { editId, ...body }: Edit) {
    return this.api.send('PUT', `/series/${id}/edits/${editId}`, { body, schema: seriesEditAnswer, ifMatch: version });
  }
}
