import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { event, eventMove, type EventState } from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { Control, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import {
  EVENT_KIND_WORDS,
  EVENT_MODE_WORDS,
  EVENT_MOVE_WORDS,
  EVENT_STATE_WORDS,
  writeHeadcount,
  writeWhen,
} from './events-words';

type Move = keyof typeof EVENT_MOVE_WORDS;
const isMove = (state: EventState): state is Move => state in EVENT_MOVE_WORDS;

/** Steps that people who know of the event want explained. */
const ASKS: readonly Move[] = ['postponed', 'cancelled'];

/** An event: what, when, where, how many came, what they said; and its next step. */
@Component({
  selector: 'tl-event-page',
  imports: [Control, Field, FormField, Icon, PageHeader, ResourceState, RouterLink],
  templateUrl: './event-page.html',
  styleUrl: './event-page.scss',
})
export class EventPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly eventId = input.required<Id>();
  protected readonly event = apiResource(event, () => `/events/${this.eventId()}`);
  private readonly told = computed(() => (this.event.hasValue() ? this.event.value() : undefined));
  protected readonly back = { link: '/events', label: $localize`Events` };
  protected readonly hasBegun = computed(() => Date.parse(this.told()?.startsAt ?? '') <= Date.now());
  protected readonly moves = computed(() => (this.told()?.moves ?? []).filter(isMove));
  protected readonly eyebrow = computed(() => {
    const told = this.told();
    return told && [told.programme.name, told.strand?.name].filter(Boolean).join(' · ');
  });

  /** The step whose reason is asked. Closed again when the event has moved. */
  protected readonly chosen = linkedSignal<EventState | undefined, Move | null>({
    source: () => this.told()?.state,
    computation: () => null,
  });
  private readonly draft = signal({ reason: '' });
  protected readonly form = form(this.draft, (path) =>
    validateStandardSchema(path.reason, eventMove.shape.reason.unwrap()),
  );
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected async choose(to: Move): Promise<void> {
    this.problem.set(null);
    if (ASKS.includes(to)) this.chosen.update((before) => (before === to ? null : to));
    else await this.take(to);
  }

  protected async take(to: Move, submission?: globalThis.Event): Promise<void> {
    submission?.preventDefault();
    if (this.isSending() || this.form().invalid()) return;
    const reason = this.draft().reason.trim();
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const body = { to, ...(ASKS.includes(to) && reason !== '' && { reason }) };
      this.event.set(await this.api.send('POST', `/events/${this.eventId()}/moves`, { body, schema: event }));
      this.draft.set({ reason: '' });
      this.notice.say(EVENT_MOVE_WORDS[to].done);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  protected asks(to: Move): boolean {
    return ASKS.includes(to);
  }

  protected readonly kindWords = EVENT_KIND_WORDS;
  protected readonly modeWords = EVENT_MODE_WORDS;
  protected readonly moveWords = EVENT_MOVE_WORDS;
  protected readonly stateWords = EVENT_STATE_WORDS;
  protected readonly writeHeadcount = writeHeadcount;
  protected readonly writeWhen = writeWhen;
}
