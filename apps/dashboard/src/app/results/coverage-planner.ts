import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CollectionProgress, coverageTarget, coverageTargetWrite } from '@throughline/domain/results';
import { Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeDate, writeNumber } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { concentrationWords } from './collection-words';

type Planner = CollectionProgress['planner'];
type Cell = Planner['regions'][number]['cells'][number];

const keyOf = (regionId: string, { communityId }: Cell): string => `${regionId} ${communityId ?? ''}`;

/** Regions by communities: how many stories are sought of each, how many there are, what is missing, and what could bring it. */
@Component({
  selector: 'tl-coverage-planner',
  imports: [RouterLink],
  templateUrl: './coverage-planner.html',
  styleUrl: './coverage-planner.scss',
})
export class CoveragePlanner {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);
  private readonly notice = inject(Notice);

  readonly planner = input.required<Planner>();
  readonly mayWrite = input.required<boolean>();
  /** Some targets were saved: what is shown is old. */
  readonly saved = output();

  protected readonly isEditing = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** What was typed, by cell; what was not touched is not in it. */
  private readonly typed = signal<ReadonlyMap<string, string>>(new Map());

  protected readonly rows = computed(() => {
    const { regions, communities } = this.planner();
    const names = new Map(communities.map(({ id, name }) => [id, name]));
    return regions.map((each) => ({
      ...each,
      warning: concentrationWords(each),
      gap: each.cells.reduce((sum, { gap }) => sum + gap, 0),
      cells: each.cells
        .filter(({ communityId, storiesNet }) => communityId !== null || storiesNet > 0)
        .map((cell) => ({
          ...cell,
          key: keyOf(each.region.id, cell),
          name: cell.communityId === null ? $localize`Not said` : (names.get(cell.communityId) ?? ''),
        })),
    }));
  });
  protected readonly canEdit = computed(() => this.mayWrite() && this.planner().strandId !== null);
  protected readonly writeNumber = writeNumber;
  protected readonly writeDate = writeDate;

  protected typedAt(key: string, target: number): string {
    return this.typed().get(key) ?? String(target);
  }

  protected type(key: string, text: string): void {
    this.typed.update((typed) => new Map(typed).set(key, text));
  }

  protected stop(): void {
    this.isEditing.set(false);
    this.typed.set(new Map());
    this.problem.set(null);
  }

  /** Sends what was changed, one target after the other: what was taken stays taken when a later one is refused. */
  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      for (const { region, cells } of this.planner().regions)
        for (const cell of cells) await this.send(region.id, cell);
      this.notice.say($localize`The targets are saved.`);
      this.stop();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
      this.saved.emit();
    }
  }

  private async send(regionId: string, cell: Cell): Promise<void> {
    const [text, { strandId }] = [this.typed().get(keyOf(regionId, cell)), this.planner()];
    const target = text === undefined || text.trim() === '' ? cell.target : Number(text);
    if (target === cell.target || strandId === null || cell.communityId === null) return;
    await this.api.send('PUT', `/strands/${strandId}/coverage/${regionId}/${cell.communityId}`, {
      body: coverageTargetWrite.parse({ target }),
      schema: coverageTarget,
      ...(cell.version !== null && { ifMatch: cell.version }),
    });
  }
}
