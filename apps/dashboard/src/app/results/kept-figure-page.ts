import { Component, computed, DOCUMENT, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type KeptExplanation, keptExplanation, type LeftOutReason } from '@throughline/domain/results';
import { PageHeader } from '@throughline/ui';
import { Copying } from '../platform/copying';
import { writeInstant, writeNumber } from '../platform/format';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { OpenedFigure } from './opened-figure';
import { METRIC_WORDS } from './results-words';

/** A figure as it was when somebody kept it. */
@Component({
  selector: 'tl-kept-figure-page',
  imports: [OpenedFigure, PageHeader, ResourceState, RouterLink],
  template: `
    @if (answered(); as figure) {
      <tl-page-header [headline]="headline()" [eyebrow]="figure.programme.name" [lead]="partName()">
        <div actions>
          <button type="button" class="tl-button" (click)="copy()" i18n>Copy the link</button>
        </div>
      </tl-page-header>
      <p class="tl-card kept">
        <span i18n>Kept on {{ writeInstant(figure.asAt) }}. It stays as it was then, whatever is recorded later.</span>
        <a
          [routerLink]="['/programmes', figure.programme.id, 'figures', figure.metric]"
          [queryParams]="{ strandId: figure.strand?.id, regionId: figure.region?.id }"
          i18n
          >See it as it is today</a
        >
      </p>
      <tl-opened-figure [list]="list" [answered]="figure" [reason]="reason()" />
    } @else {
      <h1 class="tl-visually-hidden" i18n>Figure that was kept</h1>
      <tl-resource-state [of]="list.first" [lines]="8" />
    }
  `,
  styles: `
    .kept {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-3);
      align-items: center;
      margin-block-end: var(--tl-space-5);
    }

    a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
    }
  `,
})
export class KeptFigurePage {
  private readonly copying = inject(Copying);
  private readonly document = inject(DOCUMENT);

  /** From the route, and from the query. */
  readonly keptFigureId = input.required<string>();
  readonly reason = input<LeftOutReason>();

  protected readonly list = pagedResource<KeptExplanation['items'][number], KeptExplanation>(
    keptExplanation,
    () => `/kept-figures/${this.keptFigureId()}`,
    () => ({ reason: this.reason() }),
  );
  /** What was last answered: it stands while another list of the same figure is on its way. */
  protected readonly answered = linkedSignal<KeptExplanation | 'failed' | undefined, KeptExplanation | null>({
    source: () => (this.list.first.error() ? 'failed' : this.list.first.value()),
    computation: (answer, before) => (answer === 'failed' ? null : (answer ?? before?.value ?? null)),
  });
  protected readonly headline = computed(() => {
    const figure = this.answered();
    return figure ? `${METRIC_WORDS[figure.metric].label}: ${writeNumber(figure.actual)}` : '';
  });
  protected readonly partName = computed(() => {
    const figure = this.answered();
    const part = [figure?.strand?.name, figure?.region?.name].filter((name) => name !== undefined);
    return part.length > 0 ? part.join(' · ') : $localize`The whole programme`;
  });
  protected readonly writeInstant = writeInstant;

  protected copy(): void {
    const address = `${this.document.location.origin}/figures/${this.keptFigureId()}`;
    void this.copying.copy(address, $localize`The link was copied.`);
  }
}
