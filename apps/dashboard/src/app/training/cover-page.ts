import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { addDays, isLocalDate, localDate, type Id } from '@throughline/domain/shared';
import { coverAnswer, coverWrite, type CoverAnswer, type CoverWrite } from '@throughline/domain/training';
import { Control, ErrorSummary, FailedState, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api } from '../platform/api';
import { today, writeDate } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { liveAnswer } from './live-answer';
import { planContext } from './plan-context';
import { LEFT_ALONE_WORDS, sessionsWords } from './series-words';
import { isProblem, SessionNotes } from './session-notes';

/** One trainer takes the sessions of another for some days: which those are, and what stands in the way, is seen before anything changes. */
@Component({
  selector: 'tl-cover-page',
  imports: [
    ...[
      Control,
      ErrorSummary,
      FailedState,
      Field,
      FormField,
      Icon,
      PageHeader,
      ResourceState,
      RouterLink,
      SessionNotes,
    ],
  ],
  templateUrl: './cover-page.html',
  styleUrls: ['./plan-page.scss', './cover-page.scss'],
})
export class CoverPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly cohortId = input.required<Id>();

  protected readonly context = planContext(() => this.cohortId());
  /** Whoever delivers the cohort may be away, also once they have no access any more. */
  protected readonly away = computed(() => {
    const all = [...this.context.trainerChoices(), ...(this.context.cohort()?.trainers ?? [])];
    return [...new Map(all.map((each) => [each.id, each])).values()];
  });
  protected readonly back = computed(() => ({
    link: ['/cohorts', this.cohortId()],
    label: this.context.cohort()?.name ?? $localize`Cohort`,
  }));

  protected readonly draft = linkedSignal(() => {
    const trainers = this.context.cohort()?.trainers ?? [];
    return {
      ...{ outId: trainers.length === 1 ? (trainers[0]?.id ?? '') : '', inId: '' },
      ...{ from: today(), until: addDays(today(), 6), reach: 'cohort' },
    };
  });
  protected readonly form = form(this.draft, (path) => {
    validate(path.outId, (field) =>
      field.value() === '' ? { kind: 'out', message: $localize`Choose who is away.` } : null,
    );
    validate(path.inId, (field) => {
      if (field.value() === '') return { kind: 'in', message: $localize`Choose who steps in.` };
      return field.value() === field.valueOf(path.outId)
        ? { kind: 'in', message: $localize`Choose somebody else than who is away.` }
        : null;
    });
    validateStandardSchema(path.from, localDate);
    validateStandardSchema(path.until, localDate);
    validate(path.until, (field) =>
      isLocalDate(field.value()) && field.value() < field.valueOf(path.from)
        ? { kind: 'until', message: $localize`Choose a last day that is not before the first.` }
        : null,
    );
  });

  private readonly body = computed(() => {
    const { reach, ...draft } = this.draft();
    const strandId = this.context.cohort()?.strandId;
    return { ...draft, ...(reach === 'cohort' ? { cohortId: this.cohortId() } : { strandId }) };
  });
  private readonly preview = liveAnswer(
    coverAnswer,
    () => '/cover/preview',
    () => (coverWrite.safeParse(this.body()).success ? this.body() : undefined),
  );
  /** The dates do not change with whoever delivers them: only what else the one who steps in has to do is worth a word. */
  protected readonly answer = computed(() => {
    const answer = this.preview.value();
    return (
      answer && {
        ...answer,
        changed: answer.changed.map((session) => ({
          ...session,
          ...{ isOutsideStrand: false, isOutsideCohort: false, holiday: null, clockChange: null },
        })),
      }
    );
  });
  protected readonly isCurrent = this.preview.isCurrent;
  protected readonly problem = computed(() => {
    const problem = this.preview.problem();
    return problem === null ? null : this.texts.of(problem);
  });
  protected readonly headline = computed(() => {
    const words = sessionsWords(this.answer()?.changed.length ?? 0);
    return words.charAt(0).toUpperCase() + words.slice(1);
  });
  protected readonly toLookAt = computed(() => this.answer()?.changed.filter(isProblem).length ?? 0);
  protected readonly sending = formSending(this.form, () => this.save());

  protected readonly writeDate = writeDate;
  protected readonly leftAloneWords = LEFT_ALONE_WORDS;

  protected askAgain(): void {
    this.preview.askAgain();
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    await this.router.navigate(['/cohorts', this.cohortId()]);
  }

  private async save(): Promise<void> {
    const body = coverWrite.parse(this.body());
    const answer = await this.api.send('POST', '/cover', { body, schema: coverAnswer });
    const count = answer.changed.length;
    const nameOf = (wanted: Id): string => this.context.trainerChoices().find(({ id }) => id === wanted)?.name ?? '';
    if (count === 0) this.notice.say($localize`Nothing had to change.`);
    else
      this.notice.sayWithUndo(
        $localize`${nameOf(body.inId)}:trainer: steps in: ${sessionsWords(count)}:sessions:.`,
        () => void this.undo(body, answer),
      );
  }

  /** The same, the other way round, for those that changed and no others. */
  private async undo({ inId, outId, from, until }: CoverWrite, { changed }: CoverAnswer): Promise<void> {
    const sessionIds = changed.map(({ sessionId }) => sessionId);
    try {
      const body = coverWrite.parse({ outId: inId, inId: outId, from, until, sessionIds });
      await this.api.send('POST', '/cover', { body, schema: coverAnswer });
      this.notice.say($localize`The sessions are back with who had them.`);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }
}
