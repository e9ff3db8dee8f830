import { Component, computed, input, model, output } from '@angular/core';
import { type LocalDate } from '@throughline/domain/shared';
import { type PlannedSession } from '@throughline/domain/training';
import { FailedState, Icon } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { timesHere } from '../platform/zoned-words';
import { isProblem, SessionNotes } from './session-notes';
import { sessionsWords } from './series-words';

/** The dates of a series before it is saved: what there is to know about each, and each can be left out and put back by one press. */
@Component({
  selector: 'tl-series-dates',
  imports: [FailedState, Icon, SessionNotes],
  templateUrl: './series-dates.html',
  styleUrl: './series-dates.scss',
})
export class SeriesDates {
  /** Every date of the rule, those left out among them. Undefined before the first answer. */
  readonly dates = input.required<readonly PlannedSession[] | undefined>();
  readonly isCurrent = input.required<boolean>();
  /** Why there are none. */
  readonly problem = input<string | null>(null);
  /** Whether the same could work another time: then there is a button for it. */
  readonly canRetry = input(false);
  /** Without it, nothing can be left out: a session that does not repeat. */
  readonly canLeaveOut = input(true);
  readonly leftOut = model<readonly LocalDate[]>([]);
  readonly retry = output();

  protected readonly rows = computed(() => {
    const left = new Set(this.leftOut());
    let number = 0;
    return (this.dates() ?? []).map((session) => {
      const isLeftOut = left.has(session.date);
      return {
        ...{ session, isLeftOut, number: isLeftOut ? null : ++number },
        day: writeDate(session.date, 'long').replace(/^(\w{3})\w*/, '$1'),
        here: timesHere(session),
      };
    });
  });
  private readonly kept = computed(() => this.rows().filter(({ isLeftOut }) => !isLeftOut));
  private readonly problems = computed(() => this.kept().filter(({ session }) => isProblem(session)).length);
  protected readonly headline = computed(() => {
    if (!this.canLeaveOut()) return $localize`The day`;
    if (this.dates() === undefined) return $localize`Dates`;
    const words = sessionsWords(this.kept().length);
    return words.charAt(0).toUpperCase() + words.slice(1);
  });
  protected readonly about = computed(() => {
    const [problems, out] = [this.problems(), this.rows().length - this.kept().length];
    return [
      problems === 0 && this.kept().length > 0 && $localize`nothing stands in the way`,
      problems === 1 && $localize`1 to look at`,
      problems > 1 && $localize`${problems}:count: to look at`,
      out === 1 && $localize`1 left out`,
      out > 1 && $localize`${out}:count: left out`,
    ]
      .filter((words) => words !== false)
      .join(' · ');
  });
  protected readonly hasProblems = computed(() => this.problems() > 0);

  protected toggle(date: LocalDate): void {
    this.leftOut.update((all) => (all.includes(date) ? all.filter((each) => each !== date) : [...all, date]));
  }
}
