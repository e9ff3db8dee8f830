import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { storyReviewPage, type Story } from '@throughline/domain/stories';
import { Confirm, Notice, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeInstant } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { StoryMoves } from './story-moves';
import { StoryQuotes } from './story-quotes';
import { StoryReviewForm } from './story-review-form';
import { StoryTabs } from './story-tabs';
import { StoryTextForm } from './story-text-form';
import { TONE_WORDS } from './stories-words';
import { TextAgreement } from './text-agreement';

/** What a story says, version by version, and what curators make of it. */
@Component({
  selector: 'tl-story-text-page',
  imports: [
    PageHeader,
    ResourceState,
    StoryMoves,
    StoryQuotes,
    StoryReviewForm,
    StoryTabs,
    StoryTextForm,
    TextAgreement,
  ],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './story-text-page.html',
  styleUrl: './story-text-page.scss',
})
export class StoryTextPage {
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);

  readonly storyId = input.required<Id>();
  protected readonly page = apiResource(storyReviewPage, () => `/stories/${this.storyId()}/review`);
  protected readonly back = { link: '/stories', label: $localize`Stories` };
  protected readonly isEditing = signal(false);
  private readonly textForm = viewChild(StoryTextForm);
  private readonly reviewForm = viewChild(StoryReviewForm);

  protected readonly isOver = computed(() => {
    const state = this.page.hasValue() ? this.page.value().story.state : undefined;
    return state === 'withdrawn' || state === 'erased';
  });
  protected readonly others = computed(() =>
    this.page.hasValue() ? this.page.value().reviews.filter(({ isMine }) => !isMine || !this.mayReview()) : [],
  );
  private readonly mayReview = computed(() => this.page.hasValue() && this.page.value().may.review);
  /** Given by somebody else: theirs to take back. */
  protected readonly otherThemes = computed(() =>
    this.page.hasValue() ? this.page.value().themes.filter(({ isMine }) => !isMine || !this.mayReview()) : [],
  );
  private readonly isDirty = (): boolean =>
    (this.textForm()?.isDirty() ?? false) || (this.reviewForm()?.isDirty() ?? false);

  protected saved(answer: Story): void {
    const isDown = this.page.value()?.story.state === 'published' && answer.state === 'unpublished';
    this.notice.say(
      isDown
        ? $localize`The text was saved. The story came down until the storyteller agrees.`
        : $localize`The text was saved as a new version.`,
    );
    this.isEditing.set(false);
    this.page.reload();
  }

  protected took(answer: Story): void {
    this.page.update((page) => page && { ...page, story: answer });
    this.page.reload();
  }

  /** For the guard of the route. */
  async mayLeave(): Promise<boolean> {
    return !this.isDirty() || this.ask();
  }

  protected async stopEditing(): Promise<void> {
    if (!(this.textForm()?.isDirty() ?? false) || (await this.ask())) this.isEditing.set(false);
  }

  protected warn(event: Event): void {
    if (this.isDirty()) event.preventDefault();
  }

  private ask(): Promise<boolean> {
    return this.confirm.ask({
      headline: $localize`Leave without saving?`,
      text: $localize`What you wrote is not saved yet, and will be gone.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
      isDangerous: true,
    });
  }

  protected readonly toneWords = TONE_WORDS;
  protected readonly writeInstant = writeInstant;
}
