import { Component, computed, input } from '@angular/core';
import { FormField, validate, type FieldTree, type SchemaPathTree } from '@angular/forms/signals';
import { isLocalDate } from '@throughline/domain/shared';
import { MOST_DATES, WEEKDAYS, type Weekday } from '@throughline/domain/training';
import { Control, Field } from '@throughline/ui';
import { REPEATS, rhythmOf, weekdayOf, type PlanDraft, type Repeat } from './series-draft';
import { rhythmWords, WEEKDAY_WORDS } from './series-words';

const isWhole = (value: number | null, most: number): boolean =>
  Number.isInteger(value) && (value ?? 0) >= 1 && (value ?? 0) <= most;

/** What a rule needs, where there is one. */
export const repeatRules = (path: SchemaPathTree<PlanDraft>): void => {
  const when = (repeats: readonly Repeat[], repeat: Repeat): boolean => repeats.includes(repeat);
  const repeating = REPEATS.filter((repeat) => repeat !== 'never');
  validate(path.interval, (field) =>
    when(repeating, field.valueOf(path.repeat)) && !isWhole(field.value(), 99)
      ? { kind: 'interval', message: $localize`Use a whole number from 1 to 99.` }
      : null,
  );
  validate(path.weekdays, (field) =>
    field.valueOf(path.repeat) === 'weekly' && field.value().length === 0
      ? { kind: 'weekdays', message: $localize`Choose at least one day of the week.` }
      : null,
  );
  validate(path.count, (field) =>
    when(repeating, field.valueOf(path.repeat)) &&
    field.valueOf(path.ends) === 'count' &&
    !isWhole(field.value(), MOST_DATES)
      ? { kind: 'count', message: $localize`A series needs an end. Say how many times, from 1 to ${MOST_DATES}:most:.` }
      : null,
  );
  validate(path.until, (field) => {
    if (!when(repeating, field.valueOf(path.repeat)) || field.valueOf(path.ends) !== 'until') return null;
    if (!isLocalDate(field.value()))
      return { kind: 'until', message: $localize`A series needs an end. Choose the last day that it can be on.` };
    return field.value() < field.valueOf(path.date)
      ? { kind: 'until', message: $localize`The last day lies before the first. Change one of the two.` }
      : null;
  });
};

/** Whether and how sessions repeat: how often, on which days, and until when. */
@Component({
  selector: 'tl-series-repeat',
  imports: [Control, Field, FormField],
  host: { class: 'tl-stack' },
  templateUrl: './series-repeat.html',
  styleUrl: './series-repeat.scss',
})
export class SeriesRepeat {
  readonly form = input.required<FieldTree<PlanDraft>>();

  protected readonly draft = computed(() => this.form()().value());
  /** What each choice means for the day that is chosen: "Every month on the second Tuesday". */
  protected readonly choices = computed(() => {
    const draft = this.draft();
    const hasDate = isLocalDate(draft.date);
    return REPEATS.filter((repeat) => hasDate || !repeat.startsWith('monthly')).map((repeat) => ({
      repeat,
      words: this.wordsOf(repeat, draft),
    }));
  });
  protected readonly unit = computed(() => {
    switch (this.draft().repeat) {
      case 'daily':
        return $localize`days`;
      case 'weekly':
        return $localize`weeks`;
      default:
        return $localize`months`;
    }
  });
  protected readonly weekdaysError = computed(() => {
    const field = this.form().weekdays();
    return field.touched() ? (field.errors()[0]?.message ?? null) : null;
  });
  protected readonly weekdays = WEEKDAYS;
  protected readonly weekdayWords = WEEKDAY_WORDS;

  protected toggle(day: Weekday): void {
    const field = this.form().weekdays();
    field.markAsTouched();
    field.value.update((days) => (days.includes(day) ? days.filter((each) => each !== day) : [...days, day]));
  }

  /** Weekly begins with the day of the week of the first date; the reader goes on from there. */
  protected beginWeekly(): void {
    const { repeat, weekdays, date } = this.draft();
    if (repeat === 'weekly' && weekdays.length === 0 && isLocalDate(date))
      this.form()
        .weekdays()
        .value.set([weekdayOf(date)]);
  }

  private wordsOf(repeat: Repeat, draft: PlanDraft): string {
    if (repeat === 'never') return $localize`Does not repeat`;
    if (repeat === 'weekly') return $localize`Every week, on chosen days`;
    return rhythmWords(rhythmOf({ ...draft, repeat, interval: 1 }));
  }
}
