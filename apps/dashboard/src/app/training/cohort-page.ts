import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { cohort, type Cohort } from '@throughline/domain/training';
import { Icon, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { absenceWords, attendanceWords } from '../platform/enrolment-words';
import { today, writeDateRange } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { CohortMembers } from './cohort-members';
import { CohortWaitingList } from './cohort-waiting-list';
import { EnrolForm } from './enrol-form';
import { GuideCard } from './guide-card';
import { writeDay, writeTimes } from './session-time';
import { sessionStateWords } from './training-words';

/** A cohort: its people and how they are getting on, its sessions, and its course. */
@Component({
  selector: 'tl-cohort-page',
  imports: [CohortMembers, CohortWaitingList, EnrolForm, GuideCard, Icon, PageHeader, ResourceState, RouterLink],
  templateUrl: './cohort-page.html',
  styleUrl: './cohort-page.scss',
})
export class CohortPage {
  private readonly signedIn = inject(SignedIn);

  readonly cohortId = input.required<Id>();

  protected readonly cohort = apiResource(cohort, () => `/cohorts/${this.cohortId()}`);
  protected readonly mayFinish = computed(() => this.signedIn.may('certificate.issue'));
  protected readonly lead = computed(() => {
    if (!this.cohort.hasValue()) return '';
    const { strand, region, startDate, endDate } = this.cohort.value();
    return [strand.name, region.name, writeDateRange(startDate, endDate)].join(' · ');
  });
  /** Whom somebody should call; those who missed the most first. Once a cohort is over, nobody, unless there is a session to come. */
  protected readonly toCall = computed(() => {
    if (!this.cohort.hasValue()) return [];
    const { members, endDate } = this.cohort.value();
    const goesOn = endDate >= today();
    return members
      .filter((member) => absenceWords(member) !== null && (goesOn || member.toCome > 0))
      .sort((one, other) => other.consecutiveAbsences - one.consecutiveAbsences);
  });
  protected readonly back = { link: '/cohorts', label: $localize`Cohorts` };
  protected readonly sessionStateWords = sessionStateWords;
  protected readonly attendanceWords = attendanceWords;
  protected readonly absenceWords = absenceWords;
  protected readonly writeDay = writeDay;
  protected readonly writeTimes = writeTimes;

  /** "9 of 12 places taken, 1 offered". */
  protected placesWords({ placesTaken, placesOffered, capacity }: Cohort): string {
    const taken = $localize`${placesTaken}:taken: of ${capacity}:capacity: places taken`;
    return placesOffered === 0 ? taken : $localize`${taken}:taken:, ${placesOffered}:count: offered`;
  }

  protected trainersOf({ trainers }: Cohort): string {
    return trainers.length === 0 ? $localize`nobody yet` : trainers.map(({ name }) => name).join(', ');
  }

  /** Until its register is submitted. */
  protected canPlan(of: Cohort, { state }: Cohort['sessions'][number]): boolean {
    return of.may.schedule && !['registerSubmitted', 'locked', 'reopened', 'cancelled'].includes(state);
  }
}
