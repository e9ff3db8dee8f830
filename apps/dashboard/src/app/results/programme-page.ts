import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { programmeProgress, type ProgrammeProgress } from '@throughline/domain/results';
import { EmptyState, PageHeader } from '@throughline/ui';
import { LineChart, RagMark } from '@throughline/ui/figures';
import { apiResource } from '../platform/api';
import { writeDateRange, writeInstant, writeMonth, writeNumber } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { linesOf } from './month-lines';
import { ProgrammeFigures } from './programme-figures';
import { behindBy, figureFor, ragWords, shortfallSentence, STATUS_WORDS } from './results-words';
import { StrandRegionTable } from './strand-region-table';

/** How a programme comes on: what is behind and by how much, every figure, strand by region, and month by month. */
@Component({
  selector: 'tl-programme-page',
  imports: [EmptyState, LineChart, PageHeader, ProgrammeFigures, RagMark, ResourceState, RouterLink, StrandRegionTable],
  templateUrl: './programme-page.html',
  styleUrl: './programme-page.scss',
})
export class ProgrammePage {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);

  /** From the route, and from the query: the part of the programme that is looked at. */
  readonly programmeId = input.required<string>();
  readonly strandId = input<string>();
  readonly regionId = input<string>();

  protected readonly answer = apiResource(
    programmeProgress,
    () => `/programmes/${this.programmeId()}/progress`,
    () => ({ strandId: this.strandId(), regionId: this.regionId() }),
  );
  /** What was last answered about this programme: it stands while another part of it is on its way. */
  protected readonly progress = linkedSignal<
    { id: string; answer: ProgrammeProgress | undefined; failed: boolean },
    ProgrammeProgress | undefined
  >({
    source: () => ({
      id: this.programmeId(),
      answer: this.answer.hasValue() ? this.answer.value() : undefined,
      failed: this.answer.error() !== undefined,
    }),
    computation: ({ id, answer, failed }, before) =>
      answer ?? (failed || before?.source.id !== id ? undefined : before.value),
  });

  protected readonly back = { link: '/portfolio', label: $localize`Portfolio` };
  protected readonly isFiltered = computed(() => this.strandId() !== undefined || this.regionId() !== undefined);
  protected readonly maySeeAsFunder = computed(() => this.signedIn.may('funderProgress.read'));
  protected readonly mayWrite = computed(
    () =>
      this.signedIn
        .account()
        ?.memberships.some(
          ({ role, scope, scopeId }) =>
            role === 'administrator' ||
            (role === 'programmeManager' && (scope === 'organisation' || scopeId === this.programmeId())),
        ) ?? false,
  );
  protected readonly query = computed(() => ({
    programmeId: this.programmeId(),
    strandId: this.strandId(),
    regionId: this.regionId(),
  }));

  /** Regions that can be looked at: those of the strand, or of all. */
  protected readonly regions = computed(() => {
    const strands = this.progress()?.strands ?? [];
    const shown = strands.filter(({ strand }) => this.strandId() === undefined || strand.id === this.strandId());
    const byId = new Map(shown.flatMap(({ regions }) => regions.map(({ region }) => [region.id, region.name])));
    return [...byId].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.name.localeCompare(other.name));
  });
  protected readonly partName = computed(() => {
    const strand = this.progress()?.strands.find((each) => each.strand.id === this.strandId())?.strand.name;
    const region = this.regions().find(({ id }) => id === this.regionId())?.name;
    return [strand, region].filter((name) => name !== undefined).join(' · ');
  });
  /** What is behind in the part that is looked at, worst first. */
  protected readonly behind = computed(() =>
    (this.progress()?.behind ?? [])
      .filter(({ strand }) => this.strandId() === undefined || strand.id === this.strandId())
      .filter(({ region }) => this.regionId() === undefined || region.id === this.regionId())
      .map((each) => ({ ...each, sentence: shortfallSentence(each), by: behindBy(each) })),
  );
  protected readonly months = computed(() => {
    const progress = this.progress();
    if (!progress) return null;
    return {
      labels: progress.months.map(({ month }) => writeMonth(month)),
      lines: linesOf(progress.months, figureFor(progress.selected.figures, 'storiesNet').target),
    };
  });

  /** How many events were held and whom they reached; said to be an estimate when any headcount was one. */
  protected readonly eventsHeld = computed(() => {
    const { held, reach, reachIsEstimate } = this.progress()?.events ?? { held: 0, reach: 0, reachIsEstimate: false };
    if (held === 0) return $localize`No event was held in the programme yet.`;
    const people = writeNumber(reach);
    const whom = reachIsEstimate
      ? $localize`Together they reached about ${people}:reach: people. This is an estimate, because not every headcount was exact.`
      : $localize`Their headcounts add up to ${people}:reach:.`;
    return $localize`Events held in the whole programme: ${writeNumber(held)}:held:. ${whom}:whom:`;
  });

  protected readonly monthsName = $localize`Month`;
  protected readonly chartCaption = $localize`Stories, net: all so far, month by month`;
  protected readonly statusWords = STATUS_WORDS;
  protected readonly ragWords = ragWords;
  protected readonly writeDateRange = writeDateRange;
  protected readonly writeInstant = writeInstant;

  protected lookAtStrand(strandId: string): void {
    const regions = this.progress()?.strands.find(({ strand }) => strand.id === strandId)?.regions;
    const isThere = regions === undefined || regions.some(({ region }) => region.id === this.regionId());
    this.lookAt({ strandId: strandId || null, ...(!isThere && { regionId: null }) });
  }

  protected lookAt(queryParams: { readonly strandId?: string | null; readonly regionId?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
