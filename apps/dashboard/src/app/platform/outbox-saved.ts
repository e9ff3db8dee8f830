import { Component, computed, inject, input, output } from '@angular/core';
import { Icon } from '@throughline/ui';
import { type OutboxStatus } from './outbox-status';
import { ProblemText } from './problem-text';

/** Whether what was said has reached the server, told as it is. Trouble is announced; the daily coming and going is not. */
@Component({
  selector: 'tl-outbox-saved',
  imports: [Icon],
  host: { '[class]': 'status().kind' },
  template: `
    @if (status().kind === 'saved' || status().kind === 'saving') {
      <p>
        @if (status().kind === 'saved') {
          <tl-icon name="check" /><span i18n>All saved</span>
        } @else {
          <span i18n>Saving…</span>
        }
      </p>
    }
    <div role="status">
      @if (trouble(); as text) {
        <p>
          <tl-icon [name]="status().kind === 'unnamed' ? 'edit' : 'offline'" /><span>{{ text }}</span>
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
    }

    p {
      display: flex;
      gap: var(--tl-space-1);
      align-items: center;
    }

    :host(.waiting),
    :host(.unnamed),
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
export class OutboxSaved {
  private readonly texts = inject(ProblemText);
  readonly status = input.required<OutboxStatus>();
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
      case 'unnamed':
        return status.count === 1
          ? $localize`1 walk-in needs a name, then is sent`
          : $localize`${status.count}:count: walk-ins need a name, then are sent`;
      case 'signedOut':
        return $localize`${status.count}:count: not sent yet — sign in again, then it goes on`;
      case 'refused':
        return $localize`${status.count}:count: not taken. ${this.texts.of(status.problem)}:reason:`;
    }
  });
}
