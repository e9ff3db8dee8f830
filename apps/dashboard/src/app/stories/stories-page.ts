import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { storyList, type StoryList } from '@throughline/domain/stories';
import { EmptyState, Icon, Notice, PageHeader } from '@throughline/ui';
import { FileDownload } from '../platform/file-download';
import { today, writeDate, writeNumber } from '../platform/format';
import { pagedResource } from '../platform/paged-resource';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { StoriesNav } from './stories-nav';
import { CONSENT_STATE_WORDS, needsCare, STORY_STATE_WORDS, TECHNIQUE_WORDS } from './stories-words';
import { StoryBulk } from './story-bulk';
import { filterOfAddress } from './story-filter';
import { StoryFilters } from './story-filters';
import { StorySearchLink } from './story-search-link';
import { StorySelection } from './story-selection';

type StoryItem = StoryList['items'][number];
/** The stories that somebody may see, latest first. The filters are the address, so that a view can be kept and sent on. */
@Component({
  selector: 'tl-stories-page',
  imports: [
    EmptyState,
    Icon,
    PageHeader,
    ResourceState,
    RouterLink,
    StoriesNav,
    StoryBulk,
    StoryFilters,
    StorySearchLink,
  ],
  templateUrl: './stories-page.html',
  styleUrl: './stories-page.scss',
})
export class StoriesPage {
  private readonly signedIn = inject(SignedIn);
  private readonly texts = inject(ProblemText);
  private readonly download = inject(FileDownload);
  private readonly notice = inject(Notice);

  protected readonly filter = filterOfAddress();
  protected readonly stories = pagedResource<StoryItem>(
    storyList,
    () => '/stories',
    () => ({ ...this.filter(), limit: 30 }),
  );
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly selection = new StorySelection(computed(() => this.stories.items().map(({ id }) => id)));
  protected readonly chosen = computed(() => this.stories.items().filter(({ id }) => this.selection.has(id)));
  /** Whoever may review stories says what they are about and what they belong to. */
  protected readonly mayCurate = computed(() => this.signedIn.may('story.review'));
  protected readonly mayLog = computed(() => this.signedIn.may('story.write'));
  protected readonly count = computed(() => {
    const total = this.stories.total();
    if (this.stories.totalIsCapped()) return $localize`${writeNumber(total)}:count:+ stories`;
    return total === 1 ? $localize`1 story` : $localize`${writeNumber(total)}:count: stories`;
  });
  protected readonly moreProblem = computed(() => {
    const problem = this.stories.problem();
    return problem && this.texts.of(problem);
  });

  protected readonly isExporting = signal(false);
  protected readonly exportProblem = signal('');

  /** Everything that the filters keep, and not only what is shown. */
  protected async export(): Promise<void> {
    if (this.isExporting()) return;
    this.isExporting.set(true);
    this.exportProblem.set('');
    try {
      await this.download.fetch('/stories/export', `stories-${today()}.csv`, this.filter());
      this.notice.say($localize`The table is in your downloads.`);
    } catch (error) {
      this.exportProblem.set($localize`The table could not be made. ${this.texts.of(problemOf(error))}:why:`);
    } finally {
      this.isExporting.set(false);
    }
  }

  protected toggle(id: string, { shiftKey }: MouseEvent): void {
    if (shiftKey) this.selection.extendTo(id);
    else this.selection.toggle(id);
  }

  /** j, k and the arrows go from box to box; Shift with Space chooses up to here, Ctrl+A everything that is shown, Escape nothing. */
  protected press(event: KeyboardEvent): void {
    const boxes = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    const at = boxes.findIndex((box) => box === document.activeElement);
    if (at < 0) return;
    const to = stepOf(event, at, boxes.length);
    if (to !== null) boxes[to]?.focus();
    else if (event.key === 'Escape') this.selection.clear();
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.selection.all();
    else if (event.key === ' ' && event.shiftKey) this.selection.extendTo(boxes[at]?.value ?? '');
    else return;
    event.preventDefault();
  }

  protected readonly stateWords = STORY_STATE_WORDS;
  protected readonly chooseWords = (ref: string): string => $localize`Choose ${ref}:reference:`;
  protected readonly techniqueWords = TECHNIQUE_WORDS;
  protected readonly consentWords = CONSENT_STATE_WORDS;
  protected readonly needsCare = needsCare;
  protected readonly writeDate = writeDate;
}

/** Where a key leads among boxes; null for keys that lead nowhere. */
const stepOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number, count: number): number | null => {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'k':
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};
