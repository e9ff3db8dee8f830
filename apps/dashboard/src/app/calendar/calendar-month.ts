import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CalendarEntry } from '@throughline/domain/calendar';
import { monthOf, type LocalDate } from '@throughline/domain/shared';
import { writeDate } from '../platform/format';
import { dayAfterKey, WEEKDAYS, weeksOf } from './calendar-days';
import { CalendarShape } from './calendar-shape';
import { byDay, isOff, linkOf, standingOf, writeCounts, writeStartHere } from './calendar-words';

/** How many entries a day of the month shows before it says how many more there are. */
const SHOWN = 3;

/**
 * A month as a grid (the pattern of WAI-ARIA): one day at a time has the focus, arrows lead to the others, Page Up and Page Down to the
 * months beside it, Enter or a press to the list of a day. On a phone a day shows how much is on; on a desk, what.
 */
@Component({
  selector: 'tl-calendar-month',
  imports: [CalendarShape, RouterLink],
  templateUrl: './calendar-month.html',
  styleUrl: './calendar-month.scss',
})
export class CalendarMonth {
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly entries = input.required<readonly CalendarEntry[]>();
  /** The day whose list is shown; its month is the one of the grid. */
  readonly date = input.required<LocalDate>();
  readonly today = input.required<LocalDate>();
  /** What the grid is called. */
  readonly label = input.required<string>();
  /** A day was chosen, or one of another month was reached. `opens` where its list is to be read next. */
  readonly dayChange = output<{ readonly date: LocalDate; readonly opens: boolean }>();

  /** The day that has, or would have, the focus. */
  protected readonly active = linkedSignal(() => this.date());
  protected readonly weekdays = WEEKDAYS;
  protected readonly weeks = computed(() => {
    const [days, month] = [byDay(this.entries()), monthOf(this.date())];
    return weeksOf(this.date()).map((week) => week.map((date) => this.dayOf(date, month, days.get(date) ?? [])));
  });

  /** Whether some hours are told on the reader's clock, too. */
  protected readonly hasOtherHours = computed(() => this.entries().some((entry) => writeStartHere(entry) !== null));

  protected readonly isOff = isOff;
  protected readonly linkOf = linkOf;
  protected readonly standingOf = standingOf;
  protected readonly writeStartHere = writeStartHere;

  protected choose(date: LocalDate): void {
    this.active.set(date);
    this.dayChange.emit({ date, opens: true });
  }

  protected move(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      if ((event.target as Element).closest('a') !== null) return;
      event.preventDefault();
      this.choose(this.active());
      return;
    }
    const date = dayAfterKey(event.key, this.active());
    if (date === null) return;
    event.preventDefault();
    this.active.set(date);
    if (monthOf(date) !== monthOf(this.date())) this.dayChange.emit({ date, opens: false });
    afterNextRender(() => this.focusActive(), { injector: this.injector });
  }

  private focusActive(): void {
    this.host.nativeElement.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus();
  }

  private dayOf(date: LocalDate, month: string, entries: readonly CalendarEntry[]) {
    return {
      ...{ date, number: Number(date.slice(8)), isOutside: monthOf(date) !== month },
      label: `${writeDate(date, 'long')}, ${writeCounts(entries)}`,
      shown: entries.length > SHOWN ? entries.slice(0, SHOWN - 1) : entries,
      more: entries.length > SHOWN ? entries.length - SHOWN + 1 : 0,
      dots: entries.slice(0, SHOWN),
      count: entries.length,
    };
  }
}
