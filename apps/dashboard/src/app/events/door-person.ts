import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from '@throughline/ui';
import { writeInstant } from '../platform/format';
import { type DoorLine } from './door-outbox';
import { ARRIVAL_WORDS, GUEST_ROLE_WORDS } from './guest-words';

/** A second tap within this is one too many, not a change of mind: the button to undo comes where the finger is. */
const TWICE_MS = 500;

/** One guest at the door: who they are, what they need, and one tap when they come. */
@Component({
  selector: 'tl-door-person',
  imports: [Icon],
  host: { '[class.here]': "line().arrival === 'arrived'" },
  template: `
    <div class="who">
      <span class="name">
        @if (line().name) {
          {{ line().name }}
        } @else {
          <ng-container i18n>Walk-in without a name</ng-container>
        }
      </span>
      <span class="tl-quiet tl-small">
        {{ roleWords[line().role] }}
        @if (line().organisation) {
          · {{ line().organisation }}
        }
        @if (line().source === 'walkIn') {
          · <ng-container i18n>walk-in</ng-container>
        }
        @if (standing(); as standing) {
          · <strong class="heed">{{ standing }}</strong>
        }
        @if (line().isUnsent && tellsUnsent()) {
          · <ng-container i18n>not sent yet</ng-container>
        }
      </span>
      @if (needs(); as needs) {
        <span class="needs"
          ><tl-icon name="info" /><span>{{ needs }}</span></span
        >
      }
    </div>
    @if (line().arrival === 'arrived') {
      <span class="mark"><tl-icon name="check" /><span i18n>Here</span></span>
      @if (canMark()) {
        <button #undoing type="button" class="tl-button tl-text" (click)="undo()">
          <ng-container i18n>Undo</ng-container><span class="tl-visually-hidden">: {{ line().name }}</span>
        </button>
      }
    } @else if (canMark()) {
      <button #arriving type="button" class="tl-button arrive" (click)="arrive()">
        <ng-container i18n>Arrived</ng-container><span class="tl-visually-hidden">: {{ line().name }}</span>
      </button>
    } @else if (line().arrival === 'notArrived') {
      <span class="tl-quiet">{{ arrivalWords.notArrived }}</span>
    }
    @if (dispute(); as text) {
      <div class="dispute" role="group" [attr.aria-label]="text">
        <p>{{ text }}</p>
        <div class="tl-row">
          <button type="button" class="tl-button" (click)="keptTheirs.emit()" i18n>Leave it so</button>
          <button
            type="button"
            class="tl-button"
            (click)="line().mine === 'arrived' ? arrived.emit() : undone.emit()"
            i18n
          >
            Use mine
          </button>
        </div>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      gap: var(--tl-space-2) var(--tl-space-3);
      align-items: center;
      min-block-size: 4rem;
      padding: var(--tl-space-2) var(--tl-space-4);
      border-inline-start: 4px solid transparent;
    }

    :host(.here) {
      border-color: var(--tl-rag-green);
    }

    .who {
      display: grid;
    }

    .name {
      font-weight: 700;
      overflow-wrap: anywhere;
    }

    .needs {
      display: flex;
      gap: var(--tl-space-1);
      align-items: start;
      font-size: var(--tl-text-small);
    }

    .heed {
      color: var(--tl-rag-amber);
    }

    .mark {
      display: inline-flex;
      gap: var(--tl-space-1);
      align-items: center;
      color: var(--tl-rag-green);
      font-weight: 700;
    }

    .arrive {
      grid-column: 2 / -1;
      min-block-size: 3rem;
      border-color: transparent;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      touch-action: manipulation;
    }

    .dispute {
      display: grid;
      grid-column: 1 / -1;
      gap: var(--tl-space-2);
      padding: var(--tl-space-3);
      border: 1px solid var(--tl-rag-amber);
      border-radius: var(--tl-radius);
      background: var(--tl-rag-amber-ground);
    }
  `,
})
export class DoorPerson {
  readonly line = input.required<DoorLine>();
  readonly canMark = input.required<boolean>();
  /** Whether it is worth saying that a mark has not been sent: when it will not be in a moment. */
  readonly tellsUnsent = input(false);
  readonly arrived = output();
  readonly undone = output();
  readonly keptTheirs = output();

  private readonly injector = inject(Injector);
  private readonly arriving = viewChild<ElementRef<HTMLButtonElement>>('arriving');
  private readonly undoing = viewChild<ElementRef<HTMLButtonElement>>('undoing');
  private arrivedAt = 0;

  protected arrive(): void {
    this.arrivedAt = Date.now();
    this.arrived.emit();
    this.focusNext(this.undoing);
  }

  protected undo(): void {
    if (Date.now() - this.arrivedAt < TWICE_MS) return;
    this.undone.emit();
    this.focusNext(this.arriving);
  }

  /** What was pressed goes, so the focus moves to what comes in its place. */
  private focusNext(button: typeof this.undoing): void {
    afterNextRender(() => button()?.nativeElement.focus(), { injector: this.injector });
  }

  /** What the door should know of who does not simply have a place. */
  protected readonly standing = computed(() => {
    const { place, answer, source } = this.line();
    if (place === 'waiting') return $localize`waiting list`;
    if (answer === 'no') return $localize`said no`;
    return place === 'none' && source !== 'walkIn' ? $localize`did not say yes` : null;
  });
  protected readonly needs = computed(() => {
    const needs = this.line().needs;
    return needs && [needs.accessNeeds, needs.dietary].filter(Boolean).join(' · ');
  });
  protected readonly dispute = computed(() => {
    const { mine, arrival, markedAt, markedBy } = this.line();
    if (mine === null) return null;
    const [who, theirs, ours] = [markedBy ?? $localize`Another door`, ARRIVAL_WORDS[arrival], ARRIVAL_WORDS[mine]];
    return markedAt === null
      ? $localize`${who}:who: said “${theirs}:theirs:”. You said “${ours}:ours:”.`
      : $localize`${who}:who: said “${theirs}:theirs:” at ${writeInstant(markedAt)}:time:. You said “${ours}:ours:”.`;
  });

  protected readonly arrivalWords = ARRIVAL_WORDS;
  protected readonly roleWords = GUEST_ROLE_WORDS;
}
