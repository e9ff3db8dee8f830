import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { applyEach, disabled, form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import {
  certificateName,
  cohortCompletion,
  completionWrite,
  type CohortCompletion,
  type CompletionMember,
} from '@throughline/domain/training';
import { Control, EmptyState, ErrorSummary, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { ATTENDANCE_RULE } from '../platform/enrolment-words';
import { FileDownload } from '../platform/file-download';
import { today, writeDate, writeInstant } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { attendedWords, BADGE_LEVEL_WORDS, modulesWords, obstaclesOf, ruleWords } from './completion-words';

type Batch = CohortCompletion['batches'][number];

/** Who can be finished now: in training and by the rule, or completed and without a certificate or a badge that is due. */
const isReady = ({ state, decision, certificate, dueBadge, badge }: CompletionMember): boolean =>
  (state === 'inTraining' && decision.isMet) ||
  (state === 'completed' && (certificate === null || (dueBadge !== null && badge.recommended !== dueBadge)));

const draftOf = ({ members }: CohortCompletion) => ({
  on: today(),
  people: members.filter(isReady).map(({ enrolmentId, preferredName, state, certificate, revokedOn, dueBadge }) => ({
    enrolmentId,
    // Somebody revoked it: whoever issues another means to.
    isChosen: revokedOn === null || state !== 'completed',
    hasCompleted: state === 'completed',
    hasCertificate: certificate !== null,
    name: certificate?.name ?? preferredName,
    isRenaming: false,
    badge: dueBadge,
    withBadge: dueBadge !== null,
  })),
});
type Draft = ReturnType<typeof draftOf>;

/** Finishing a course with a whole cohort: who meets its rule and why the others do not, certificates and badges, in one go. */
@Component({
  selector: 'tl-completion-page',
  imports: [Control, EmptyState, ErrorSummary, Field, FormField, Icon, PageHeader, ResourceState, RouterLink],
  templateUrl: './completion-page.html',
  styleUrl: './completion-page.scss',
})
export class CompletionPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly download = inject(FileDownload);

  readonly cohortId = input.required<Id>();

  protected readonly completion = apiResource(cohortCompletion, () => `/cohorts/${this.cohortId()}/completion`);
  protected readonly back = computed(() => ({
    link: ['/cohorts', this.cohortId()],
    label: this.completion.hasValue() ? this.completion.value().name : $localize`Cohort`,
  }));
  protected readonly lead = computed(() =>
    this.completion.hasValue() ? ruleWords(this.completion.value().course) : '',
  );
  protected readonly levelWords = BADGE_LEVEL_WORDS;
  protected readonly attendedWords = attendedWords;
  protected readonly attendanceRule = ATTENDANCE_RULE;
  protected readonly modulesWords = modulesWords;
  protected readonly obstaclesOf = obstaclesOf;
  protected readonly writeDate = writeDate;
  protected readonly writeInstant = writeInstant;

  protected readonly members = computed(() => (this.completion.hasValue() ? this.completion.value().members : []));
  protected readonly done = computed(() => this.members().filter(({ certificate }) => certificate !== null));
  protected readonly notYet = computed(() =>
    this.members().filter((member) => member.state !== 'completed' && !isReady(member)),
  );
  protected readonly draft = linkedSignal<Draft>(() =>
    this.completion.hasValue() ? draftOf(this.completion.value()) : { on: today(), people: [] },
  );
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.on, completionWrite.shape.on);
    applyEach(path.people, (person) => {
      disabled(person.name, {
        when: (context) => !context.valueOf(person.isChosen) || context.valueOf(person.hasCertificate),
      });
      validateStandardSchema(person.name, certificateName);
    });
  });
  protected readonly chosen = computed(() => this.draft().people.filter(({ isChosen }) => isChosen));
  /** What is about to happen, counted. */
  protected readonly about = computed(() => {
    const chosen = this.chosen();
    return {
      people: chosen.length,
      certificates: chosen.filter(({ hasCertificate }) => !hasCertificate).length,
      badges: chosen.filter(({ withBadge }) => withBadge).length,
    };
  });
  /** Whether a day is needed: for those who have not completed before. */
  protected readonly needsDay = computed(() => this.chosen().some(({ hasCompleted }) => !hasCompleted));
  protected readonly isUnderWay = computed(
    () => this.completion.hasValue() && this.completion.value().endDate > today(),
  );
  protected readonly isBusy = signal(false);
  /** Kept until it is answered, so that pressing twice does it once. */
  private batchId = newId();
  protected readonly sending = formSending(this.form, async () => {
    const people = this.chosen().map(({ enrolmentId, name, badge, withBadge }) => ({
      ...{ enrolmentId, name, badge: withBadge ? badge : null },
    }));
    const body = { batchId: this.batchId, on: this.draft().on, people };
    this.completion.set(
      await this.api.send('POST', `/cohorts/${this.cohortId()}/completion`, { body, schema: cohortCompletion }),
    );
  });

  protected memberOf(enrolmentId: Id): CompletionMember | undefined {
    return this.members().find((member) => member.enrolmentId === enrolmentId);
  }

  protected async finish(event: Event): Promise<void> {
    event.preventDefault();
    if (this.chosen().length === 0) {
      this.notice.say($localize`Choose at least one person.`);
      return;
    }
    const { people } = this.about();
    const { batchId } = this;
    if (!(await this.sending.send(event))) {
      if (this.sending.problem() !== null) this.completion.reload();
      return;
    }
    this.batchId = newId();
    const words = people === 1 ? $localize`One person is done.` : $localize`${people}:count: people are done.`;
    this.notice.sayWithUndo(words, () => void this.undo(batchId));
  }

  protected async undo(batchId: Id): Promise<void> {
    await this.attempt(async () => {
      const path = `/cohorts/${this.cohortId()}/completion/${batchId}/undo`;
      this.completion.set(await this.api.send('POST', path, { schema: cohortCompletion }));
      this.notice.say($localize`It was taken back. The certificates count as issued in error.`);
    });
  }

  protected printAll(): Promise<void> {
    return this.attempt(() => this.download.fetch(`/cohorts/${this.cohortId()}/certificates`, 'certificates.pdf'));
  }

  protected print({ id, number }: { readonly id: Id; readonly number: string }): Promise<void> {
    return this.attempt(() => this.download.fetch(`/certificates/${id}/print`, `${number}.pdf`));
  }

  /** "2 completed, 2 certificates, 1 badge". */
  protected batchWords({ completed, certificates, badges }: Batch): string {
    return [
      ...(completed === 0 ? [] : [$localize`${completed}:count: completed`]),
      certificates === 1 ? $localize`1 certificate` : $localize`${certificates}:count: certificates`,
      ...(badges === 0 ? [] : [badges === 1 ? $localize`1 badge` : $localize`${badges}:count: badges`]),
    ].join(', ');
  }

  private async attempt(what: () => Promise<unknown>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await what();
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
