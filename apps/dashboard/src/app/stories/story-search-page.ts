import { httpResource } from '@angular/common/http';
import { Component, computed, effect, type ElementRef, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type SearchHint, storySearchList, type StorySearchList } from '@throughline/domain/stories';
import { EmptyState, PageHeader } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeDate, writeNumber } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { type FilterKey, filterOfAddress, searchFilterOf } from './story-filter';
import { StoryFilters } from './story-filters';
import { STORY_STATE_WORDS } from './stories-words';
import { isSlash } from './story-search-link';
import { StorySearched } from './story-searched';

/** How long typing has to pause before it is looked for, in milliseconds. */
const PAUSE_MS = 250;
const LONGEST = 200;

const HINT_WORDS: Readonly<Record<SearchHint['kind'], string>> = {
  place: $localize`Place`,
  programme: $localize`Programme`,
  theme: $localize`Theme`,
  collection: $localize`Collection`,
};

/** Finds stories by what they say, by where they belong, and by their reference. */
@Component({
  selector: 'tl-story-search-page',
  imports: [EmptyState, PageHeader, ResourceState, RouterLink, StoryFilters],
  templateUrl: './story-search-page.html',
  styleUrl: './story-search-page.scss',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class StorySearchPage {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);
  protected readonly typed = inject(StorySearched).words;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly results = viewChild<ElementRef<HTMLElement>>('results');

  /** In the address, unlike the words: they say nothing of what somebody looks for. */
  protected readonly filter = filterOfAddress();
  private readonly within = computed(() => searchFilterOf(this.filter()));
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  private readonly filters = viewChild.required(StoryFilters);
  /** Filters that hide what was looked for, in the words of their chips. */
  protected readonly hiding = computed(() => {
    const names: readonly string[] = this.list()?.hiddenBy ?? [];
    return this.filters()
      .chips()
      .filter(({ key }) => names.includes(key));
  });

  /** What is looked for, once typing has paused. */
  private readonly asked = signal(this.typed().trim());
  protected readonly found = httpResource(
    () => {
      const q = this.asked();
      return q === '' ? undefined : { url: '/api/v1/stories/search', method: 'POST', body: { q, ...this.within() } };
    },
    { parse: (body) => storySearchList.parse(body) },
  );
  /** What was found last stays until the next is there, so that nothing jumps while somebody types. */
  protected readonly list = linkedSignal<StorySearchList | undefined, StorySearchList | undefined>({
    source: () => (this.found.hasValue() ? this.found.value() : undefined),
    computation: (list, before) => (this.asked() === '' ? undefined : (list ?? before?.value)),
  });
  protected readonly isLoadingMore = signal(false);
  protected readonly problem = signal('');

  protected readonly count = computed(() => {
    const list = this.list();
    if (!list) return '';
    if (list.totalIsCapped)
      return $localize`More than ${writeNumber(list.total)}:count: stories. The latest are shown.`;
    return list.total === 1 ? $localize`1 story` : $localize`${writeNumber(list.total)}:count: stories`;
  });

  constructor() {
    effect((onCleanup) => {
      const q = this.typed().trim();
      const timer = setTimeout(() => this.asked.set(q), q === '' ? 0 : PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => this.field().nativeElement.focus());
  }

  protected lookFor(words: string): void {
    this.typed.set(words);
    this.field().nativeElement.focus();
  }

  protected takeOff(key: FilterKey): void {
    this.filters().choose(key, '');
    this.field().nativeElement.focus();
  }

  protected takeOffAll(): void {
    this.filters().clear();
    this.field().nativeElement.focus();
  }

  protected async more(): Promise<void> {
    const before = this.list();
    const q = this.asked();
    if (!before?.next || this.isLoadingMore()) return;
    this.isLoadingMore.set(true);
    this.problem.set('');
    try {
      const body = { q, ...this.within(), cursor: before.next };
      const page = await this.api.send('POST', '/stories/search', { body, schema: storySearchList });
      // Something else may be looked for by now.
      if (this.list() === before)
        this.list.set({ ...page, hints: before.hints, items: [...before.items, ...page.items] });
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isLoadingMore.set(false);
    }
  }

  /** "/" leads to the field; the arrows lead from there through what was found, and back. */
  protected onKey(event: KeyboardEvent): void {
    const field = this.field().nativeElement;
    if (isSlash(event)) {
      event.preventDefault();
      field.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...(this.results()?.nativeElement.querySelectorAll('a') ?? [])];
    const at = event.target === field ? -1 : links.findIndex((link) => link === event.target);
    if (step === undefined || (event.target !== field && at < 0)) return;
    event.preventDefault();
    const next = at + step;
    (next < 0 ? field : links[next])?.focus();
  }

  protected readonly hiddenText = $localize`It is there outside of one of them. Remove that filter to see it.`;
  protected readonly hiddenByAllText = $localize`Removing one of the filters is not enough. Look in all stories, or try other words.`;
  protected readonly longest = LONGEST;
  protected readonly hintWords = HINT_WORDS;
  protected readonly stateWords = STORY_STATE_WORDS;
  protected readonly writeDate = writeDate;
}
