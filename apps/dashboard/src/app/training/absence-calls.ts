import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { absences, type Absences } from '@throughline/domain/training';
import { FailedState, Icon, Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { today, writeDate } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

/** So many that the day's sessions stay near. */
const FIRST = 3;

type Missing = Absences['items'][number];

/** Who missed the last sessions and should hear from somebody. Who was called leaves the list until they miss another one. */
@Component({
  selector: 'tl-absence-calls',
  imports: [FailedState, Icon, RouterLink],
  template: `
    @if (failure(); as text) {
      <h2 i18n>Somebody should call</h2>
      <tl-failed-state [message]="text" (retry)="list.reload()" />
    } @else if (people().length > 0) {
      <h2 id="calls" i18n>Somebody should call</h2>
      <p class="tl-quiet tl-small" i18n>They missed two sessions or more in a row. A call often brings people back.</p>
      @if (problem(); as text) {
        <p class="problem" role="alert"><tl-icon name="warning" />{{ text }}</p>
      }
      <ul role="list">
        @for (each of shown(); track each.enrolmentId) {
          <li>
            <div class="who">
              <strong>{{ each.name }}</strong>
              <p>{{ runWords(each) }}</p>
              <p class="tl-quiet tl-small">
                <a [routerLink]="['/cohorts', each.cohort.id]">{{ each.cohort.name }}</a> · {{ lastWords(each) }}
              </p>
            </div>
            <button
              class="tl-button"
              type="button"
              [attr.aria-busy]="busyId() === each.enrolmentId"
              (click)="called(each)"
              i18n
            >
              Called<span class="tl-visually-hidden"> {{ each.name }}</span>
            </button>
          </li>
        }
      </ul>
      @if (shown().length < people().length) {
        <div>
          <button class="tl-button" type="button" (click)="isAll.set(true)" i18n>
            Show all {{ people().length }} people
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

    :host:empty {
      display: none;
    }

    ul {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2) var(--tl-space-4);
      align-items: center;
      justify-content: space-between;
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .who {
      flex: 1 1 12rem;
      min-inline-size: 0;
    }

    .problem {
      display: flex;
      gap: var(--tl-space-2);
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class AbsenceCalls {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  /** Only people of cohorts that the reader delivers. */
  readonly isMine = input.required<boolean>();
  /** Only people of one programme. */
  readonly programmeId = input<string>();

  protected readonly list = apiResource(
    absences,
    () => '/absences',
    () => ({ ...(this.isMine() && { mine: true }), programmeId: this.programmeId() }),
  );
  protected readonly people = linkedSignal<readonly Missing[]>(() =>
    this.list.hasValue() ? this.list.value().items : [],
  );
  /** Those who missed most stand first; the others are asked for. */
  protected readonly isAll = signal(false);
  protected readonly shown = computed(() => (this.isAll() ? this.people() : this.people().slice(0, FIRST)));
  protected readonly failure = computed(() => {
    const error = this.list.error();
    if (error === undefined) return null;
    const problem = problemOf(error);
    return problem.status === 401 || problem.status === 403 ? null : this.texts.of(problem);
  });
  protected readonly busyId = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);

  /** "Missed the last 3: 1 told us, 2 did not". */
  protected readonly runWords = ({ run, noShows }: Missing): string => {
    if (noShows === 0) return $localize`Missed the last ${run}:count: sessions, and told us each time`;
    if (noShows === run) return $localize`Missed the last ${run}:count: sessions without a word`;
    return $localize`Missed the last ${run}:count: sessions, ${noShows}:noShows: of them without a word`;
  };
  protected readonly lastWords = ({ lastAttendedOn }: Missing): string =>
    lastAttendedOn === null
      ? $localize`was never there`
      : $localize`was last there on ${writeDate(lastAttendedOn)}:date:`;

  protected async called(who: Missing): Promise<void> {
    if (this.busyId() !== null) return;
    const path = `/enrolments/${who.enrolmentId}/calls/${who.latestSession.id}`;
    this.busyId.set(who.enrolmentId);
    this.problem.set(null);
    try {
      await this.api.send('PUT', path, { body: { calledOn: today() } });
      const before = this.people();
      this.people.set(before.filter(({ enrolmentId }) => enrolmentId !== who.enrolmentId));
      this.notice.sayWithUndo($localize`${who.name}:name: was called.`, () => {
        this.api
          .send('DELETE', path)
          .then(() => this.list.reload())
          .catch((error: unknown) => this.problem.set(this.texts.of(problemOf(error))));
      });
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.busyId.set(null);
    }
  }
}
