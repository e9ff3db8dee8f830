import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { outputList, type Output, type OutputList } from '@throughline/domain/stories';
import { EmptyState, Icon, PageHeader } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { LoadMore } from '../platform/load-more';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { OutputForm } from './output-form';
import { StoriesNav } from './stories-nav';
import { AUDIENCE_WORDS, OUTPUT_KIND_WORDS } from './use-words';

/** What is made of stories: briefings, films, reports. */
@Component({
  selector: 'tl-outputs-page',
  imports: [EmptyState, Icon, LoadMore, OutputForm, PageHeader, ResourceState, RouterLink, StoriesNav],
  template: `
    <tl-page-header
      i18n-headline
      headline="Outputs"
      i18n-lead
      lead="What is made of stories, and which stories it cites."
    >
      @if (mayWrite() && !isMaking()) {
        <div actions>
          <button type="button" class="tl-button tl-filled" (click)="isMaking.set(true)">
            <tl-icon name="add" /><span i18n>Add an output</span>
          </button>
        </div>
      }
    </tl-page-header>
    <tl-stories-nav />
    @if (isMaking()) {
      <section class="tl-card making" i18n-aria-label aria-label="A new output">
        <tl-output-form (saved)="open($event)" (cancelled)="isMaking.set(false)" />
      </section>
    }
    @if (!list.first.hasValue()) {
      <tl-resource-state [of]="list.first" [lines]="6" />
    } @else if (list.items().length === 0) {
      <tl-empty-state
        icon="stories"
        i18n-headline
        headline="No output yet"
        i18n-text
        text="A briefing, a film, a report: add it here, with the stories that it cites. When somebody takes a story back, you see what it stands in."
      />
    } @else {
      <ul class="tl-card" role="list">
        @for (each of list.items(); track each.id) {
          <li>
            <h2>
              <a [routerLink]="['/stories/outputs', each.id]">{{ each.title }}</a>
            </h2>
            <p class="tl-small tl-quiet">
              {{ kinds[each.kind] }}, {{ audiences[each.audience] }} · {{ each.programme.name }} ·
              @if (each.publishedOn; as day) {
                <span i18n>published {{ writeDate(day) }}</span>
              } @else {
                <span i18n>not published</span>
              }
              ·
              @if (each.citations === 1) {
                <span i18n>cites 1 story</span>
              } @else {
                <span i18n>cites {{ each.citations }} stories</span>
              }
            </p>
          </li>
        }
      </ul>
      <tl-load-more [of]="list" i18n-label label="Load more outputs" />
    }
  `,
  styles: `
    ul {
      margin-block-end: var(--tl-space-4);
      padding-block: 0;
      list-style: none;
    }

    li {
      display: grid;
      gap: var(--tl-space-1);
      padding-block: var(--tl-space-3);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    h2 {
      font-size: inherit;
      overflow-wrap: anywhere;
    }

    h2 a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
    }

    .making {
      margin-block-end: var(--tl-space-5);
    }
  `,
})
export class OutputsPage {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);

  protected readonly list = pagedResource<OutputList['items'][number]>(
    outputList,
    () => '/outputs',
    () => ({ limit: 50 }),
  );
  protected readonly isMaking = signal(false);
  protected readonly mayWrite = computed(() => this.signedIn.may('output.write'));

  protected open({ id }: Output): void {
    void this.router.navigate(['/stories/outputs', id]);
  }

  protected readonly kinds = OUTPUT_KIND_WORDS;
  protected readonly audiences = AUDIENCE_WORDS;
  protected readonly writeDate = writeDate;
}
