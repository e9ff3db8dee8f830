import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { overdueRegisters, type OverdueRegisters } from '@throughline/domain/training';
import { FailedState } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { pagedResource } from '../platform/paged-resource';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

type Overdue = OverdueRegisters['items'][number];

/** Registers that nobody handed in two days after their session, those that wait longest first: for whoever manages the programme. */
@Component({
  selector: 'tl-register-overdue',
  imports: [FailedState, RouterLink],
  template: `
    @if (failure(); as text) {
      <h2 i18n>Registers that are overdue</h2>
      <tl-failed-state [message]="text" (retry)="list.first.reload()" />
    } @else if (list.first.hasValue() && list.items().length > 0) {
      <h2 id="overdue" i18n>Registers that are overdue</h2>
      <p class="tl-quiet tl-small" i18n>
        Not handed in two days after the session. Until they are, their people are in no figure.
      </p>
      <ul role="list">
        @for (each of list.items(); track each.sessionId) {
          <li>
            <div class="what">
              <a [routerLink]="['/sessions', each.sessionId, 'register']">{{ each.title }}</a>
              <p class="tl-quiet tl-small">
                {{ writeDate(each.date, 'short') }} · {{ each.cohort.name }} · {{ trainers(each) }}
              </p>
            </div>
            <span class="late">{{ late(each) }}</span>
          </li>
        }
      </ul>
      @if (list.problem(); as problem) {
        <tl-failed-state [message]="texts.of(problem)" (retry)="list.more()" />
      } @else if (list.hasMore()) {
        <div>
          <button class="tl-button" type="button" [attr.aria-busy]="list.isLoadingMore()" (click)="list.more()" i18n>
            Show more of {{ list.total() }} overdue registers
          </button>
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-2);
    }

    ul {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-4);
      align-items: center;
      justify-content: space-between;
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    li:hover {
      background: var(--mat-sys-surface-container);
    }

    a {
      font-weight: 700;
      text-decoration: none;
    }

    a::after {
      content: '';
      position: absolute;
      inset: 0;
    }

    .what {
      flex: 1 1 14rem;
      min-inline-size: 0;
    }

    .late {
      padding: 0.1em 0.6em;
      border-radius: var(--tl-radius-round);
      background: var(--tl-rag-amber-ground);
      color: var(--tl-rag-amber);
      font-size: var(--tl-text-small);
      font-weight: 700;
    }
  `,
})
export class RegisterOverdue {
  protected readonly texts = inject(ProblemText);

  /** Only registers of one programme or strand. */
  readonly programmeId = input<string>();
  readonly strandId = input<string>();

  protected readonly writeDate = writeDate;
  protected readonly list = pagedResource<Overdue>(
    overdueRegisters,
    () => '/registers/overdue',
    () => ({ programmeId: this.programmeId(), strandId: this.strandId(), limit: 20 }),
  );
  protected readonly failure = computed(() => {
    const error = this.list.first.error();
    if (error === undefined) return null;
    const problem = problemOf(error);
    return problem.status === 401 || problem.status === 403 ? null : this.texts.of(problem);
  });

  protected readonly trainers = ({ trainers }: Overdue): string =>
    trainers.length === 0 ? $localize`no trainer` : trainers.map(({ name }) => name).join(', ');

  /** "3 hours late", "5 days late". */
  protected readonly late = ({ hoursOverdue }: Overdue): string => {
    if (hoursOverdue < 1) return $localize`due now`;
    if (hoursOverdue === 1) return $localize`1 hour late`;
    if (hoursOverdue < 48) return $localize`${hoursOverdue}:count: hours late`;
    return $localize`${Math.floor(hoursOverdue / 24)}:count: days late`;
  };
}
