import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type EventSummary } from '@throughline/domain/events';
import { writeDate } from '../platform/format';
import { type PagedResource } from '../platform/paged-resource';
import { ProblemText } from '../platform/problem-text';
import { writeTimes } from './event-time';
import { EVENT_KIND_WORDS, writeHeadcount, writeWhere } from './events-words';
import { placesWords } from './guest-words';
import { StateChip } from './state-chip';

/** Events one below the other, each with its day, its place, and how full it is or how many came. */
@Component({
  selector: 'tl-event-list',
  imports: [RouterLink, StateChip],
  template: `
    <ul role="list">
      @for (event of list().items(); track event.id) {
        <li [class.off]="event.state === 'cancelled'">
          <p class="day">
            @if (!event.hasDate) {
              <span class="none" i18n>No date yet</span>
            } @else {
              <span class="number">{{ day(event) }}</span>
              <span class="month">{{ month(event) }}</span>
            }
          </p>
          <div class="what">
            <h3>
              <a [routerLink]="['/events', event.id]">{{ event.title }}</a>
            </h3>
            <p class="tl-quiet">
              @if (event.hasDate) {
                {{ weekday(event) }} {{ writeTimes(event) }} ·
              }
              {{ writeWhere(event) }}
            </p>
            <p class="tl-quiet tl-small">{{ kindWords[event.kind] }} · {{ event.programme.name }}</p>
          </div>
          <p class="how">
            <tl-state-chip [state]="event.state" />
            @if (count(event); as words) {
              <span class="tl-small">{{ words }}</span>
            }
          </p>
        </li>
      }
    </ul>
    @if (problem(); as problem) {
      <p role="alert" class="problem">{{ problem }}</p>
    }
    @if (list().hasMore()) {
      <div class="tl-row">
        <button type="button" class="tl-button" [disabled]="list().isLoadingMore()" (click)="list().more()" i18n>
          Load more events
        </button>
        <span class="tl-quiet tl-small" i18n>{{ list().items().length }} of {{ list().total() }} shown</span>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    ul {
      container: events / inline-size;
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      position: relative;
      display: grid;
      grid-template-columns: 3.5rem minmax(0, 1fr);
      gap: var(--tl-space-2) var(--tl-space-4);
      padding: var(--tl-space-4);
    }

    @media (hover: hover) {
      li:hover {
        background: var(--mat-sys-surface-container-low);
      }
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .day {
      display: grid;
      align-content: start;
      justify-items: center;
      text-align: center;
      line-height: var(--tl-line-tight);
    }

    .number {
      font-size: var(--tl-heading-1);
      font-weight: 700;
    }

    .month,
    .none {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    .off .number {
      color: var(--tl-quiet-colour);
      text-decoration: line-through;
    }

    // The whole of it can be pressed.
    .what a {
      color: var(--tl-text-colour);
      text-decoration-color: var(--tl-edge-colour);

      &::after {
        position: absolute;
        inset: 0;
        content: '';
      }

      &:focus-visible {
        outline: none;
      }

      &:focus-visible::after {
        outline: var(--tl-focus);
        outline-offset: -3px;
        border-radius: var(--tl-radius);
      }
    }

    .what {
      display: grid;
      gap: var(--tl-space-1);
    }

    .how {
      display: flex;
      flex-wrap: wrap;
      grid-column: 2;
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
    }

    @container events (width >= 44rem) {
      li {
        grid-template-columns: 3.5rem minmax(0, 1fr) 15rem;
      }

      .how {
        grid-column: 3;
        flex-direction: column;
        align-items: end;
        text-align: end;
      }
    }

    .problem {
      color: var(--tl-danger-colour);
    }
  `,
})
export class EventList {
  private readonly texts = inject(ProblemText);

  readonly list = input.required<PagedResource<EventSummary>>();

  protected readonly problem = computed(() => {
    const problem = this.list().problem();
    return problem && this.texts.of(problem);
  });

  protected day(event: EventSummary): string {
    return String(Number(event.date.slice(8)));
  }

  protected month(event: EventSummary): string {
    return writeDate(event.date).replace(/^\d+ /, '');
  }

  protected weekday(event: EventSummary): string {
    return writeDate(event.date, 'short').slice(0, 3);
  }

  /** How many came; before that, how full it is. */
  protected count(event: EventSummary): string {
    if (event.state === 'cancelled' || event.state === 'postponed') return '';
    return writeHeadcount(event) || placesWords(event);
  }

  protected readonly kindWords = EVENT_KIND_WORDS;
  protected readonly writeTimes = writeTimes;
  protected readonly writeWhere = writeWhere;
}
