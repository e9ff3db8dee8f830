import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import {
  cohort,
  cohortMember,
  type Cohort,
  type CohortMember,
  type EnrolmentState,
} from '@throughline/domain/training';
import { Confirm, EmptyState, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { today, writeDate, writeDateRange } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { EnrolForm } from './enrol-form';
import { absenceWords, attendanceWords, completionObstacle, MOVE_WORDS, movesOf } from './member-words';
import { writeDay, writeTimes } from './session-time';
import { ENROLMENT_STATE_WORDS, sessionStateWords } from './training-words';

/** A cohort: its people and how they are getting on, its sessions, and its course. */
@Component({
  selector: 'tl-cohort-page',
  imports: [EmptyState, EnrolForm, Icon, PageHeader, ResourceState, RouterLink],
  templateUrl: './cohort-page.html',
  styleUrl: './cohort-page.scss',
})
export class CohortPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly cohortId = input.required<Id>();

  protected readonly cohort = apiResource(cohort, () => `/cohorts/${this.cohortId()}`);
  protected readonly lead = computed(() => {
    if (!this.cohort.hasValue()) return '';
    const { strand, region, startDate, endDate } = this.cohort.value();
    return [strand.name, region.name, writeDateRange(startDate, endDate)].join(' · ');
  });
  protected readonly busyId = signal<Id | null>(null);
  protected readonly back = { link: '/cohorts', label: $localize`Cohorts` };
  protected readonly stateWords = ENROLMENT_STATE_WORDS;
  protected readonly sessionStateWords = sessionStateWords;
  protected readonly moveWords = MOVE_WORDS;
  protected readonly movesOf = movesOf;
  protected readonly attendanceWords = attendanceWords;
  protected readonly absenceWords = absenceWords;
  protected readonly writeDate = writeDate;
  protected readonly writeDay = writeDay;
  protected readonly writeTimes = writeTimes;

  protected trainersOf({ trainers }: Cohort): string {
    return trainers.length === 0 ? $localize`nobody yet` : trainers.map(({ name }) => name).join(', ');
  }

  /** Until its register is submitted. */
  protected canPlan(of: Cohort, { state }: Cohort['sessions'][number]): boolean {
    return of.may.schedule && !['registerSubmitted', 'locked', 'reopened', 'cancelled'].includes(state);
  }

  /** Moves somebody on. What cannot be taken back is asked first; what can be offers to be. */
  protected async move(of: Cohort, member: CohortMember, to: EnrolmentState): Promise<void> {
    const obstacle = to === 'completed' ? completionObstacle(member, of.course) : null;
    if (obstacle !== null) {
      this.notice.say(obstacle);
      return;
    }
    if (!(await this.isSure(member, to))) return;
    if (!(await this.send(member, to))) return;
    const name = member.preferredName;
    if (to === 'paused') {
      this.notice.sayWithUndo($localize`${name}:name: is pausing.`, () => void this.send(member, 'inTraining'));
    } else if (to === 'inTraining') {
      this.notice.sayWithUndo($localize`${name}:name: is in training again.`, () => void this.send(member, 'paused'));
    } else {
      this.notice.say($localize`${name}:name:: ${ENROLMENT_STATE_WORDS[to].toLowerCase()}:state:.`);
    }
  }

  private isSure({ preferredName: name }: CohortMember, to: EnrolmentState): Promise<boolean> {
    switch (to) {
      case 'completed':
        return this.confirm.ask({
          headline: $localize`Has ${name}:name: completed?`,
          text: $localize`They count as completed from today on. This cannot be taken back.`,
          yes: $localize`Complete`,
        });
      case 'withdrew':
        return this.confirm.ask({
          headline: $localize`Has ${name}:name: withdrawn?`,
          text: $localize`They are not expected at sessions from today on. Nobody is asked why. What they came to stays counted. This cannot be taken back; they can be enrolled anew.`,
          yes: $localize`Record that they withdrew`,
          isDangerous: true,
        });
      case 'didNotStart':
        return this.confirm.ask({
          headline: $localize`Did ${name}:name: not start?`,
          text: $localize`They were enrolled and never came. This cannot be taken back; they can be enrolled anew.`,
          yes: $localize`Record that they did not start`,
        });
      default:
        return Promise.resolve(true);
    }
  }

  /** Whether it was taken. */
  private async send({ enrolmentId }: CohortMember, to: EnrolmentState): Promise<boolean> {
    this.busyId.set(enrolmentId);
    try {
      const body = { to, on: today() };
      await this.api.send('POST', `/enrolments/${enrolmentId}/moves`, { body, schema: cohortMember });
      return true;
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.busyId.set(null);
      this.cohort.reload();
    }
  }
}
