import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Event } from '@throughline/domain/events';
import { type PagedResource } from '../platform/paged-resource';
import { ProblemText } from '../platform/problem-text';
import { EVENT_KIND_WORDS, EVENT_STATE_WORDS, writeHeadcount, writeWhen, writeWhere } from './events-words';

/** Events as rows; as cards on a phone. */
@Component({
  selector: 'tl-event-table',
  imports: [RouterLink],
  template: `
    <div class="tl-table-frame">
      <table class="tl-table" role="table">
        <caption class="tl-visually-hidden">
          {{
            caption()
          }}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" i18n>Event</th>
            <th role="columnheader" scope="col" i18n>When</th>
            <th role="columnheader" scope="col" i18n>Where</th>
            <th role="columnheader" scope="col" i18n>State</th>
            @if (hasPeople()) {
              <th role="columnheader" scope="col" i18n>People</th>
            }
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (event of list().items(); track event.id) {
            <tr role="row">
              <th role="rowheader" scope="row">
                <span class="stacked">
                  <a [routerLink]="['/events', event.id]">{{ event.title }}</a>
                  <span class="kind">{{ kindWords[event.kind] }} · {{ event.programme.name }}</span>
                </span>
              </th>
              <td role="cell" i18n-data-label data-label="When">{{ writeWhen(event) }}</td>
              <td role="cell" i18n-data-label data-label="Where">{{ writeWhere(event) }}</td>
              <td role="cell" i18n-data-label data-label="State">{{ stateWords[event.state] }}</td>
              @if (hasPeople()) {
                <td role="cell" i18n-data-label data-label="People">
                  @if (writeHeadcount(event); as headcount) {
                    {{ headcount }}
                  } @else {
                    <span class="tl-quiet" i18n>Not known</span>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
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

    .stacked {
      display: grid;
    }

    .stacked a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
    }

    .kind {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
      font-weight: 400;
    }

    .problem {
      color: var(--tl-danger-colour);
    }
  `,
})
export class EventTable {
  private readonly texts = inject(ProblemText);

  readonly list = input.required<PagedResource<Event>>();
  readonly caption = input.required<string>();
  /** Whether people have come already. */
  readonly hasPeople = input(true);

  protected readonly problem = computed(() => {
    const problem = this.list().problem();
    return problem && this.texts.of(problem);
  });
  protected readonly kindWords = EVENT_KIND_WORDS;
  protected readonly stateWords = EVENT_STATE_WORDS;
  protected readonly writeHeadcount = writeHeadcount;
  protected readonly writeWhen = writeWhen;
  protected readonly writeWhere = writeWhere;
}
