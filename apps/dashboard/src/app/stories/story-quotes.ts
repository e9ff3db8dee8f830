import { Component, computed, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { QUOTE_LENGTH, storyReviewPage, type KeyQuote, type StoryReviewPage } from '@throughline/domain/stories';
import { Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { rangeOf, stretchesOf, type Range } from './quoted-text';

/** What is to be marked: a new quote, or one that was lost. */
interface Target {
  readonly id: Id;
  readonly version: number | null;
}

/**
 * The transcript with its key quotes. To mark one, the text is put into a field that cannot be written in: there a mouse, a finger and
 * Shift with the arrow keys select alike, and a screen reader says what is selected.
 */
@Component({
  selector: 'tl-story-quotes',
  imports: [Icon],
  templateUrl: './story-quotes.html',
  styleUrl: './story-quotes.scss',
})
export class StoryQuotes {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly page = input.required<StoryReviewPage>();
  readonly changed = output<StoryReviewPage>();

  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly transcript = computed(() => this.page().story.transcript);
  protected readonly stretches = computed(() => stretchesOf(this.transcript(), this.page().quotes));
  protected readonly hasReview = computed(() => this.page().reviews.some(({ isMine }) => isMine));
  protected readonly target = signal<Target | null>(null);
  protected readonly range = signal<Range | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly isTooLong = computed(() => (this.range()?.text.length ?? 0) > QUOTE_LENGTH);
  protected readonly longest = QUOTE_LENGTH;

  protected begin(quote?: KeyQuote): void {
    this.problem.set(null);
    this.range.set(null);
    this.target.set(quote ? { id: quote.id, version: quote.version } : { id: newId(), version: null });
    setTimeout(() => this.field()?.nativeElement.focus());
  }

  protected select(): void {
    const field = this.field()?.nativeElement;
    if (field) this.range.set(rangeOf(this.transcript(), field.selectionStart, field.selectionEnd));
  }

  protected async mark(): Promise<void> {
    const [target, range] = [this.target(), this.range()];
    if (!target) return;
    if (!range) {
      this.problem.set($localize`Select some words in the transcript first.`);
      return;
    }
    if (await this.put(target, range)) {
      this.target.set(null);
      this.notice.say($localize`The quote was marked.`);
    }
  }

  protected async confirm({ id, version, fromChar, toChar, text }: KeyQuote): Promise<void> {
    if (await this.put({ id, version }, { fromChar, toChar, text }))
      this.notice.say($localize`The quote was confirmed.`);
  }

  protected async remove({ id }: KeyQuote): Promise<void> {
    const path = `/stories/${this.page().story.id}/quotes/${id}`;
    const done = await this.send(() => this.api.send('DELETE', path, { schema: storyReviewPage }));
    if (done) this.notice.say($localize`The quote was removed.`);
  }

  private put({ id, version }: Target, range: Range): Promise<boolean> {
    const { story } = this.page();
    return this.send(() =>
      this.api.send('PUT', `/stories/${story.id}/quotes/${id}`, {
        body: { textVersion: story.textVersion, ...range },
        schema: storyReviewPage,
        ...(version !== null && { ifMatch: version }),
      }),
    );
  }

  private async send(request: () => Promise<StoryReviewPage>): Promise<boolean> {
    if (this.isSending()) return false;
    this.problem.set(null);
    this.isSending.set(true);
    try {
      this.changed.emit(await request());
      return true;
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.isSending.set(false);
    }
  }
}
