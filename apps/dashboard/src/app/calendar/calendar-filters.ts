import { Component, computed, input, output, signal } from '@angular/core';
import { type Calendar } from '@throughline/domain/calendar';
import { Icon } from '@throughline/ui';

export interface CalendarFilter {
  readonly programmeId: string;
  readonly strandId: string;
  readonly regionId: string;
  readonly trainerId: string;
}

/** Of which programme, strand, region or trainer. Always open on a desk; behind a button on a phone, which says how many are chosen. */
@Component({
  selector: 'tl-calendar-filters',
  imports: [Icon],
  template: `
    <button
      class="tl-button toggle"
      type="button"
      aria-controls="calendar-filters"
      [attr.aria-expanded]="isOpen()"
      (click)="isOpen.set(!isOpen())"
    >
      <tl-icon name="filter" />
      @if (chosen() > 0) {
        <span i18n>Filters ({{ chosen() }} chosen)</span>
      } @else {
        <span i18n>Filters</span>
      }
    </button>
    <form
      id="calendar-filters"
      role="search"
      i18n-aria-label
      aria-label="Filter the calendar"
      [class.open]="isOpen()"
      (submit)="$event.preventDefault()"
    >
      <label>
        <span i18n>Programme</span>
        <select #programme class="tl-control" (change)="choose({ programmeId: programme.value, strandId: '' })">
          <option value="" i18n>All programmes</option>
          @for (each of calendar().programmes; track each.id) {
            <option [value]="each.id" [selected]="each.id === filter().programmeId">{{ each.name }}</option>
          }
        </select>
      </label>
      <label>
        <span i18n>Strand</span>
        <select #strand class="tl-control" (change)="choose({ strandId: strand.value })">
          <option value="" i18n>All strands</option>
          @for (each of strands(); track each.id) {
            <option [value]="each.id" [selected]="each.id === filter().strandId">{{ each.name }}</option>
          }
        </select>
      </label>
      <label>
        <span i18n>Region</span>
        <select #region class="tl-control" (change)="choose({ regionId: region.value })">
          <option value="" i18n>All regions</option>
          @for (each of calendar().regions; track each.id) {
            <option [value]="each.id" [selected]="each.id === filter().regionId">{{ each.name }}</option>
          }
        </select>
      </label>
      <label>
        <span i18n>Trainer</span>
        <select #trainer class="tl-control" (change)="choose({ trainerId: trainer.value })">
          <option value="" i18n>All trainers</option>
          @for (each of calendar().trainers; track each.id) {
            <option [value]="each.id" [selected]="each.id === filter().trainerId">{{ each.name }}</option>
          }
        </select>
      </label>
    </form>
    @if (filter().trainerId) {
      <p class="tl-quiet tl-small" i18n>Events have no trainers, so they are left out.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
      gap: var(--tl-space-3);
      max-inline-size: 60rem;
    }

    label {
      display: grid;
      gap: var(--tl-space-1);
      font-weight: 700;
      font-size: var(--tl-text-small);
    }

    select {
      min-inline-size: 0;
      font-size: var(--tl-text);
      font-weight: 400;
    }

    .toggle {
      display: none;
    }

    @media (max-width: 599.98px) {
      .toggle {
        display: inline-flex;
        justify-self: start;
      }

      form:not(.open) {
        display: none;
      }
    }
  `,
})
export class CalendarFilters {
  readonly filter = input.required<CalendarFilter>();
  /** What there is to choose from. */
  readonly calendar = input.required<Calendar>();
  /** What was chosen, for the address: null where anything will do. */
  readonly filterChange = output<Readonly<Record<string, string | null>>>();

  protected readonly isOpen = signal(false);
  protected readonly chosen = computed(() => Object.values(this.filter()).filter(Boolean).length);
  /** Of the chosen programme, or of all. */
  protected readonly strands = computed(() =>
    this.calendar()
      .programmes.filter(({ id }) => !this.filter().programmeId || id === this.filter().programmeId)
      .flatMap(({ strands }) => strands),
  );

  protected choose(changes: Partial<CalendarFilter>): void {
    this.filterChange.emit(Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value || null])));
  }
}
