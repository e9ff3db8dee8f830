import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type TrainingSession } from '@throughline/domain/training';
import { writeDay, writeTimes } from './session-time';
import { sessionStateWords } from './training-words';

const headsWords = (headcount: number): string =>
  headcount === 1 ? $localize`1 head was counted` : $localize`${headcount}:count: heads were counted`;

/** Who was there or is expected, in words. */
export const peopleWords = (session: TrainingSession): string => {
  const { state, expected, attended, marked, registerKind, headcount } = session;
  if (registerKind === 'headcount') return headcount === null ? $localize`Heads are counted` : headsWords(headcount);
  if (state === 'registerSubmitted' || state === 'locked' || state === 'reopened')
    return $localize`${attended}:attended: of ${expected}:expected: came`;
  if (marked > 0) return $localize`${marked}:marked: of ${expected}:expected: marked`;
  return expected === 1 ? $localize`1 person expected` : $localize`${expected}:expected: people expected`;
};

/**
 * One session as a line of a list: when, what, where, how many, and how it stands. The whole line leads there: to
 * the session while it is ahead, to its register once there is one.
 */
@Component({
  selector: 'tl-session-card',
  imports: [RouterLink],
  host: { '[class.gone]': "session().state === 'cancelled'" },
  template: `
    <p class="when">
      <strong>{{ day() }}</strong> <span>{{ times() }}</span>
    </p>
    <div class="what">
      <a [routerLink]="link()">{{ session().title }}</a>
      <p class="tl-quiet tl-small">{{ where() }}</p>
    </div>
    <p class="how tl-small">
      @if (session().state !== 'cancelled') {
        <span>{{ people() }}</span>
      }
      @if (session().state !== 'scheduled' || isOver()) {
        <span [class]="'state ' + session().state" [class.delivered]="isOver()">{{ state() }}</span>
      }
    </p>
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-1) var(--tl-space-4);
      padding: var(--tl-space-4);
    }

    :host(:hover) {
      background: var(--mat-sys-surface-container);
    }

    .when {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);

      strong {
        color: var(--tl-text-colour);
        margin-inline-end: var(--tl-space-1);
      }
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

    :host(:hover) a {
      text-decoration: underline;
    }

    :host(.gone) a {
      color: var(--tl-quiet-colour);
      text-decoration: line-through;
    }

    .how {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
      color: var(--tl-quiet-colour);
    }

    .state {
      padding: 0.1em 0.6em;
      border-radius: var(--tl-radius-round);
      background: var(--tl-rag-grey-ground);
      color: var(--tl-rag-grey);
      font-weight: 700;
    }

    .inProgress,
    .reopened,
    .delivered {
      background: var(--tl-rag-amber-ground);
      color: var(--tl-rag-amber);
    }

    .registerSubmitted {
      background: var(--tl-rag-green-ground);
      color: var(--tl-rag-green);
    }

    @media (min-width: 700px) {
      :host {
        grid-template-columns: 11rem minmax(0, 1fr) auto;
        align-items: center;
      }

      .when {
        display: grid;
      }

      .how {
        justify-content: flex-end;
      }
    }
  `,
})
export class SessionCard {
  readonly session = input.required<TrainingSession>();

  protected readonly state = computed(() => sessionStateWords(this.session()));
  protected readonly isOver = computed(
    () => this.session().state === 'scheduled' && Date.parse(this.session().endsAt) <= Date.now(),
  );
  protected readonly link = computed(() => {
    const { id, state, endsAt } = this.session();
    const isAhead = Date.parse(endsAt) > Date.now() || state === 'postponed' || state === 'cancelled';
    return isAhead ? ['/sessions', id] : ['/sessions', id, 'register'];
  });
  protected readonly day = computed(() => writeDay(this.session().date));
  protected readonly times = computed(() => writeTimes(this.session()));
  protected readonly people = computed(() => peopleWords(this.session()));
  protected readonly where = computed(() => {
    const { cohort, venue, mode } = this.session();
    return [cohort.name, venue?.name ?? (mode === 'online' ? $localize`Online` : null)].filter(Boolean).join(' · ');
  });
}
