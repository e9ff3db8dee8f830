import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { assetWrite, story, storyMove, type Story, type StoryMove, type StoryState } from '@throughline/domain/stories';
import { Control, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { Problem } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { Boxes } from './boxes';

type Move = StoryMove['to'];

const MOVE_WORDS: Readonly<Record<Move, { readonly verb: string; readonly done: string }>> = {
  recorded: { verb: $localize`Mark as recorded`, done: $localize`The story is marked as recorded.` },
  submitted: { verb: $localize`Hand to review`, done: $localize`The story was handed to review.` },
  inReview: { verb: $localize`Begin the review`, done: $localize`The review has begun.` },
  changesRequested: { verb: $localize`Ask for changes`, done: $localize`Changes were asked for.` },
  approved: { verb: $localize`Approve`, done: $localize`The story was approved.` },
  rejected: { verb: $localize`Do not take on`, done: $localize`The story was not taken on.` },
  archived: { verb: $localize`Archive`, done: $localize`The story was archived.` },
  published: { verb: $localize`Publish`, done: $localize`The story is marked as published.` },
  unpublished: { verb: $localize`Take down`, done: $localize`The story was taken down.` },
};

const HANDED_BACK = {
  verb: $localize`Hand back to review`,
  done: $localize`The story was handed back to review.`,
};

const ANONYMISED_MISSING = 'story.anonymisedAssetMissing';

/** Steps that ask something first; the others are taken at once. */
const ASKS: readonly StoryState[] = ['submitted', 'changesRequested', 'approved', 'rejected', 'published'];
const isMove = (state: StoryState): state is Move => state in MOVE_WORDS;
const isHttps = (text: string): boolean => storyMove.shape.publishedUrl.safeParse(text).success;

/** The next steps that the reader may take with a story, and what each asks of them. */
@Component({
  selector: 'tl-story-moves',
  imports: [Boxes, Control, ErrorSummary, Field, FormField, Icon],
  templateUrl: './story-moves.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    form {
      max-inline-size: var(--tl-form);
    }

    .obstacle {
      display: flex;
      gap: var(--tl-space-3);
    }

    .obstacle tl-icon {
      color: var(--tl-rag-amber);
    }
  `,
})
export class StoryMoves {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly story = input.required<Story>();
  readonly moved = output<Story>();

  /** Why it cannot be published; said in words instead of offering what would be refused. */
  protected readonly obstacle = computed(() => {
    const code = this.story().publicationObstacle;
    if (code === null || code === ANONYMISED_MISSING) return null;
    return this.texts.of(new Problem({ code, title: $localize`Something stands in the way.` }));
  });
  protected readonly offered = computed(() =>
    this.story()
      .moves.filter(isMove)
      .filter((to) => to !== 'recorded' || this.story().consentScopes.includes('record_hold'))
      .filter((to) => to !== 'published' || this.obstacle() === null)
      // What a review is for comes first.
      .toSorted((one, other) => Number(other === 'approved') - Number(one === 'approved')),
  );
  /** Somebody in it wants to stay unnamed, and nothing is there yet that could be published so. */
  protected readonly asksForAnonymised = computed(() => this.story().publicationObstacle === ANONYMISED_MISSING);

  /** The step whose questions are open. Closed again when the story has moved. */
  protected readonly chosen = linkedSignal<StoryState, Move | null>({
    source: () => this.story().state,
    computation: () => null,
  });
  protected readonly draft = signal({
    reason: '',
    attestsConsent: false,
    storytellerSawFinal: false,
    assetIsAnonymised: false,
    publishedUrl: '',
  });
  protected readonly form = form(this.draft, (path) => {
    const needed = (to: Move, isMissing: () => boolean, message: string) =>
      this.chosen() === to && isMissing() ? { kind: 'needed', message } : null;
    validate(path.reason, ({ value }) =>
      value().trim() === ''
        ? (needed('changesRequested', () => true, $localize`Say what should be changed.`) ??
          needed('rejected', () => true, $localize`Say why.`))
        : null,
    );
    validate(path.attestsConsent, ({ value }) =>
      needed(
        'submitted',
        () => !value(),
        $localize`Tick that you hold everybody’s consent. Without it, ask them first.`,
      ),
    );
    validate(path.storytellerSawFinal, ({ value }) =>
      needed(
        'approved',
        () => !value(),
        $localize`Show them the final version first, or ask whether they want to see it.`,
      ),
    );
    validate(path.assetIsAnonymised, ({ value }) =>
      needed(
        'published',
        () => this.asksForAnonymised() && !value(),
        $localize`Take name, face and voice out first, then tick that you did.`,
      ),
    );
    validate(path.publishedUrl, ({ value }) =>
      needed(
        'published',
        () => value().trim() !== '' && !isHttps(value().trim()),
        $localize`Write a whole address that begins with https://`,
      ),
    );
  });
  protected readonly sending = formSending(this.form, () => this.send());

  protected async choose(to: Move): Promise<void> {
    this.form().reset();
    this.chosen.update((before) => (before === to && ASKS.includes(to) ? null : to));
    if (this.chosen() !== null && !ASKS.includes(to)) await this.take();
  }

  protected async take(event?: Event): Promise<void> {
    const to = this.chosen();
    const done = to === null ? '' : this.words()[to].done;
    if (to !== null && (await this.sending.send(event))) this.notice.say(done);
  }

  private async send(): Promise<void> {
    const { reason, publishedUrl, assetIsAnonymised, ...claims } = this.draft();
    if (this.chosen() === 'published' && assetIsAnonymised) await this.addAsset(publishedUrl.trim() || null);
    const body = storyMove.parse({
      to: this.chosen(),
      ...claims,
      ...(reason.trim() !== '' && { reason }),
      ...(publishedUrl.trim() !== '' && { publishedUrl: publishedUrl.trim() }),
    });
    this.moved.emit(await this.api.send('POST', `/stories/${this.story().id}/moves`, { body, schema: story }));
  }

  /** The same id as long as the page is open: what arrives twice is one. */
  private readonly assetId = newId();

  private async addAsset(url: string | null): Promise<void> {
    const { id, media } = this.story();
    const body = assetWrite.parse({
      // Without an address, what is published is the text itself.
      kind: url === null ? 'text' : media[0],
      purpose: 'publication',
      url,
      description: '',
      isAnonymised: true,
    });
    this.moved.emit(await this.api.send('PUT', `/stories/${id}/assets/${this.assetId}`, { body, schema: story }));
  }

  protected readonly asks = (to: Move): boolean => ASKS.includes(to);
  /** The same step is the reviewer's to begin with, and the gatherer's when the changes are made. */
  protected readonly words = computed(() =>
    this.story().state === 'changesRequested' ? { ...MOVE_WORDS, inReview: HANDED_BACK } : MOVE_WORDS,
  );
}
