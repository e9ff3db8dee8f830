import { Component, computed, inject, input, model } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import {
  EDIT_SCOPES,
  seriesEditPreview,
  type EditScope,
  type PlannedSession,
  type SeriesEdit,
} from '@throughline/domain/training';
import { Icon } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { ProblemText } from '../platform/problem-text';
import { liveAnswer } from './live-answer';
import { isProblem, SessionNotes } from './session-notes';
import { LEFT_ALONE_WORDS, SCOPE_WORDS, sessionsWords } from './series-words';

let made = 0;

/**
 * How far an edit of a series reaches: this session, this and the following, or all; how many each touches, and what stays as it is and
 * why. The server is asked what would happen; nothing is saved.
 */
@Component({
  selector: 'tl-series-scope',
  imports: [Icon, SessionNotes],
  templateUrl: './series-scope.html',
  styleUrl: './series-scope.scss',
})
export class SeriesScope {
  private readonly texts = inject(ProblemText);

  readonly question = input.required<string>();
  readonly seriesId = input.required<Id>();
  readonly sessionId = input.required<Id>();
  /** The change or the cancelling; with an empty change there is nothing to ask about. */
  readonly edit = input.required<Pick<SeriesEdit, 'change' | 'cancel'>>();
  readonly scope = model.required<EditScope>();

  protected readonly name = `tl-scope-${++made}`;
  private readonly answers = EDIT_SCOPES.map((scope) => ({
    scope,
    answer: liveAnswer(
      seriesEditPreview,
      () => `/series/${this.seriesId()}/edits/preview`,
      () => ({ ...this.edit(), scope, sessionId: this.sessionId() }),
    ),
  }));
  protected readonly choices = computed(() =>
    this.answers.map(({ scope, answer }) => {
      const [value, problem] = [answer.value(), answer.problem()];
      return {
        ...{ scope, words: SCOPE_WORDS[scope], problem: problem === null ? null : this.texts.of(problem) },
        about: value === undefined ? null : aboutOf(value.sessions.length, value.leftAlone.length),
      };
    }),
  );
  protected readonly chosen = computed(() => {
    const answer = this.answers.find(({ scope }) => scope === this.scope())?.answer.value();
    return answer && { ...answer, problems: answer.sessions.filter((session) => this.isToLookAt(session)) };
  });
  /** How many sessions the chosen scope touches; undefined until that is known. */
  readonly count = computed(() => this.chosen()?.sessions.length);

  /** What an edit brings about: a session that is not moved to another day is on no other holiday than before. */
  private isToLookAt(session: PlannedSession): boolean {
    const { change } = this.edit();
    if (change === undefined) return false;
    return change.moveByDays === undefined ? session.clashes.length > 0 : isProblem(session);
  }

  protected readonly writeDate = writeDate;
  protected readonly leftAloneWords = LEFT_ALONE_WORDS;
}

const aboutOf = (touched: number, leftAlone: number): string => {
  const words = sessionsWords(touched);
  if (leftAlone === 0) return words;
  return leftAlone === 1
    ? $localize`${words}:sessions:; 1 stays as it is`
    : $localize`${words}:sessions:; ${leftAlone}:count: stay as they are`;
};
