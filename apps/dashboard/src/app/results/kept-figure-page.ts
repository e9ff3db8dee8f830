import { Component, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type KeptExplanation, keptExplanation, type LeftOutReason } from '@throughline/domain/results';
import { PageHeader } from '@throughline/ui';
import { Copying } from '../platform/copying';
import { writeInstant } from '../platform/format';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { figureName, lastAnswered, partName } from './figure-words';
import { OpenedFigure } from './opened-figure';

/** A figure as it was when somebody kept it. */
@Component({
  selector: 'tl-kept-figure-page',
  imports: [OpenedFigure, PageHeader, ResourceState, RouterLink],
  template: `
    @if (answered(); as figure) {
      <tl-page-header [headline]="figureName(figure)" [eyebrow]="figure.programme.name" [lead]="partName(figure)">
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
  protected readonly answered = lastAnswered(this.list);
  protected readonly figureName = figureName;
  protected readonly partName = partName;
  protected readonly writeInstant = writeInstant;

  protected copy(): void {
    const address = `${this.document.location.origin}/figures/${this.keptFigureId()}`;
    void this.copying.copy(address, $localize`The link was copied.`);
  }
}
