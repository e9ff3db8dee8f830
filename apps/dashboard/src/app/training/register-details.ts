import { Component, computed, effect, input, output, untracked } from '@angular/core';
import { markHistory, type Register } from '@throughline/domain/training';
import { apiResource } from '../platform/api';
import { ResourceState } from '../platform/resource-state';
import { AbsenceList } from './absence-list';
import { MarkShape } from './mark-shape';
import { type RegisterLine, type RegisterOutbox, type Said } from './register-outbox';
import { RegisterWalkIn } from './register-walk-in';
import { nameOf, OUTCOME_WORDS, saidWords, SOURCE_OF_MARK_WORDS } from './register-words';
import { writeClock } from './session-time';
import { MARK_WORDS } from './training-words';

type Past = ReturnType<typeof markHistory.parse>['items'][number];

/** What there is about one person beside the mark: what was said before and by whom, when they are away, and who a walk-in is. */
@Component({
  selector: 'tl-register-details',
  imports: [AbsenceList, MarkShape, RegisterWalkIn, ResourceState],
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @if (line().kind === 'walkIn' && canMark()) {
      <tl-register-walk-in
        [line]="line()"
        [register]="register()"
        [outbox]="outbox()"
        (told)="told.emit($event)"
        (left)="left.emit()"
      />
    }
    @if (line().kind === 'enrolled' && register().may.enrol) {
      <tl-absence-list
        [enrolmentId]="line().entryId"
        [name]="line().name"
        [date]="register().session.date"
        (changed)="changed.emit()"
      />
    }
    @if (!line().needsName) {
      <section>
        <h3 i18n>What was marked</h3>
        @if (address() === undefined) {
          <p class="tl-quiet tl-small" i18n>It is told here once it has reached the server.</p>
        } @else if (history.hasValue()) {
          <ol role="list">
            @for (past of history.value().items; track $index) {
              <li>
                <tl-mark-shape [mark]="past.mark" />
                <p>
                  <strong>{{ words(past) }}</strong>
                  <span class="tl-quiet">{{ by(past) }}</span>
                </p>
                @if (mayPutBack(past)) {
                  <button class="tl-button tl-text" type="button" (click)="putBack(past)" i18n>
                    Put back<span class="tl-visually-hidden"> {{ words(past) }}</span>
                  </button>
                }
              </li>
            } @empty {
              <li class="tl-quiet" i18n>Nothing was marked yet.</li>
            }
          </ol>
        } @else {
          <tl-resource-state [of]="history" [lines]="2" />
        }
        @if (mayTakeBack()) {
          <button class="tl-button" type="button" (click)="takeBack()" i18n>Take the mark back</button>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-5);
      padding: var(--tl-space-3) var(--tl-space-4) var(--tl-space-5);
      background: var(--tl-sunken-colour);
      // What stands at the foot of the screen must not cover it.
      scroll-margin-block: var(--tl-space-4) 12rem;
    }

    section {
      display: grid;
      gap: var(--tl-space-2);
      justify-items: start;
    }

    ol {
      display: grid;
      inline-size: 100%;
      max-inline-size: 36rem;
      padding: 0;
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: var(--tl-space-2);
      align-items: center;
      min-block-size: var(--tl-target);
    }

    li p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-2);
      font-size: var(--tl-text-small);
    }

    tl-mark-shape {
      color: var(--tl-quiet-colour);
    }
  `,
})
export class RegisterDetails {
  readonly line = input.required<RegisterLine>();
  readonly register = input.required<Register>();
  readonly outbox = input.required<RegisterOutbox>();
  readonly canMark = input.required<boolean>();
  /** Whether a mark may be taken back to none: not once the register is handed in. */
  readonly mayUnmark = input.required<boolean>();

  readonly said = output<Said>();
  /** Something about the person changed that the register has to be asked for. */
  readonly changed = output();
  readonly told = output<Register>();
  /** The person is no longer on the register. */
  readonly left = output();

  protected readonly label = computed(() => $localize`More about ${nameOf(this.line())}:name:`);
  /** Of somebody whom the server does not know there is nothing to ask. */
  protected readonly address = computed(() => {
    const { entryId, kind, version } = this.line();
    if (kind === 'walkIn' && version === 0) return undefined;
    return `/training-sessions/${this.register().session.id}/register/entries/${entryId}/history`;
  });
  protected readonly history = apiResource(markHistory, () => this.address());
  /** What has just been said is part of it once the server has it. */
  private readonly standing = computed(() => `${this.line().version} ${this.line().disputes.length}`);
  protected readonly mayTakeBack = computed(
    () => this.canMark() && this.mayUnmark() && !this.line().isAssumed && this.line().mark !== 'notMarked',
  );

  constructor() {
    let seen: string | null = null;
    effect(() => {
      const standing = this.standing();
      if (seen !== null && seen !== standing) untracked(() => this.history.reload());
      seen = standing;
    });
  }

  protected mayPutBack({ mark, minutes }: Past): boolean {
    const line = this.line();
    if (!this.canMark() || (mark === 'notMarked' && !this.mayUnmark())) return false;
    return mark !== line.mark || minutes !== line.minutes;
  }

  protected putBack({ mark, minutes }: Past): void {
    this.said.emit({ mark, minutes });
  }

  protected takeBack(): void {
    this.said.emit({ mark: 'notMarked', minutes: null });
  }

  protected readonly words = ({ mark, minutes }: Past): string =>
    minutes === null ? MARK_WORDS[mark] : saidWords({ mark, minutes });

  /** "Demo Trainer, 18:05 · without a connection". */
  protected readonly by = ({ saidBy, saidAt, source, outcome }: Past): string => {
    const who = saidBy ?? $localize`Somebody`;
    const notes = [SOURCE_OF_MARK_WORDS[source], OUTCOME_WORDS[outcome]].filter((words) => words !== '');
    return [$localize`${who}:who:, ${writeClock(saidAt)}:time:`, ...notes].join(' · ');
  };
}
