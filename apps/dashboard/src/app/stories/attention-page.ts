import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ATTENTION_KINDS, attentionList, type AttentionItem, type AttentionKind } from '@throughline/domain/stories';
import { EmptyState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { LoadMore } from '../platform/load-more';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { ConsentRenewal } from './consent-renewal';
import { ATTENTION_WORDS } from './stories-words';

const EMPTY: Readonly<Record<AttentionKind, string>> = {
  expiring: $localize`No consent ends within 60 days`,
  missing: $localize`Everybody has been asked`,
  restricted: $localize`Nobody has taken a part back`,
  expired: $localize`No consent has ended`,
};

/** Who has to be asked, or asked again: for the one who gathered their story, and for managers by gatherer. */
@Component({
  selector: 'tl-attention-page',
  imports: [ConsentRenewal, EmptyState, LoadMore, PageHeader, ResourceState, RouterLink],
  template: `
    <tl-page-header
      i18n-headline
      headline="Consents to see to"
      i18n-lead
      lead="Who has to be asked, or asked again, what ends first before the rest."
      [back]="back"
    />
    <nav class="kinds" i18n-aria-label aria-label="What is to be seen to">
      @for (each of kinds; track each) {
        <a
          [routerLink]="[]"
          [queryParams]="{ kind: each, gathererId: null }"
          queryParamsHandling="merge"
          [class.here]="each === shown()"
          [attr.aria-current]="each === shown() ? 'page' : null"
          >{{ words[each] }}
          @if (counts(); as counts) {
            <span class="count">{{ counts[each] }}</span>
          }
        </a>
      }
    </nav>
    @if (gatherers().length > 1 || gathererId()) {
      <label class="who">
        <span i18n>Gathered by</span>
        <select #who class="tl-control" (change)="choose(who.value)">
          <option value="" i18n>Everybody</option>
          @for (each of gatherers(); track each.id) {
            <option [value]="each.id" [selected]="each.id === gathererId()">{{ each.name }} ({{ each.count }})</option>
          }
        </select>
      </label>
    }
    @if (!list.first.hasValue()) {
      <tl-resource-state [of]="list.first" [lines]="6" />
    } @else if (items().length === 0) {
      <tl-empty-state icon="check" [headline]="empty[shown()]" />
    } @else {
      <ul role="list" class="tl-rows">
        @for (each of items(); track each.id) {
          <li>
            <tl-consent-renewal [item]="each" [kind]="shown()" (renewed)="take(each.id)" />
          </li>
        }
      </ul>
      <tl-load-more [of]="list" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
      max-inline-size: 48rem;
    }

    tl-page-header {
      margin-block-end: 0;
    }

    .kinds {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-5);
      border-block-end: var(--tl-hairline);
    }

    .kinds a {
      display: inline-flex;
      gap: var(--tl-space-2);
      align-items: center;
      min-block-size: var(--tl-target);
      border-block-end: 3px solid transparent;
      color: var(--tl-quiet-colour);
      text-decoration: none;
    }

    .kinds .here {
      border-color: var(--tl-accent-colour);
      color: var(--tl-text-colour);
      font-weight: 700;
    }

    .count {
      font-variant-numeric: tabular-nums;
    }

    .who {
      display: grid;
      gap: var(--tl-space-1);
      max-inline-size: 20rem;
      font-weight: 700;
      font-size: var(--tl-text-small);
    }

    li {
      padding: var(--tl-space-3) var(--tl-space-4);
    }
  `,
})
export class AttentionPage {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);

  /** From the address. */
  readonly kind = input<string>();
  readonly gathererId = input<string>();

  protected readonly shown = computed(() => ATTENTION_KINDS.find((each) => each === this.kind()) ?? 'expiring');
  private readonly query = computed(() => ({
    kind: this.shown(),
    gathererId: this.gathererId(),
    // A trainer sees to what they gathered; managers to all of it.
    mine:
      this.signedIn.roles().has('administrator') || this.signedIn.roles().has('programmeManager') ? undefined : true,
  }));
  protected readonly list = pagedResource<AttentionItem>(
    attentionList,
    () => '/consents/attention',
    () => ({ ...this.query(), limit: 50 }),
  );
  private readonly numbers = apiResource(
    attentionList,
    () => '/consents/attention',
    () => ({ ...this.query(), gathererId: undefined, limit: 1 }),
  );
  protected readonly counts = computed(() => (this.numbers.hasValue() ? this.numbers.value().counts : undefined));
  protected readonly gatherers = computed(() => (this.numbers.hasValue() ? this.numbers.value().gatherers : []));
  private readonly gone = signal<ReadonlySet<string>>(new Set());
  protected readonly items = computed(() => this.list.items().filter(({ id }) => !this.gone().has(id)));
  protected readonly back = { link: '/stories', label: $localize`Stories` };

  protected choose(gathererId: string): void {
    void this.router.navigate([], {
      queryParams: { gathererId: gathererId || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected take(id: string): void {
    this.gone.update((gone) => new Set([...gone, id]));
    this.numbers.reload();
  }

  protected readonly kinds = ATTENTION_KINDS;
  protected readonly words = ATTENTION_WORDS;
  protected readonly empty = EMPTY;
}
