import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { event as eventSchema, HELD_STATES, type Event } from '@throughline/domain/events';
import { Confirm, EmptyState, Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { EventQuotes } from './event-quotes';
import { EVENT_MOVE_WORDS, writeHeadcount } from './events-words';
import { OpenEvent } from './open-event';
import { ReportForm } from './report-form';

/** What is known of an event once it was held. */
@Component({
  selector: 'tl-write-up-page',
  imports: [EmptyState, EventQuotes, Icon, ReportForm],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './write-up-page.html',
  styleUrl: './write-up-page.scss',
})
export class WriteUpPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly open = inject(OpenEvent);
  private readonly injector = inject(Injector);
  private readonly form = viewChild(ReportForm);
  private readonly report = viewChild<ElementRef<HTMLElement>>('report');

  protected readonly event = this.open.event;
  protected readonly isHeld = computed(() => {
    const state = this.event()?.state;
    return HELD_STATES.some((each) => each === state);
  });
  private readonly isCorrecting = signal(false);
  /** Open while it is being written; afterwards it is read, and corrected on purpose. */
  protected readonly isWriting = computed(
    () => (this.event()?.may.write ?? false) && (this.event()?.state === 'held' || this.isCorrecting()),
  );
  protected readonly canFinish = computed(() => this.event()?.moves.includes('writtenUp') ?? false);
  protected readonly isFinishing = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected set(told: Event): void {
    this.open.set(told);
  }

  protected saved(told: Event): void {
    this.open.set(told);
    this.isCorrecting.set(false);
    this.problem.set(null);
    this.focusReport();
  }

  protected correct(): void {
    this.isCorrecting.set(true);
  }

  protected async finish(): Promise<void> {
    if (this.isFinishing()) return;
    if (this.form()?.isDirty()) {
      this.problem.set($localize`There is something that is not saved. Save the write-up first.`);
      return;
    }
    this.isFinishing.set(true);
    this.problem.set(null);
    try {
      const body = { to: 'writtenUp' };
      this.open.set(await this.api.send('POST', `${this.open.path()}/moves`, { body, schema: eventSchema }));
      this.notice.say(EVENT_MOVE_WORDS.writtenUp.done);
      this.focusReport();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isFinishing.set(false);
    }
  }

  /** The form goes as what was written comes, where it does; the focus moves with it. */
  private focusReport(): void {
    afterNextRender(() => this.report()?.nativeElement.focus(), { injector: this.injector });
  }

  /** For the guard of the route. */
  async mayLeave(): Promise<boolean> {
    if (!this.form()?.isDirty()) return true;
    return this.confirm.ask({
      headline: $localize`Leave without saving?`,
      text: $localize`What you filled in is not saved yet, and will be gone.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
      isDangerous: true,
    });
  }

  protected warn(leaving: BeforeUnloadEvent): void {
    if (this.form()?.isDirty()) leaving.preventDefault();
  }

  protected readonly writeHeadcount = writeHeadcount;
}
