import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { event, eventMove, eventWrite, isDoorOpen, type EventState } from '@throughline/domain/events';
import { daysBetween } from '@throughline/domain/shared';
import { Control, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { planOf } from './event-draft';
import { EVENT_MOVE_WORDS } from './events-words';
import { OpenEvent } from './open-event';

type Move = keyof typeof EVENT_MOVE_WORDS;
const isMove = (state: EventState): state is Move => state in EVENT_MOVE_WORDS;

/** Steps that people who know of the event want explained. */
const ASKS: readonly Move[] = ['postponed', 'cancelled'];

/** What is asked before a step: why, or when instead. */
type Question = 'postponed' | 'cancelled' | 'newDate';

/** How an event stands, and its next step. */
@Component({
  selector: 'tl-event-steps',
  imports: [Control, ErrorSummary, Field, FormField, Icon, RouterLink],
  templateUrl: './event-steps.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    .standing {
      display: grid;
      gap: var(--tl-space-3);
      outline: none;
    }

    .reason {
      padding-inline-start: var(--tl-space-4);
      border-inline-start: 3px solid var(--tl-edge-colour);
      white-space: pre-line;
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }

    .times {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
      gap: var(--tl-space-4);
    }
  `,
})
export class EventSteps {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);
  private readonly open = inject(OpenEvent);

  protected readonly event = computed(() => this.open.event());
  protected readonly moves = computed(() => (this.event()?.moves ?? []).filter(isMove));
  protected readonly hasBegun = computed(() => Date.parse(this.event()?.startsAt ?? '') <= Date.now());
  protected readonly isDoorOpen = computed(() => {
    const event = this.event();
    return event?.may.welcome === true && isDoorOpen(event, new Date().toISOString());
  });
  /** The one thing to do next, where it is a step. */
  protected readonly next = computed<Move | undefined>(() => {
    const [event, moves] = [this.event(), this.moves()];
    if (!event) return undefined;
    const wanted: Move | undefined =
      event.state === 'draft' || (event.state === 'postponed' && event.hasDate)
        ? 'announced'
        : event.state === 'announced' && this.hasBegun()
          ? 'held'
          : undefined;
    return moves.find((move) => move === wanted);
  });
  /** Steps that are not the next, but can be taken. Writing up has a page of its own; what has not begun was not held. */
  protected readonly others = computed(() =>
    this.moves().filter((move) => {
      if (move === this.next() || move === 'writtenUp' || (move === 'held' && !this.hasBegun())) return false;
      return move !== 'announced' || (this.event()?.hasDate ?? false);
    }),
  );
  protected readonly needsDate = computed(() => {
    const event = this.event();
    return event?.state === 'postponed' && !event.hasDate && event.may.write;
  });
  protected readonly comes = computed(() => {
    const event = this.event();
    if (!event) return '';
    const days = daysBetween(today(), event.date);
    if (days === 0) return $localize`It is today.`;
    return days === 1 ? $localize`It is tomorrow.` : $localize`It is in ${days}:days: days.`;
  });

  /** What is being asked. Closed again when the event has moved. */
  protected readonly asked = linkedSignal<EventState | undefined, Question | null>({
    source: computed(() => this.event()?.state),
    computation: () => null,
  });
  private readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);

  private readonly why = signal({ reason: '' });
  protected readonly form = form(this.why, (path) => {
    required(path.reason, { message: $localize`Say why, in a few words.` });
    validateStandardSchema(path.reason, eventMove.shape.reason.unwrap());
  });
  protected readonly sending = formSending(this.form, async () => {
    const to = this.asked();
    if (to === null || to === 'newDate') return;
    await this.move(to, this.why().reason.trim());
    this.why.set({ reason: '' });
    this.form().reset();
  });

  private readonly when = linkedSignal(() => {
    const event = this.event();
    return { date: '', startTime: event?.startTime ?? '', endTime: event?.endTime ?? '' };
  });
  protected readonly dateForm = form(this.when, (path) => {
    validateStandardSchema(path.date, eventWrite.shape.date);
    validateStandardSchema(path.startTime, eventWrite.shape.startTime);
    validateStandardSchema(path.endTime, eventWrite.shape.endTime);
  });
  protected readonly dateSending = formSending(this.dateForm, () => this.giveDate());

  private readonly standing = viewChild<ElementRef<HTMLElement>>('standing');
  private readonly reasonField = viewChild<ElementRef<HTMLTextAreaElement>>('reason');
  private readonly dateField = viewChild<ElementRef<HTMLInputElement>>('date');

  protected async choose(to: Move): Promise<void> {
    this.problem.set(null);
    if (to === 'postponed' || to === 'cancelled') this.ask(to);
    else await this.take(to);
  }

  /** Opens a question, and takes the focus there. */
  protected ask(question: Question): void {
    this.asked.update((before) => (before === question ? null : question));
    afterNextRender(() => (this.reasonField() ?? this.dateField())?.nativeElement.focus(), { injector: this.injector });
  }

  private async take(to: Move): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.move(to);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  private async move(to: Move, reason?: string): Promise<void> {
    const body = { to, ...(reason !== undefined && { reason }) };
    this.open.set(await this.api.send('POST', `${this.open.path()}/moves`, { body, schema: event }));
    this.notice.say(EVENT_MOVE_WORDS[to].done);
    // What was pressed is gone with the step, so the focus moves to how the event stands now.
    afterNextRender(() => this.standing()?.nativeElement.focus(), { injector: this.injector });
  }

  /** The new date first, then the word that it holds. Where only the first is taken, announcing is the next step. */
  private async giveDate(): Promise<void> {
    const told = this.event();
    if (!told) return;
    const body = eventWrite.parse({ ...planOf(told), ...this.when() });
    this.open.set(await this.api.send('PUT', this.open.path(), { body, schema: event, ifMatch: told.version }));
    this.asked.set(null);
    await this.move('announced');
  }

  protected asks(to: Move): boolean {
    return ASKS.includes(to);
  }

  protected readonly moveWords = EVENT_MOVE_WORDS;
}
