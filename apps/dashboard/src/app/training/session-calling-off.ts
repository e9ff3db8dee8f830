import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import {
  cancelWrite,
  type EditScope,
  postponeWrite,
  series,
  seriesEditAnswer,
  trainingSession,
  trainingSessionWrite,
  type TrainingSession,
} from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { planOf, sessionWriteOf } from './series-draft';
import { SeriesScope } from './series-scope';
import { sessionsWords } from './series-words';

/** Takes a session off its day, with a reason that everybody reads: for later (it can be given a new day), or for good. */
@Component({
  selector: 'tl-session-calling-off',
  imports: [Control, ErrorSummary, Field, FormField, SeriesScope],
  templateUrl: './session-calling-off.html',
  styleUrl: './plan-page.scss',
  host: { class: 'tl-stack' },
})
export class SessionCallingOff {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);
  private readonly destroyRef = inject(DestroyRef);

  readonly session = input.required<TrainingSession>();
  /** It was postponed, cancelled, or put back: it is to be read anew. */
  readonly changed = output();

  protected readonly asked = signal<'postpone' | 'cancel' | null>(null);
  protected readonly scope = signal<EditScope>('this');
  protected readonly canPostpone = computed(() => this.session().state === 'scheduled');
  private readonly reason = signal({ reason: '' });
  protected readonly form = form(this.reason, (path) => {
    validateStandardSchema(path, cancelWrite);
  });
  protected readonly sending = formSending(this.form, () =>
    this.asked() === 'postpone' ? this.postpone() : this.cancel(),
  );
  /** What would be asked of the series; the reason is not part of what it answers. */
  protected readonly cancelling = { cancel: { reason: '…' } };
  protected readonly postponeLabel = $localize`Why is it postponed?`;
  protected readonly cancelLabel = $localize`Why is it cancelled?`;
  /** Kept until an answer came, so that a repeat changes nothing twice. */
  private editId = newId();

  private readonly postponeOpener = viewChild<ElementRef<HTMLButtonElement>>('postponeOpener');
  private readonly cancelOpener = viewChild<ElementRef<HTMLButtonElement>>('cancelOpener');

  /** What is pressed goes as the question comes, and comes back as it goes; the focus moves with it. */
  protected ask(what: 'postpone' | 'cancel'): void {
    this.asked.set(what);
    this.scope.set('this');
    afterNextRender(() => this.form.reason().focusBoundControl(), { injector: this.injector });
  }

  protected keep(): void {
    const opener = this.asked() === 'postpone' ? this.postponeOpener : this.cancelOpener;
    this.asked.set(null);
    afterNextRender(() => opener()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.asked.set(null);
    this.changed.emit();
  }

  private async postpone(): Promise<void> {
    const before = this.session();
    const after = await this.api.send('POST', `/training-sessions/${before.id}/postpone`, {
      body: postponeWrite.parse(this.reason()),
      schema: trainingSession,
    });
    this.notice.sayWithUndo(
      $localize`The session is postponed. Tell the people who would have come.`,
      () => void this.putBack(before, after),
    );
  }

  private async cancel(): Promise<void> {
    const { id, series: of } = this.session();
    const body = cancelWrite.parse(this.reason());
    if (of === null || this.scope() === 'this') {
      await this.api.send('POST', `/training-sessions/${id}/cancel`, { body, schema: trainingSession });
      this.notice.say($localize`The session was cancelled. Tell the people who would have come.`);
      return;
    }
    const { version } = await this.api.get(`/series/${of.id}`, series);
    const answer = await this.api.send('PUT', `/series/${of.id}/edits/${this.editId}`, {
      body: { scope: this.scope(), sessionId: id, cancel: body },
      schema: seriesEditAnswer,
      ifMatch: version,
    });
    this.editId = newId();
    const count = answer.changedIds.length;
    this.notice.say($localize`Cancelled: ${sessionsWords(count)}:sessions:. Tell the people who would have come.`);
  }

  /** Gives a postponed session its day back. */
  private async putBack(before: TrainingSession, { version }: TrainingSession): Promise<void> {
    try {
      const body = trainingSessionWrite.parse(sessionWriteOf(planOf(before), before.cohortId));
      await this.api.send('PUT', `/training-sessions/${before.id}`, {
        body,
        schema: trainingSession,
        ifMatch: version,
      });
      this.notice.say($localize`The session is back on its day.`);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
    // The notice outlives the page.
    if (!this.destroyRef.destroyed) this.changed.emit();
  }
}
