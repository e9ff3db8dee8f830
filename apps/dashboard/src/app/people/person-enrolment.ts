import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { type Person } from '@throughline/domain/people';
import { type Id } from '@throughline/domain/shared';
import { cohortMember, enrolmentStepWrite, hasLeft } from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { absenceWords, ATTENDANCE_RULE, attendanceWords, ENROLMENT_STATE_WORDS } from '../platform/enrolment-words';
import { writeDate } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

type Enrolment = Person['enrolments'][number];
type Step = Enrolment['steps'][number];

/** One enrolment of a person: what they attended, and its dated steps, each of which can be corrected. */
@Component({
  selector: 'tl-person-enrolment',
  imports: [Control, ErrorSummary, Field, FormField, Icon, RouterLink],
  templateUrl: './person-enrolment.html',
  styleUrl: './person-enrolment.scss',
})
export class PersonEnrolment {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly enrolment = input.required<Enrolment>();
  readonly changed = output();

  protected readonly rule = ATTENDANCE_RULE;
  protected readonly stateWords = ENROLMENT_STATE_WORDS;
  protected readonly attendanceWords = attendanceWords;
  protected readonly absenceWords = absenceWords;
  protected readonly writeDate = writeDate;
  protected readonly where = computed(() => {
    const { programme, strand, course } = this.enrolment();
    return [programme.name, strand.name, course.name].join(' · ');
  });

  /** "In training since 9 Mar 2026", "Withdrew on 9 Mar 2026". */
  protected readonly standing = computed(() => {
    const { state, since } = this.enrolment();
    const [words, day] = [ENROLMENT_STATE_WORDS[state], writeDate(since)];
    return hasLeft(state) || state === 'completed'
      ? $localize`${words}:state: on ${day}:day:`
      : $localize`${words}:state: since ${day}:day:`;
  });

  private readonly card = viewChild.required<ElementRef<HTMLElement>>('card');
  private readonly injector = inject(Injector);
  /** The step whose day is being corrected. */
  protected readonly correcting = signal<Id | null>(null);
  protected readonly draft = signal({ on: '' });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path, enrolmentStepWrite);
  });
  protected readonly sending = formSending(this.form, () =>
    this.api.send('PUT', this.pathOf(this.correcting() ?? ''), {
      body: enrolmentStepWrite.parse(this.draft()),
      schema: cohortMember,
    }),
  );

  protected begin({ id, on }: Step): void {
    this.draft.set({ on });
    this.form().reset();
    this.correcting.set(id);
    afterNextRender(() => this.form.on().focusBoundControl(), { injector: this.injector });
  }

  /** What was pressed goes; the focus stays in the card. */
  protected stop(): void {
    this.correcting.set(null);
    afterNextRender(() => this.card().nativeElement.focus(), { injector: this.injector });
  }

  protected async correct(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.stop();
    this.notice.say($localize`The day is corrected.`);
    this.changed.emit();
  }

  /** The last step, unless a register took it: then that is what is corrected. */
  protected canTakeBack(step: Step): boolean {
    const byTheRegister = step.from === 'enrolled' && step.to === 'inTraining';
    return step.id === this.enrolment().stepId && step.from !== null && !byTheRegister;
  }

  protected async takeBack({ id, to }: Step): Promise<void> {
    try {
      await this.api.send('DELETE', this.pathOf(id), { schema: cohortMember });
      this.notice.say($localize`Taken back: ${ENROLMENT_STATE_WORDS[to].toLowerCase()}:state:.`);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
    this.changed.emit();
  }

  private pathOf(stepId: Id): string {
    return `/enrolments/${this.enrolment().enrolmentId}/steps/${stepId}`;
  }
}
