import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { BADGE_LEVELS, BADGE_MEASURES, badgeCriteria, badgeCriteriaWrite } from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { problemOf } from '../platform/problem';
import { ResourceState } from '../platform/resource-state';
import { BADGE_LEVEL_WORDS, MEASURE_WORDS } from './completion-words';

/** What each badge takes. It is for the organisation to say. */
@Component({
  selector: 'tl-badge-criteria-page',
  imports: [Control, ErrorSummary, Field, FormField, Icon, PageHeader, ResourceState, RouterLink],
  templateUrl: './badge-criteria-page.html',
  styleUrl: './badge-criteria-page.scss',
})
export class BadgeCriteriaPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);

  protected readonly stored = apiResource(badgeCriteria, () => '/badge-criteria');
  protected readonly back = { link: '/courses', label: $localize`Courses` };
  protected readonly levels = BADGE_LEVELS;
  protected readonly measures = BADGE_MEASURES;
  protected readonly levelWords = BADGE_LEVEL_WORDS;
  protected readonly measureWords = MEASURE_WORDS;

  private readonly none = computed(() => Object.fromEntries(BADGE_MEASURES.map((measure) => [measure, 0])));
  protected readonly draft = linkedSignal(() =>
    this.stored.hasValue()
      ? structuredClone(this.stored.value().criteria)
      : badgeCriteriaWrite.parse(Object.fromEntries(BADGE_LEVELS.map((level) => [level, this.none()]))),
  );
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path, badgeCriteriaWrite);
  });
  protected readonly isStale = signal(false);
  protected readonly sending = formSending(this.form, () => this.save());

  protected async send(event: Event): Promise<void> {
    if (await this.sending.send(event))
      this.notice.say($localize`The criteria hold from now on. Badges that were awarded stay.`);
  }

  protected showStored(): void {
    this.isStale.set(false);
    this.stored.reload();
  }

  private async save(): Promise<void> {
    const version = this.stored.hasValue() ? this.stored.value().version : 0;
    try {
      this.stored.set(
        await this.api.send('PUT', '/badge-criteria', {
          body: this.draft(),
          schema: badgeCriteria,
          ...(version > 0 && { ifMatch: version }),
        }),
      );
    } catch (error) {
      this.isStale.set(problemOf(error).code === 'request.stale');
      throw error;
    }
  }
}
