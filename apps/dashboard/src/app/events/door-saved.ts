import { Component, computed, inject, input, output } from '@angular/core';
import { Icon } from '@throughline/ui';
import { ProblemText } from '../platform/problem-text';
import { type DoorStatus } from './door-outbox';

/** Whether what was said at the door has reached the server, told as it is. Trouble is announced; the daily coming and going is not. */
@Component({
  selector: 'tl-door-saved',
  imports: [Icon],
  host: { '[class]': 'status().kind' },
  template: `
    @if (status().kind === 'saved') {
      <p><tl-icon name="check" /><span i18n>All saved</span></p>
    } @else if (status().kind === 'saving') {
      <p i18n>Saving…</p>
    }
    <div role="status">
      @if (trouble(); as text) {
        <p>
          <tl-icon name="offline" /><span>{{ text }}</span>
        </p>
      }
    </div>
    @if (status().kind === 'refused') {
      <button type="button" class="tl-link" (click)="discarded.emit()" i18n>Give up what was not taken</button>
    }
  `,
  styles: `
    :host {
      display: block;
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    p {
      display: flex;
      gap: var(--tl-space-1);
      align-items: center;
    }

    :host(.waiting),
    :host(.signedOut) {
      color: var(--tl-rag-amber);
      font-weight: 700;
    }

    :host(.refused) {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }

    .tl-link {
      min-block-size: var(--tl-target);
    }
  `,
})
export class DoorSaved {
  private readonly texts = inject(ProblemText);
  readonly status = input.required<DoorStatus>();
  readonly discarded = output();

  protected readonly trouble = computed(() => {
    const status = this.status();
    switch (status.kind) {
      case 'saved':
      case 'saving':
        return null;
      case 'waiting':
        return status.why === 'offline'
          ? $localize`${status.count}:count: not sent yet — no connection, will send by itself`
          : $localize`${status.count}:count: not sent yet — the server does not answer, will send by itself`;
      case 'signedOut':
        return $localize`${status.count}:count: not sent yet — sign in again, then it goes on`;
      case 'refused':
        return $localize`${status.count}:count: not taken. ${this.texts.of(status.problem)}:reason:`;
    }
  });
}
