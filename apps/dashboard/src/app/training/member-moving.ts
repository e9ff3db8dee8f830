import { inject, Injector, Service } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { cohort, cohortMember, type CohortMember } from '@throughline/domain/training';
import { Notice } from '@throughline/ui';
import { firstValueFrom } from 'rxjs';
import { Api } from '../platform/api';
import { ENROLMENT_STATE_WORDS } from '../platform/enrolment-words';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { type MoveAsked } from './member-move-dialog';

/** Moves people on, and back: every step says that it was taken, and can be taken back where it says so. */
@Service()
export class MemberMoving {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);

  /** Whether a step was taken. `changed` is called then, and when it is undone. */
  async ask(asked: MoveAsked, changed: () => void): Promise<void> {
    const [{ MatDialog }, { MemberMoveDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./member-move-dialog'),
    ]);
    const dialog = this.injector.get(MatDialog).open<unknown, MoveAsked, CohortMember>(MemberMoveDialog, {
      ...{ data: asked, width: '28rem', maxWidth: 'calc(100vw - 2rem)', autoFocus: 'input, select' },
      ...{ ariaLabelledBy: 'tl-move-headline', ariaDescribedBy: 'tl-move-text' },
    });
    const moved = await firstValueFrom(dialog.afterClosed());
    if (!moved) return;
    changed();
    const { preferredName: name } = asked.member;
    this.notice.sayWithUndo($localize`${name}:name:: ${ENROLMENT_STATE_WORDS[asked.to].toLowerCase()}:state:.`, () => {
      void this.undo(asked, moved).then(changed);
    });
  }

  /** Takes the last step of somebody back. */
  async takeBack({ enrolmentId, preferredName: name, stepId }: CohortMember): Promise<void> {
    if (stepId === null) return;
    try {
      const member = await this.api.send('DELETE', `/enrolments/${enrolmentId}/steps/${stepId}`, {
        schema: cohortMember,
      });
      this.notice.say(
        $localize`Taken back. ${name}:name:: ${ENROLMENT_STATE_WORDS[member.state].toLowerCase()}:state:.`,
      );
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }

  private async undo({ cohortId, member, to }: MoveAsked, moved: CohortMember): Promise<void> {
    if (to !== 'transferred') return this.takeBack(moved);
    // The step lies with the enrolment that was ended, and not with the one that was opened.
    const ended = await this.ended(cohortId, member.enrolmentId);
    if (ended) await this.takeBack(ended);
  }

  private async ended(cohortId: Id, enrolmentId: Id): Promise<CohortMember | undefined> {
    try {
      const { members } = await this.api.get(`/cohorts/${cohortId}`, cohort);
      return members.find((each) => each.enrolmentId === enrolmentId);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
      return undefined;
    }
  }
}
