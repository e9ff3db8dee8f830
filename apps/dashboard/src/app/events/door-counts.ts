import { Component, computed, input } from '@angular/core';
import { GUEST_ROLES } from '@throughline/domain/events';
import { type DoorLine } from './door-outbox';
import { GUEST_ROLE_WORDS } from './guest-words';

/** How many are here, in all and by role: counted from what is shown, so that it is right without a connection too. */
@Component({
  selector: 'tl-door-counts',
  template: `
    <p class="all">
      <strong i18n>{{ here() }} here</strong>
      <span class="tl-quiet" i18n> · {{ toCome() }} of those with a place still to come</span>
    </p>
    @if (roles().length > 1) {
      <ul role="list">
        @for (each of roles(); track each.word) {
          <li>
            {{ each.word }} <strong>{{ each.here }}</strong>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-4);
      padding: 0;
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
      list-style: none;
    }

    li strong {
      color: var(--tl-text-colour);
    }
  `,
})
export class DoorCounts {
  readonly lines = input.required<readonly DoorLine[]>();

  private readonly arrived = computed(() => this.lines().filter(({ arrival }) => arrival === 'arrived'));
  protected readonly here = computed(() => this.arrived().length);
  protected readonly toCome = computed(
    () => this.lines().filter(({ arrival, place }) => arrival === 'notMarked' && place === 'confirmed').length,
  );
  /** Every role that is here, in the order of the vocabulary. */
  protected readonly roles = computed(() =>
    GUEST_ROLES.map((role) => ({
      word: GUEST_ROLE_WORDS[role],
      here: this.arrived().filter((line) => line.role === role).length,
    })).filter(({ here }) => here > 0),
  );
}
