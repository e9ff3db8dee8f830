import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { BOARD_STATES, story, storyBoard, storyMove, type StoryBoard } from '@throughline/domain/stories';
import { EmptyState, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { writeDate, writeNumber } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { StoriesNav } from './stories-nav';
import { CONSENT_STATE_WORDS, needsCare, STORY_STATE_WORDS, TECHNIQUE_WORDS } from './stories-words';
import { filterOfAddress } from './story-filter';
import { StoryFilters } from './story-filters';

type Column = StoryBoard['columns'][number];
type Card = Column['items'][number];

/** Steps that ask nothing first; the others are taken on the story's own page. */
const SIMPLE = {
  inReview: { verb: $localize`Begin the review`, done: $localize`The review has begun.` },
  archived: { verb: $localize`Archive`, done: $localize`The story was archived.` },
  unpublished: { verb: $localize`Take down`, done: $localize`The story was taken down.` },
} as const;
type SimpleMove = keyof typeof SIMPLE;

/** The stories by how far they have come. A row of columns on a desk; on a phone one column at a time. */
@Component({
  selector: 'tl-story-board-page',
  imports: [EmptyState, Icon, PageHeader, ResourceState, RouterLink, StoriesNav, StoryFilters],
  templateUrl: './story-board-page.html',
  styleUrl: './story-board-page.scss',
})
export class StoryBoardPage {
  private readonly router = inject(Router);
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  /** From the address: the column that a phone shows. */
  readonly column = input<string>();
  protected readonly filter = filterOfAddress();
  protected readonly board = apiResource(
    storyBoard,
    () => '/stories/board',
    () => ({ ...this.filter(), state: undefined }),
  );
  protected readonly columns = computed(() => (this.board.hasValue() ? this.board.value().columns : []));
  protected readonly isEmpty = computed(() => this.columns().every(({ total }) => total === 0));
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).some((key) => key !== 'state'));
  /** What a phone shows: as the address says, else the first column in which there is something. */
  protected readonly shown = computed(() => {
    const asked = BOARD_STATES.find((state) => state === this.column());
    return asked ?? this.columns().find(({ total }) => total > 0)?.state ?? BOARD_STATES[0];
  });
  protected readonly isMoving = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected show(column: string): void {
    void this.router.navigate([], { queryParams: { column }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async move(card: Card, to: SimpleMove): Promise<void> {
    this.isMoving.set(true);
    this.problem.set(null);
    try {
      await this.api.send('POST', `/stories/${card.id}/moves`, { body: storyMove.parse({ to }), schema: story });
      this.notice.say(SIMPLE[to].done);
      this.board.reload();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isMoving.set(false);
    }
  }

  /** The arrows go from card to card, and from column to column. */
  protected press(event: KeyboardEvent): void {
    const region = event.currentTarget as HTMLElement;
    const lanes = [...region.querySelectorAll('section')].map((lane) => [
      ...lane.querySelectorAll<HTMLElement>('.card > a'),
    ]);
    const x = lanes.findIndex((lane) => lane.some((link) => link === document.activeElement));
    const lane = lanes[x];
    if (!lane || event.ctrlKey || event.metaKey || event.altKey) return;
    const y = lane.findIndex((link) => link === document.activeElement);
    const filled = (beside: readonly HTMLElement[][]): HTMLElement | undefined => {
      const next = beside.find((each) => each.length > 0);
      return next?.[Math.min(y, next.length - 1)];
    };
    const targets: Readonly<Record<string, () => HTMLElement | undefined>> = {
      ArrowDown: () => lane[y + 1],
      ArrowUp: () => lane[y - 1],
      ArrowRight: () => filled(lanes.slice(x + 1)),
      ArrowLeft: () => filled(lanes.slice(0, x).reverse()),
    };
    const find = targets[event.key];
    if (!find) return;
    event.preventDefault();
    find()?.focus();
  }

  protected readonly countOf = ({ total, totalIsCapped }: Column): string =>
    writeNumber(total) + (totalIsCapped ? '+' : '');
  protected readonly hasMore = ({ total, totalIsCapped, items }: Column): boolean =>
    totalIsCapped || total > items.length;
  protected readonly simple = ({ moves }: Card): readonly SimpleMove[] =>
    moves.filter((move): move is SimpleMove => move in SIMPLE);
  protected readonly moveWords = SIMPLE;
  protected readonly stateWords = STORY_STATE_WORDS;
  protected readonly techniqueWords = TECHNIQUE_WORDS;
  protected readonly consentWords = CONSENT_STATE_WORDS;
  protected readonly needsCare = needsCare;
  protected readonly writeDate = writeDate;
}
