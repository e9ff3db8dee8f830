import { type HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { FailedState, ForbiddenState, LoadingState, NotFoundState } from '@throughline/ui';
import { problemOf } from './problem';
import { ProblemText } from './problem-text';

/**
 * What stands in place of what a resource has not got: that it loads, that it is not open, that it is not there, or that it failed.
 *
 *     @if (story.hasValue()) { … } @else { <tl-resource-state [of]="story" /> }
 */
@Component({
  selector: 'tl-resource-state',
  imports: [FailedState, ForbiddenState, LoadingState, NotFoundState],
  template: `
    @switch (state()) {
      @case ('loading') {
        <tl-loading-state [lines]="lines()" />
      }
      @case ('forbidden') {
        <tl-forbidden-state />
      }
      @case ('notFound') {
        <tl-not-found-state />
      }
      @case ('failed') {
        <tl-failed-state [message]="message()" [reference]="reference()" (retry)="of().reload()" />
      }
    }
  `,
})
export class ResourceState {
  private readonly texts = inject(ProblemText);
  readonly of = input.required<HttpResourceRef<unknown>>();
  /** How many grey lines to show while it loads. */
  readonly lines = input(5);

  private readonly problem = computed(() => {
    const error = this.of().error();
    return error === undefined ? undefined : problemOf(error);
  });
  protected readonly state = computed(() => {
    const problem = this.problem();
    if (problem === undefined) return this.of().isLoading() ? 'loading' : 'nothing';
    if (problem.status === 401) return 'nothing';
    if (problem.status === 403) return 'forbidden';
    return problem.status === 404 ? 'notFound' : 'failed';
  });
  protected readonly message = computed(() => {
    const problem = this.problem();
    return problem && this.texts.of(problem);
  });
  protected readonly reference = computed(() => this.problem()?.requestId ?? undefined);
}
