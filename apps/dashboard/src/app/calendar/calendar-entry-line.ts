import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Calendar, type CalendarEntry } from '@throughline/domain/calendar';
import { CalendarShape } from './calendar-shape';
import { isOff, linkOf, standingOf, writeHours, writePlace, writeWhose } from './calendar-words';

/** One session or event as a line: when (there, and here where that differs), what, where, and how it stands. All of it leads there. */
@Component({
  selector: 'tl-calendar-entry-line',
  imports: [CalendarShape, RouterLink],
  host: { '[class.off]': 'isOff()', '[class.compact]': 'isCompact()' },
  template: `
    <p class="when">
      <span class="there">{{ hours().there }}</span>
      @if (hours().zone; as zone) {
        <span class="tl-quiet tl-small">{{ zone }}</span>
        <span class="tl-quiet tl-small">{{ hours().here }}</span>
      }
    </p>
    <div class="what">
      <p class="title">
        <tl-calendar-shape [kind]="entry().kind" [isOff]="isOff()" />
        <span class="text">
          <a [routerLink]="link()">{{ entry().title }}</a>
          @if (standing(); as words) {
            <span class="standing tl-small">{{ words }}</span>
          }
        </span>
      </p>
      <p class="tl-quiet tl-small">{{ place() }}</p>
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-1) var(--tl-space-4);
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    :host(:hover) {
      background: var(--mat-sys-surface-container);
    }

    .when {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-2);
      align-items: baseline;
      font-size: var(--tl-text-small);
    }

    .there {
      font-weight: 700;
    }

    .what {
      display: grid;
      gap: var(--tl-space-1);
    }

    .title {
      display: flex;
      gap: var(--tl-space-2);
      align-items: baseline;
    }

    .text {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-2);
      align-items: center;
      min-inline-size: 0;
    }

    a {
      min-inline-size: 0;
      font-weight: 700;
      text-decoration: none;
    }

    a::after {
      content: '';
      position: absolute;
      inset: 0;
    }

    :host(:hover) a {
      text-decoration: underline;
    }

    :host(.off) a,
    :host(.off) .there {
      color: var(--tl-quiet-colour);
      text-decoration: line-through;
    }

    .standing {
      padding: 0.1em 0.6em;
      border-radius: var(--tl-radius-round);
      background: var(--tl-rag-grey-ground);
      color: var(--tl-rag-grey);
      font-weight: 700;
    }

    :host(.compact) {
      padding: var(--tl-space-2);
      font-size: var(--tl-text-small);
    }

    @container (width >= 40rem) {
      :host {
        grid-template-columns: 10rem minmax(0, 1fr);
      }

      .when {
        display: grid;
        align-content: start;
      }
    }
  `,
})
export class CalendarEntryLine {
  readonly entry = input.required<CalendarEntry>();
  /** What names the programmes and regions. */
  readonly calendar = input.required<Pick<Calendar, 'programmes' | 'regions'>>();

  /** In a narrow column: what it is and whose, without what the column has no room for. */
  readonly isCompact = input(false);

  protected readonly hours = computed(() => writeHours(this.entry()));
  protected readonly place = computed(() =>
    this.isCompact() ? writeWhose(this.entry(), this.calendar()) : writePlace(this.entry(), this.calendar()),
  );
  protected readonly standing = computed(() => standingOf(this.entry()));
  protected readonly isOff = computed(() => isOff(this.entry()));
  protected readonly link = computed(() => linkOf(this.entry()));
}
