import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { cohort, trainingSession, type TrainingSession } from '@throughline/domain/training';
import { Icon, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { timesHere, writeZone } from '../platform/zoned-words';
import { SessionCallingOff } from './session-calling-off';
import { SessionGroupList } from './session-group-list';
import { MODE_WORDS, sessionStateWords } from './training-words';
import { venueFacts } from './venue-facts';

/** One session: when and where, with whom and what, who is expected, and what can be done about it. */
@Component({
  selector: 'tl-session-page',
  imports: [Icon, PageHeader, ResourceState, RouterLink, SessionCallingOff, SessionGroupList],
  templateUrl: './session-page.html',
  styleUrl: './session-page.scss',
})
export class SessionPage {
  private readonly signedIn = inject(SignedIn);

  readonly sessionId = input.required<Id>();

  protected readonly session = apiResource(trainingSession, () => `/training-sessions/${this.sessionId()}`);
  private readonly cohortId = computed(() =>
    this.session.hasValue() && this.signedIn.may('cohort.read') ? this.session.value().cohortId : undefined,
  );
  private readonly cohort = apiResource(cohort, () => this.cohortId() && `/cohorts/${this.cohortId()}`);

  protected readonly back = { link: '/sessions', label: $localize`Sessions` };
  protected readonly modeWords = MODE_WORDS;
  protected readonly stateWords = sessionStateWords;
  protected readonly writeDate = writeDate;
  protected readonly writeZone = writeZone;
  protected readonly timesHere = timesHere;
  protected readonly venueFacts = venueFacts;
  /** What it teaches, in the order of the course. */
  protected readonly modules = computed(() => {
    if (!this.cohort.hasValue() || !this.session.hasValue()) return [];
    const { moduleIds } = this.session.value();
    return this.cohort.value().course.modules.filter(({ id }) => moduleIds.includes(id));
  });

  protected dayOf(session: TrainingSession): string {
    return writeDate(session.date, 'long');
  }

  /** Whether it takes place, as far as is known. */
  protected isOn({ state }: TrainingSession): boolean {
    return state !== 'postponed' && state !== 'cancelled';
  }

  /** Whether it has a plan that can be changed: not once its register was handed in. */
  protected canPlan(session: TrainingSession): boolean {
    return session.may.write && session.registerSubmittedAt === null && session.state !== 'cancelled';
  }

  protected readonly isOver = ({ endsAt }: TrainingSession): boolean => Date.parse(endsAt) <= Date.now();
}
