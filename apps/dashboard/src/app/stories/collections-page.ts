import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { collectionList, type Collection } from '@throughline/domain/stories';
import { EmptyState, Icon, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { CollectionForm } from './collection-form';
import { StoriesNav } from './stories-nav';

/** Stories that belong together, by programme. */
@Component({
  selector: 'tl-collections-page',
  imports: [CollectionForm, EmptyState, Icon, PageHeader, ResourceState, RouterLink, StoriesNav],
  template: `
    <tl-page-header i18n-headline headline="Collections" i18n-lead lead="Stories that belong together.">
      @if (mayWrite() && !isMaking()) {
        <div actions>
          <button type="button" class="tl-button tl-filled" (click)="isMaking.set(true)">
            <tl-icon name="add" /><span i18n>Make a collection</span>
          </button>
        </div>
      }
    </tl-page-header>
    <tl-stories-nav />
    @if (isMaking()) {
      <section class="tl-card making" i18n-aria-label aria-label="A new collection">
        <tl-collection-form (saved)="open($event)" (cancelled)="isMaking.set(false)" />
      </section>
    }
    @if (!collections.hasValue()) {
      <tl-resource-state [of]="collections" />
    } @else if (items().length > 0) {
      <ul class="tl-grid">
        @for (each of items(); track each.id) {
          <li class="tl-card">
            <h2>
              <a [routerLink]="['/stories/collections', each.id]">{{ each.name }}</a>
            </h2>
            <p class="tl-quiet tl-small">{{ each.programme.name }}</p>
            @if (each.about) {
              <p>{{ each.about }}</p>
            }
            <p class="tl-small">
              @if (each.stories === 1) {
                <span i18n>1 story</span>
              } @else {
                <span i18n>{{ each.stories }} stories</span>
              }
              @if (each.isArchived) {
                · <span i18n>archived</span>
              }
            </p>
          </li>
        }
      </ul>
    } @else {
      <tl-empty-state
        icon="stories"
        i18n-headline
        headline="No collection yet"
        i18n-text
        text="A collection keeps stories together that are to be shown or looked at side by side."
      />
    }
  `,
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }

    li {
      display: grid;
      gap: var(--tl-space-2);
      align-content: start;
    }

    .making {
      margin-block-end: var(--tl-space-5);
    }
  `,
})
export class CollectionsPage {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  protected readonly collections = apiResource(collectionList, () => '/collections');
  protected readonly isMaking = signal(false);
  protected readonly mayWrite = computed(() => this.signedIn.may('collection.write'));
  /** Those that were archived come last. */
  protected readonly items = computed(() => {
    const all = this.collections.hasValue() ? this.collections.value().items : [];
    return [...all.filter(({ isArchived }) => !isArchived), ...all.filter(({ isArchived }) => isArchived)];
  });

  protected open({ id }: Collection): void {
    void this.router.navigate(['/stories/collections', id]);
  }
}
