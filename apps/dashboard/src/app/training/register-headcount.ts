import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { headcount, headcountWrite, type Headcount, type Register } from '@throughline/domain/training';
import { Icon } from '@throughline/ui';
import { Api } from '../platform/api';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { writeClock } from './session-time';

/** How many came, where nobody is marked by name: a number to tap up and down, and whether it was counted or guessed. */
@Component({
  selector: 'tl-register-headcount',
  imports: [Icon],
  template: `
    <div class="count" role="group" aria-labelledby="headcount">
      <h2 id="headcount" i18n>How many came?</h2>
      @if (canRecord()) {
        <div class="stepper">
          <button class="tl-button" type="button" (click)="step(-1)">
            <span aria-hidden="true">−</span><span class="tl-visually-hidden" i18n>One fewer</span>
          </button>
          <label>
            <span class="tl-visually-hidden" i18n>How many people came</span>
            <input
              #field
              type="number"
              inputmode="numeric"
              min="0"
              max="100000"
              step="1"
              [value]="count() ?? ''"
              (input)="type(field)"
            />
          </label>
          <button class="tl-button" type="button" (click)="step(1)">
            <span aria-hidden="true">+</span><span class="tl-visually-hidden" i18n>One more</span>
          </button>
        </div>
        <div class="tl-row" role="radiogroup" i18n-aria-label aria-label="How the number was found">
          <label class="tl-choice">
            <input
              type="radio"
              name="headcount-method"
              [checked]="method() === 'register'"
              (change)="method.set('register')"
            />
            <span i18n>Counted</span>
          </label>
          <label class="tl-choice">
            <input
              type="radio"
              name="headcount-method"
              [checked]="method() === 'estimate'"
              (change)="method.set('estimate')"
            />
            <span i18n>Estimated</span>
          </label>
        </div>
        @if (problem(); as text) {
          <p class="problem" role="alert"><tl-icon name="warning" />{{ text }}</p>
        }
        @if (isChanged()) {
          <div>
            <button class="tl-button" type="button" [attr.aria-busy]="isSaving()" (click)="save()" i18n>
              Save the number
            </button>
          </div>
        }
      } @else {
        <p class="figure">{{ count() ?? '–' }}</p>
        @if (method() === 'estimate') {
          <p class="tl-quiet" i18n>An estimate</p>
        }
      }
      @if (by(); as words) {
        <p class="tl-quiet tl-small" role="status">{{ words }}</p>
      }
    </div>
    <p class="tl-quiet tl-small" i18n>
      A headcount is reach: it counts nobody as a participant, and gives nobody a module.
    </p>
  `,
  styles: `
    :host,
    .count {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    .count {
      padding: var(--tl-space-5);
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
    }

    .stepper {
      display: grid;
      grid-template-columns: minmax(3.5rem, 5rem) minmax(0, 10rem) minmax(3.5rem, 5rem);
      gap: var(--tl-space-3);

      .tl-button {
        min-block-size: 4.5rem;
        padding: 0;
        font-size: 2rem;
        touch-action: manipulation;
      }
    }

    input[type='number'],
    .figure {
      inline-size: 100%;
      block-size: 100%;
      min-block-size: 4.5rem;
      font-size: 2.5rem;
      font-weight: 700;
    }

    input[type='number'] {
      border: 1px solid var(--tl-edge-colour);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      color: inherit;
      text-align: center;
      appearance: textfield;
    }

    input::-webkit-inner-spin-button {
      appearance: none;
    }

    .problem {
      display: flex;
      gap: var(--tl-space-2);
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class RegisterHeadcount {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);

  readonly register = input.required<Register>();
  readonly canRecord = input.required<boolean>();
  readonly told = output<Headcount>();

  protected readonly count = signal<number | null>(null);
  protected readonly method = signal<Headcount['method']>('register');
  /** The one that these were changed from. */
  private base: Headcount | null = null;
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly isChanged = computed(() => {
    const saved = this.register().headcount;
    return this.count() !== (saved?.headcount ?? null) || (saved !== null && this.method() !== saved.method);
  });
  protected readonly by = computed(() => {
    const saved = this.register().headcount;
    if (saved === null || this.isChanged()) return null;
    const [who, at] = [saved.recordedBy ?? $localize`Somebody`, writeClock(saved.recordedAt)];
    return $localize`Saved by ${who}:who:, ${at}:time:`;
  });

  constructor() {
    // What somebody else saved is taken over where nothing is being changed here; otherwise the server tells of it with the next save.
    effect(() => {
      const saved = this.register().headcount;
      untracked(() => {
        const isTouched = this.count() !== (this.base?.headcount ?? null);
        if (isTouched && saved?.version !== this.base?.version && saved?.headcount !== this.count()) return;
        this.takeOver(saved);
      });
    });
  }

  /** Sends what was changed. Whether there is a number now that the server has. */
  async save(): Promise<boolean> {
    if (!this.isChanged() && this.register().headcount !== null) return true;
    const write = headcountWrite.safeParse({ headcount: this.count(), method: this.method() });
    if (!write.success) {
      this.problem.set($localize`Give a whole number from 0 to 100,000.`);
      return false;
    }
    if (this.isSaving()) return false;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      const saved = await this.api.send('PUT', `/training-sessions/${this.register().session.id}/register/headcount`, {
        body: write.data,
        schema: headcount,
        ...(this.base && { ifMatch: this.base.version }),
      });
      this.base = saved;
      this.told.emit(saved);
      return true;
    } catch (error) {
      const refusal = problemOf(error);
      const theirs = headcount.safeParse(refusal.current).data;
      if (refusal.code === 'request.stale' && theirs) {
        this.base = theirs;
        this.problem.set(
          $localize`${theirs.recordedBy ?? $localize`Somebody else`}:who: has just saved ${theirs.headcount}:count:. Save again if yours is right.`,
        );
      } else {
        this.problem.set(this.texts.of(refusal));
      }
      return false;
    } finally {
      this.isSaving.set(false);
    }
  }

  protected step(by: number): void {
    this.problem.set(null);
    this.count.update((count) => Math.min(100_000, Math.max(0, (count ?? 0) + by)));
  }

  protected type(field: HTMLInputElement): void {
    this.problem.set(null);
    this.count.set(field.value === '' ? null : field.valueAsNumber);
  }

  private takeOver(saved: Headcount | null): void {
    this.base = saved;
    this.count.set(saved?.headcount ?? null);
    if (saved) this.method.set(saved.method);
  }
}
