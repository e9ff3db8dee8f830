import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { type Id } from '@throughline/domain/shared';
import {
  STORY_TONES,
  storyReviewPage,
  storyReviewWrite,
  type StoryReviewPage,
  type StoryTone,
} from '@throughline/domain/stories';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { Problem, problemOf } from '../platform/problem';
import { TONE_WORDS } from './stories-words';
import { ThemePicker } from './theme-picker';

/** What one reads a story as: its tone, its themes, and what it tells. */
@Component({
  selector: 'tl-story-review-form',
  imports: [Control, ErrorSummary, Field, FormField, ThemePicker],
  template: `
    <form class="tl-stack" novalidate (submit)="save($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      @if (newer(); as newer) {
        <div>
          <button type="button" class="tl-button" (click)="takeNewer(newer)" i18n>Show what is stored now</button>
        </div>
      }
      <tl-field i18n-label label="Tone" i18n-hint hint="How it sounds as a whole.">
        <select tlControl [formField]="form.tone">
          <option value="" i18n>Choose one</option>
          @for (tone of tones; track tone) {
            <option [value]="tone">{{ words[tone] }}</option>
          }
        </select>
      </tl-field>
      <tl-theme-picker [given]="page().themes" [chosenIds]="themeIds()" (chosenIdsChange)="chooseThemes($event)" />
      <tl-field
        i18n-label
        label="Insight"
        [isOptional]="true"
        i18n-hint
        hint="What the story tells about what helps, or what is missing. Leave out names."
      >
        <textarea tlControl rows="5" [formField]="form.insight"></textarea>
      </tl-field>
      <div>
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()">
          @if (mine()) {
            <span i18n>Save the changes</span>
          } @else {
            <span i18n>Save your review</span>
          }
        </button>
      </div>
    </form>
  `,
})
export class StoryReviewForm {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);

  readonly page = input.required<StoryReviewPage>();
  readonly saved = output<StoryReviewPage>();

  protected readonly mine = computed(() => this.page().reviews.find(({ isMine }) => isMine));
  /** Filled anew when another version of one's own review is there, not when a quote was marked beside it. */
  private readonly version = computed(() => this.mine()?.version ?? 0);
  protected readonly draft = linkedSignal<number, { tone: StoryTone | ''; insight: string }>({
    source: this.version,
    computation: () => ({ tone: this.mine()?.tone ?? '', insight: this.mine()?.insight ?? '' }),
  });
  protected readonly themeIds = linkedSignal<number, readonly Id[]>({
    source: this.version,
    computation: () =>
      this.page()
        .themes.filter(({ isMine }) => isMine)
        .map(({ id }) => id),
  });
  private readonly hasOtherThemes = signal(false);
  protected readonly newer = signal<StoryReviewPage | null>(null);
  protected readonly form = form(this.draft, (path) => {
    validate(path.tone, ({ value }) =>
      value() === '' ? { kind: 'needed', message: $localize`Choose how it sounds.` } : null,
    );
    validateStandardSchema(path.insight, storyReviewWrite.shape.insight);
  });
  protected readonly sending = formSending(this.form, () => this.send());
  readonly isDirty = computed(() => this.form().dirty() || this.hasOtherThemes());
  private readonly newId = newId();

  protected chooseThemes(ids: readonly Id[]): void {
    this.themeIds.set(ids);
    this.hasOtherThemes.set(true);
  }

  protected async save(event: Event): Promise<void> {
    if (await this.sending.send(event)) this.notice.say($localize`Your review was saved.`);
  }

  protected takeNewer(page: StoryReviewPage): void {
    this.taken(page);
  }

  private async send(): Promise<void> {
    const { story } = this.page();
    const mine = this.mine();
    const write = { ...this.draft(), themeIds: this.themeIds(), textVersion: story.textVersion };
    try {
      this.taken(
        await this.api.send('PUT', `/stories/${story.id}/reviews/${mine?.id ?? this.newId}`, {
          body: storyReviewWrite.parse(write),
          schema: storyReviewPage,
          ...(mine && { ifMatch: mine.version }),
        }),
      );
    } catch (error) {
      this.newer.set(newerOf(error));
      throw error;
    }
  }

  private taken(page: StoryReviewPage): void {
    this.newer.set(null);
    this.hasOtherThemes.set(false);
    this.form().reset();
    this.saved.emit(page);
  }

  protected readonly tones = STORY_TONES;
  protected readonly words = TONE_WORDS;
}

const newerOf = (error: unknown): StoryReviewPage | null =>
  error instanceof Problem && problemOf(error).code === 'request.stale'
    ? (storyReviewPage.safeParse(error.current).data ?? null)
    : null;
