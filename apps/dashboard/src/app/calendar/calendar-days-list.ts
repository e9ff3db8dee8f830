import { Component, computed, input } from '@angular/core';
import { type Calendar } from '@throughline/domain/calendar';
import { type LocalDate } from '@throughline/domain/shared';
import { writeDate } from '../platform/format';
import { CalendarEntryLine } from './calendar-entry-line';
import { byDay } from './calendar-words';

/** Days one below the other, each with what is on: those that have something (an agenda), or each of them (a week). */
@Component({
  selector: 'tl-calendar-days-list',
  imports: [CalendarEntryLine],
  host: { '[class.columns]': 'days() !== undefined' },
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
              <li><tl-calendar-entry-line [entry]="entry" [calendar]="calendar()" /></li>
            }
          </ul>
        } @else {
          <p class="nothing tl-quiet tl-small" i18n>Nothing</p>
        }
      </section>
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

    @media (min-width: 1000px) {
      :host(.columns) {
        grid-template-columns: repeat(7, minmax(0, 1fr));
        gap: var(--tl-space-2);
      }

      :host(.columns) section {
        min-block-size: 20rem;
        padding: var(--tl-space-2);
        border: var(--tl-hairline);
        border-radius: var(--tl-radius);
      }

      :host(.columns) .today {
        border-color: var(--tl-accent-colour);
      }

      :host(.columns) ul {
        display: grid;
        gap: var(--tl-space-2);
        border: 0;
        background: none;
        overflow: visible;
      }

      :host(.columns) li {
        border: var(--tl-hairline);
        border-radius: var(--tl-radius-small);
        background: var(--tl-card-colour);
        overflow: clip;
      }
    }
  `,
})
export class CalendarDaysList {
  readonly calendar = input.required<Calendar>();
  readonly today = input.required<LocalDate>();
  /** Every day to show, with something on it or not; without it, the days that have something. */
  readonly days = input<readonly LocalDate[]>();

  protected readonly shown = computed(() => {
    const entries = byDay(this.calendar().entries);
    return [...(this.days() ?? [...entries.keys()].sort())].map((date) => ({
      ...{ date, words: this.wordsOf(date) },
      entries: entries.get(date) ?? [],
    }));
  });

  private wordsOf(date: LocalDate): string {
    if (this.days() !== undefined) return writeDate(date, 'short');
    return date.slice(0, 4) === this.today().slice(0, 4)
      ? writeDate(date, 'long').replace(/ \d{4}$/, '')
      : writeDate(date, 'long');
  }
}
