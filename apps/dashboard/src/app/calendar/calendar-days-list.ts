import { Component, computed, input, linkedSignal } from '@angular/core';
import { type Calendar } from '@throughline/domain/calendar';
import { type LocalDate } from '@throughline/domain/shared';
import { writeDate } from '../platform/format';
import { CalendarEntryLine } from './calendar-entry-line';
import { byDay } from './calendar-words';

/** Entries that an agenda shows before it asks whether to go on: enough for four weeks of most. */
const AT_ONCE = 200;

/** Days one below the other, each with what is on: those that have something (an agenda), or each of them (a week). */
@Component({
  selector: 'tl-calendar-days-list',
  imports: [CalendarEntryLine],
  host: { '[class.columns]': 'isColumns()' },
  template: `
    @for (day of shown(); track day.date) {
      <section [attr.aria-labelledby]="'day-' + day.date" [class.today]="day.date === today()">
        <h3 [id]="'day-' + day.date">
          {{ day.words }}
          @if (day.date === today()) {
            <span class="mark tl-small" i18n>Today</span>
          }
        </h3>
        @if (day.entries.length > 0) {
          <ul role="list">
            @for (entry of day.entries; track entry.id) {
              <li>
                <tl-calendar-entry-line [entry]="entry" [calendar]="calendar()" [isCompact]="isColumns()" />
              </li>
            }
          </ul>
        } @else {
          <p class="nothing tl-quiet tl-small" i18n>Nothing</p>
        }
      </section>
    }
    @if (hasMore()) {
      <div>
        <button class="tl-button" type="button" (click)="showMore()" i18n>Show the days after</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-5);
      grid-template-columns: minmax(0, 1fr);
    }

    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-2);
      align-content: start;
      container-type: inline-size;
    }

    h3 {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2);
      align-items: center;
    }

    .today h3 {
      color: var(--tl-accent-colour);
    }

    .mark {
      padding: 0.1em 0.6em;
      border-radius: var(--tl-radius-round);
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }

    ul {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
      overflow: clip;
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    :host(.columns) {
      grid-template-columns: repeat(7, minmax(0, 1fr));
      gap: var(--tl-space-1);

      h3 {
        // Room for "Today" below the day, so that the columns begin at one height.
        align-content: start;
        min-block-size: 3.25rem;
        padding-inline: var(--tl-space-2);
        font-size: var(--tl-text-small);
      }

      section {
        min-block-size: 18rem;
        padding: var(--tl-space-2) 0;
        border: var(--tl-hairline);
        border-radius: var(--tl-radius-small);
        background: var(--tl-card-colour);
      }

      .today {
        border-color: var(--tl-accent-colour);
      }

      .nothing {
        padding-inline: var(--tl-space-2);
      }

      ul {
        border-inline: 0;
        border-radius: 0;
      }
    }
  `,
})
export class CalendarDaysList {
  readonly calendar = input.required<Calendar>();
  readonly today = input.required<LocalDate>();
  /** Every day to show, with something on it or not; without it, the days that have something. */
  readonly days = input<readonly LocalDate[]>();
  /** Beside each other, for a desk; otherwise below each other. */
  readonly isColumns = input(false);

  private readonly all = computed(() => {
    const entries = byDay(this.calendar().entries);
    return [...(this.days() ?? [...entries.keys()].sort())].map((date) => ({
      ...{ date, words: this.wordsOf(date) },
      entries: entries.get(date) ?? [],
    }));
  });
  /** How many days of an agenda are shown at first: whole days, until they hold so many entries. */
  protected readonly shownDays = linkedSignal(() => this.daysUpTo(0));
  protected readonly shown = computed(() => this.all().slice(0, this.shownDays()));
  protected readonly hasMore = computed(() => this.shownDays() < this.all().length);

  protected showMore(): void {
    this.shownDays.update((shown) => this.daysUpTo(shown));
  }

  /** The number of days to show after `first` more. A week is shown whole. */
  private daysUpTo(first: number): number {
    if (this.days() !== undefined) return this.all().length;
    let [entries, days] = [0, first];
    while (days < this.all().length && (entries < AT_ONCE || days === first))
      entries += this.all()[days++]?.entries.length ?? 0;
    return days;
  }

  private wordsOf(date: LocalDate): string {
    if (this.days() !== undefined) return writeDate(date, 'short');
    return date.slice(0, 4) === this.today().slice(0, 4)
      ? writeDate(date, 'long').replace(/ \d{4}$/, '')
      : writeDate(date, 'long');
  }
}
