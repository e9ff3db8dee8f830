import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { concern } from '@throughline/domain/stories';
import { PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeInstant } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { ConcernStep } from './concern-step';
import { CONCERN_CATEGORY_WORDS, CONCERN_ENTRY_WORDS, CONCERN_STATE_WORDS } from './concern-words';

/** One concern: what was said and done about it, earliest first, and what the safeguarding lead does next. */
@Component({
  selector: 'tl-concern-page',
  imports: [ConcernStep, PageHeader, ResourceState, RouterLink],
  template: `
    @if (concern.hasValue()) {
      @let value = concern.value();
      <tl-page-header
        i18n-headline
        headline="Concern"
        [eyebrow]="value.ref + ' · ' + value.programme.name"
        [lead]="categoryWords[value.category]"
        [back]="back"
      >
        <div actions>
          <a class="tl-button" [routerLink]="['/stories', value.storyId]" i18n>Look at the story</a>
        </div>
      </tl-page-header>
      <p role="status">
        <strong>{{ stateWords[value.state] }}.</strong>&ngsp;
        @if (value.holds) {
          <span i18n>The story is held: it cannot be published.</span>
        } @else {
          <span i18n>This concern does not hold the story.</span>
        }
      </p>
      <section aria-labelledby="entries">
        <h2 id="entries" i18n>What was said and done</h2>
        <ol role="list">
          @for (entry of value.entries; track entry.id) {
            <li>
              <h3>{{ entryWords[entry.kind] }}</h3>
              <p class="prose">{{ entry.text }}</p>
              <p class="tl-small tl-quiet">{{ entry.by }}, {{ writeInstant(entry.at) }}</p>
            </li>
          }
        </ol>
      </section>
      <section aria-labelledby="next">
        <h2 id="next" i18n>What comes next</h2>
        <tl-concern-step [concern]="value" (taken)="concern.set($event)" />
      </section>
    } @else {
      <tl-page-header i18n-headline headline="Concern" [back]="back" />
      <tl-resource-state [of]="concern" [lines]="8" />
    }
  `,
  styles: `
    :host,
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    :host {
      gap: var(--tl-space-6);
      max-inline-size: 48rem;
    }

    tl-page-header {
      margin-block-end: 0;
    }

    ol {
      display: grid;
      gap: var(--tl-space-5);
      padding: 0;
      list-style: none;
    }

    li {
      display: grid;
      gap: var(--tl-space-1);
      padding-inline-start: var(--tl-space-4);
      border-inline-start: 2px solid var(--tl-line-colour);
    }

    h3 {
      font-size: inherit;
    }

    .prose {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class ConcernPage {
  readonly concernId = input.required<Id>();
  protected readonly concern = apiResource(concern, () => `/concerns/${this.concernId()}`);
  protected readonly back = { link: '/concerns', label: $localize`Concerns` };

  protected readonly stateWords = CONCERN_STATE_WORDS;
  protected readonly categoryWords = CONCERN_CATEGORY_WORDS;
  protected readonly entryWords = CONCERN_ENTRY_WORDS;
  protected readonly writeInstant = writeInstant;
}
