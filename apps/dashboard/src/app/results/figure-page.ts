import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import {
  type Explanation,
  explanation,
  keptFigure,
  type LeftOutReason,
  type Metric,
  METRICS,
} from '@throughline/domain/results';
import { PageHeader } from '@throughline/ui';
import { Api } from '../platform/api';
import { newId } from '../platform/new-id';
import { pagedResource } from '../platform/paged-resource';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { figureName, lastAnswered, partName } from './figure-words';
import { OpenedFigure } from './opened-figure';
import { METRIC_WORDS } from './results-words';

/** Where a figure comes from: what was counted, what was left out and why, and the rule; and a way to keep it as it is. */
@Component({
  selector: 'tl-figure-page',
  imports: [OpenedFigure, PageHeader, ResourceState],
  template: `
    @if (answered(); as figure) {
      <tl-page-header
        [headline]="figureName(figure)"
        [eyebrow]="figure.programme.name"
        [lead]="partName(figure)"
        [back]="back()"
      >
        @if (mayKeep()) {
          <div actions>
            <button type="button" class="tl-button" [disabled]="isKeeping()" (click)="keep()" i18n>
              Keep this figure
            </button>
          </div>
        }
      </tl-page-header>
      @if (problem(); as sentence) {
        <p role="alert" class="problem">{{ sentence }}</p>
      }
      <tl-opened-figure [list]="list" [answered]="figure" [reason]="reason()" />
    } @else {
      <h1 class="tl-visually-hidden">{{ label() }}</h1>
      <tl-resource-state [of]="list.first" [lines]="8" />
    }
  `,
  styles: `
    .problem {
      color: var(--tl-danger-colour);
    }
  `,
})
export class FigurePage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  private readonly texts = inject(ProblemText);

  /** From the route, and from the query: the part of the programme, and the records that are listed. */
  readonly programmeId = input.required<string>();
  readonly metric = input.required<Metric>();
  readonly strandId = input<string>();
  readonly regionId = input<string>();
  readonly reason = input<LeftOutReason>();

  protected readonly list = pagedResource<Explanation['items'][number], Explanation>(
    explanation,
    () => `/programmes/${this.programmeId()}/figures/${this.metric()}`,
    () => ({ strandId: this.strandId(), regionId: this.regionId(), reason: this.reason() }),
  );
  protected readonly answered = lastAnswered(this.list);
  /** A metric that is made up has no words; the API says that there is none. */
  protected readonly label = computed(() =>
    METRICS.includes(this.metric()) ? METRIC_WORDS[this.metric()].label : $localize`Figure`,
  );
  protected readonly figureName = figureName;
  protected readonly partName = partName;
  protected readonly back = computed(() => ({
    link: `/programmes/${this.programmeId()}`,
    label: $localize`Programme`,
  }));
  protected readonly mayKeep = computed(() => this.signedIn.may('figure.keep'));

  private readonly keptId = newId();
  protected readonly isKeeping = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected async keep(): Promise<void> {
    this.isKeeping.set(true);
    this.problem.set(null);
    const body = {
      programmeId: this.programmeId(),
      metric: this.metric(),
      strandId: this.strandId() ?? null,
      regionId: this.regionId() ?? null,
    };
    try {
      const { id } = await this.api.send('PUT', `/kept-figures/${this.keptId}`, { body, schema: keptFigure });
      await this.router.navigate(['/figures', id]);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isKeeping.set(false);
    }
  }
}
