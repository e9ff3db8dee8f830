import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { collection, collectionWrite, storyList, type Collection, type StoryList } from '@throughline/domain/stories';
import { EmptyState, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { LoadMore } from '../platform/load-more';
import { pagedResource } from '../platform/paged-resource';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { CollectionForm } from './collection-form';
import { STORY_STATE_WORDS } from './stories-words';

/** A collection with its stories, as far as the reader may read them. Prints as a list. */
@Component({
  selector: 'tl-collection-page',
  imports: [CollectionForm, EmptyState, LoadMore, PageHeader, ResourceState, RouterLink],
  template: `
    <p class="tl-no-print"><a routerLink="/stories/collections" i18n>All collections</a></p>
    @if (shown(); as shown) {
      <tl-page-header [headline]="shown.name" [lead]="shown.programme.name">
        @if (shown.may.write && !isEditing()) {
          <div actions>
            <button type="button" class="tl-button" (click)="isEditing.set(true)" i18n>Edit</button>
            <button type="button" class="tl-button" [disabled]="isSending()" (click)="archive(shown)">
              @if (shown.isArchived) {
                <span i18n>Bring back</span>
              } @else {
                <span i18n>Archive</span>
              }
            </button>
          </div>
        }
      </tl-page-header>
      @if (problem(); as problem) {
        <p role="alert">{{ problem }}</p>
      }
      @if (isEditing()) {
        <tl-collection-form [of]="shown" (saved)="take($event)" (cancelled)="isEditing.set(false)" />
      } @else {
        @if (shown.isArchived) {
          <p class="tl-quiet" i18n>It was archived: nothing is added to it any more.</p>
        }
        @if (shown.about) {
          <p>{{ shown.about }}</p>
        }
      }
      @if (!stories.first.hasValue()) {
        <tl-resource-state [of]="stories.first" />
      } @else if (stories.items().length > 0) {
        <h2 i18n>Stories in it</h2>
        <ul>
          @for (story of stories.items(); track story.id) {
            <li>
              <a [routerLink]="['/stories', story.id]">{{ story.ref }}</a>
              <span>{{ story.title || story.storytellerPseudonym }}</span>
              <span class="tl-quiet tl-small">
                {{ story.region.name }} · {{ writeDate(story.recordedOn) }} · {{ stateWords[story.state] }}
              </span>
            </li>
          }
        </ul>
        <tl-load-more [of]="stories" i18n-label label="Load more stories" />
      } @else {
        <tl-empty-state
          icon="stories"
          i18n-headline
          headline="Nothing in it that you may read"
          i18n-text
          text="Choose stories in the list, and add them to this collection there."
        >
          <a class="tl-button" routerLink="/stories" i18n>Show the stories</a>
        </tl-empty-state>
      }
    } @else {
      <tl-resource-state [of]="found" />
    }
  `,
  styles: `
    h2 {
      margin-block: var(--tl-space-5) var(--tl-space-3);
    }

    ul {
      margin-block-end: var(--tl-space-4);
      padding: 0;
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr);
      gap: 0 var(--tl-space-4);
      align-items: center;
      padding-block: var(--tl-space-2);
      border-block-end: var(--tl-hairline);
    }

    li a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
      font-weight: 700;
    }

    li .tl-quiet {
      grid-column: 2;
    }
  `,
})
export class CollectionPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  /** From the address. */
  readonly collectionId = input.required<string>();

  protected readonly found = apiResource(collection, () => `/collections/${this.collectionId()}`);
  protected readonly shown = linkedSignal(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly stories = pagedResource<StoryList['items'][number]>(
    storyList,
    () => '/stories',
    () => ({ collectionId: this.collectionId(), limit: 100 }),
  );
  protected readonly isEditing = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected take(saved: Collection): void {
    this.shown.set(saved);
    this.isEditing.set(false);
    this.notice.say($localize`The collection was saved.`);
  }

  protected async archive({ id, version, programmeId, name, aliases, about, isArchived }: Collection): Promise<void> {
    this.isSending.set(true);
    this.problem.set(null);
    const body = collectionWrite.parse({ programmeId, name, aliases, about, isArchived: !isArchived });
    try {
      const saved = await this.api.send('PUT', `/collections/${id}`, { body, schema: collection, ifMatch: version });
      this.shown.set(saved);
      const done = saved.isArchived ? $localize`The collection was archived.` : $localize`The collection is back.`;
      this.notice.sayWithUndo(done, () => void this.archive(saved));
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly stateWords = STORY_STATE_WORDS;
  protected readonly writeDate = writeDate;
}
