import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { hasLeft, type Cohort, type CohortMember, type EnrolmentState } from '@throughline/domain/training';
import { EmptyState, Icon, Notice } from '@throughline/ui';
import { absenceWords, ATTENDANCE_RULE, attendanceWords, ENROLMENT_STATE_WORDS } from '../platform/enrolment-words';
import { writeDate } from '../platform/format';
import { MemberMoving } from './member-moving';
import { completionObstacle, moveLabel, movesOf } from './member-words';

/** The people of a cohort: how they are getting on, and what can be done. Those who left stand at the end. */
@Component({
  selector: 'tl-cohort-members',
  imports: [EmptyState, Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './cohort-members.html',
  styleUrl: './cohort-members.scss',
})
export class CohortMembers {
  private readonly moving = inject(MemberMoving);
  private readonly notice = inject(Notice);

  readonly cohort = input.required<Cohort>();
  readonly changed = output();

  protected readonly members = computed(() =>
    [...this.cohort().members].sort((one, other) => Number(hasLeft(one.state)) - Number(hasLeft(other.state))),
  );
  protected readonly rule = ATTENDANCE_RULE;
  protected readonly stateWords = ENROLMENT_STATE_WORDS;
  protected readonly attendanceWords = attendanceWords;
  protected readonly absenceWords = absenceWords;
  protected readonly moveLabel = moveLabel;
  protected readonly hasLeft = hasLeft;
  protected readonly writeDate = writeDate;

  protected movesOf(member: CohortMember): readonly EnrolmentState[] {
    return movesOf(member, this.cohort());
  }

  /** What ended an enrolment, or completed it, can be taken back. */
  protected canTakeBack({ state, stepId }: CohortMember): boolean {
    return stepId !== null && (hasLeft(state) || state === 'completed');
  }

  protected move(member: CohortMember, to: EnrolmentState): void {
    const obstacle = to === 'completed' ? completionObstacle(member, this.cohort().course) : null;
    if (obstacle !== null) {
      this.notice.say(obstacle);
      return;
    }
    const asked = { cohortId: this.cohort().id, member, to, isBeforeOthers: false };
    void this.moving.ask(asked, () => this.changed.emit());
  }

  protected async takeBack(member: CohortMember): Promise<void> {
    await this.moving.takeBack(member);
    this.changed.emit();
  }
}
