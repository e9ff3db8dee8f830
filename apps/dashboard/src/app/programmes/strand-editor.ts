import { Component, computed, inject, input, output } from '@angular/core';
import { FormField, type ValidationError } from '@angular/forms/signals';
import {
  strand,
  STRAND_KINDS,
  strandWrite,
  type Organisation,
  type Programme,
  type Region,
  type Strand,
} from '@throughline/domain/programmes';
import { Control, ErrorSummary, Field, FIELD_ERROR_TEXT, Icon, Notice } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { AliasInput } from './alias-input';
import { filled, list, orNull, readAs } from './draft';
import { STRAND_KIND_WORDS } from './programmes-words';
import { recordEditing } from './record-editing';
import { SaveBar } from './save-bar';
import { StaleChanges } from './stale-changes';

interface Aim {
  regionId: string;
  storyTarget: number | null;
  reporterTarget: number | null;
  sessionTarget: number | null;
  participantTarget: number | null;
}

let made = 0;

/** A strand: what it is, when it runs, and for each of its regions what is aimed at there. */
@Component({
  selector: 'tl-strand-editor',
  imports: [AliasInput, Control, ErrorSummary, Field, FormField, Icon, SaveBar, StaleChanges],
  templateUrl: './strand-editor.html',
  styleUrl: './editor.scss',
})
export class StrandEditor {
  private readonly notice = inject(Notice);
  private readonly textOf = inject(FIELD_ERROR_TEXT);
  readonly programme = input.required<Programme>();
  /** Nothing for a new one. */
  readonly stored = input<Strand | null>(null);
  readonly regions = input.required<readonly Region[]>();
  readonly organisations = input.required<readonly Organisation[]>();
  readonly saved = output<Strand>();
  readonly closed = output();

  protected readonly saveWords = computed(() =>
    this.stored() ? $localize`Save the strand` : $localize`Add the strand`,
  );
  /** Begins the ids of the controls in the table. */
  protected readonly id = `strand-editor-${++made}-`;
  protected readonly kinds = STRAND_KINDS;
  protected readonly kindWords = STRAND_KIND_WORDS;
  /** The numbers of a row, in the order of the columns. */
  protected readonly targets = [
    { key: 'storyTarget', label: $localize`Stories` },
    { key: 'reporterTarget', label: $localize`Reporters` },
    { key: 'sessionTarget', label: $localize`Sessions` },
    { key: 'participantTarget', label: $localize`Participants` },
  ] as const;
  private readonly regionNames = computed(() => new Map(this.regions().map((region) => [region.id, region.name])));

  protected readonly editing = recordEditing({
    path: '/strands',
    stored: this.stored,
    answer: strand,
    draftOf: (stored: Strand | null) => ({
      ...{ name: stored?.name ?? '', code: stored?.code ?? '' },
      kind: stored?.kind ?? 'place',
      startDate: stored?.startDate ?? this.programme().startDate,
      endDate: stored?.endDate ?? this.programme().endDate,
      commissionerId: stored?.commissionerId ?? '',
      aliases: stored?.aliases ?? [],
      regions: (stored?.regions ?? []).map(
        ({ regionId, storyTarget, reporterTarget, sessionTarget, participantTarget }): Aim => ({
          ...{ regionId, storyTarget, reporterTarget, sessionTarget, participantTarget },
        }),
      ),
    }),
    write: () =>
      readAs(strandWrite, (draft: { commissionerId: string }) => ({
        ...filled(draft),
        programmeId: this.programme().id,
        commissionerId: orNull(draft.commissionerId),
      })),
    fields: {
      name: { label: $localize`Name` },
      code: { label: $localize`Code` },
      kind: { label: $localize`What makes it a part of its own`, write: (kind) => STRAND_KIND_WORDS[kind] },
      startDate: { label: $localize`First day`, write: writeDate },
      endDate: { label: $localize`Last day`, write: writeDate },
      commissionerId: {
        label: $localize`Commissioner`,
        write: (id) => this.organisations().find((each) => each.id === id)?.name ?? '',
      },
      aliases: { label: $localize`Other names`, write: list },
      regions: {
        label: $localize`Regions and targets`,
        write: (aims: readonly Aim[]) =>
          aims
            .map((aim) => {
              const numbers = this.targets.map(({ key, label }) => `${label} ${aim[key] ?? '–'}`);
              return `${this.regionNames().get(aim.regionId) ?? ''}: ${numbers.join(', ')}`;
            })
            .join('\n'),
      },
    },
  });

  protected readonly datesHint = computed(() => {
    const { startDate, endDate } = this.programme();
    return $localize`Within the programme: ${writeDate(startDate)}:from: to ${writeDate(endDate)}:until:.`;
  });

  protected nameOf(regionId: string, index: number): string {
    return this.regionNames().get(regionId) ?? $localize`region ${index + 1}:number:`;
  }

  protected wordsOf(errors: readonly ValidationError[]): string {
    return [...new Set(errors.map(this.textOf))].join(' ');
  }

  protected addRegion(): void {
    this.editing.draft.update((draft) => ({
      ...draft,
      regions: [
        ...draft.regions,
        { regionId: '', storyTarget: 0, reporterTarget: 0, sessionTarget: null, participantTarget: null },
      ],
    }));
  }

  protected removeRegion(removed: number): void {
    this.editing.draft.update((draft) => ({
      ...draft,
      regions: draft.regions.filter((_, index) => index !== removed),
    }));
  }

  protected async save(event: Event): Promise<void> {
    this.tell(await this.editing.save(event));
  }

  protected async keepMine(): Promise<void> {
    this.tell(await this.editing.keepMine());
  }

  protected useTheirs(): void {
    const theirs = this.editing.useTheirs();
    if (theirs) this.saved.emit(theirs);
  }

  private tell(saved: Strand | null): void {
    if (!saved) return;
    this.notice.say($localize`The strand is saved.`);
    this.saved.emit(saved);
  }
}
