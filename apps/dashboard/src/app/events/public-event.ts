import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { type EventInvitation } from '@throughline/domain/events';
import { Icon } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { timesHere, writeZone } from '../platform/zoned-words';
import { accessWordsForGuests } from './access-words';
import { calendarFile } from './calendar-file';
import { EVENT_MODE_WORDS } from './events-words';

type PublicEvent = EventInvitation['event'];

/** What everybody with a link sees of an event: what, when, where, and how to get in. */
@Component({
  selector: 'tl-public-event',
  imports: [Icon],
  template: `
    <h1>{{ event().title }}</h1>
    @switch (event().state) {
      @case ('cancelled') {
        <p class="state off"><tl-icon name="warning" /><strong i18n>This event is cancelled.</strong></p>
      }
      @case ('postponed') {
        <p class="state late">
          <tl-icon name="info" />
          @if (event().hasDate) {
            <strong i18n>This event was postponed. The day below is the new one.</strong>
          } @else {
            <strong i18n>This event is postponed. There is no new date yet; look here again.</strong>
          }
        </p>
      }
      @case ('held') {
        <p class="state"><tl-icon name="info" /><strong i18n>This event is over.</strong></p>
      }
      @case ('writtenUp') {
        <p class="state"><tl-icon name="info" /><strong i18n>This event is over.</strong></p>
      }
    }
    <dl [class.off]="event().state === 'cancelled'">
      <div>
        <dt i18n>When</dt>
        <dd>
          @if (event().hasDate) {
            <strong>{{ writeDate(event().date, 'long') }}</strong>
            <span>{{ event().startTime }}–{{ event().endTime }} {{ zone() }}</span>
            @if (here(); as here) {
              <span class="tl-quiet" i18n>{{ here }} on your clock</span>
            }
          } @else {
            <span i18n>It was to be on {{ writeDate(event().date, 'long') }}.</span>
          }
        </dd>
      </div>
      <div>
        <dt i18n>Where</dt>
        <dd>
          @if (event().venue; as venue) {
            <strong>{{ venue.name }}</strong>
            <span>{{ access() }}</span>
          } @else if (event().isOnline) {
            <strong>{{ modeWords.online }}</strong>
          } @else {
            <span i18n>The place is not settled yet.</span>
          }
        </dd>
      </div>
    </dl>
    @if (event().state === 'announced' && isToCome()) {
      <div>
        <button type="button" class="tl-button" (click)="toCalendar()">
          <tl-icon name="download" /><span i18n>Add to my calendar</span>
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-5);
    }

    .state {
      display: flex;
      gap: var(--tl-space-2);
      align-items: center;
      padding: var(--tl-space-3) var(--tl-space-4);
      border-radius: var(--tl-radius);
      background: var(--tl-rag-grey-ground);
    }

    .late {
      background: var(--tl-rag-amber-ground);
      color: var(--tl-rag-amber);
    }

    p.off {
      background: var(--tl-rag-red-ground);
      color: var(--tl-rag-red);
    }

    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      gap: var(--tl-space-4);
    }

    dl.off dd {
      color: var(--tl-quiet-colour);
      text-decoration: line-through;
    }

    dt {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    dd {
      display: grid;
    }
  `,
})
export class PublicEventView {
  private readonly document = inject(DOCUMENT);

  readonly event = input.required<PublicEvent>();

  protected readonly here = computed(() => timesHere(this.event()));
  protected readonly zone = computed(() => (this.here() === null ? '' : writeZone(this.event().timeZone)));
  protected readonly isToCome = computed(() => this.event().hasDate && Date.parse(this.event().endsAt) > Date.now());
  protected readonly access = computed(() => {
    const { venue } = this.event();
    return venue ? accessWordsForGuests(venue).join(' · ') : '';
  });

  /** A file that every calendar opens, made here: nobody is told that it was taken. */
  protected toCalendar(): void {
    const { title, startsAt, endsAt, venue, isOnline } = this.event();
    const where = venue?.name ?? (isOnline ? EVENT_MODE_WORDS.online : '');
    const id = `${startsAt}-${title}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    const file = calendarFile({ id, sequence: 0, title, startsAt, endsAt, where, about: this.access() });
    const address = URL.createObjectURL(new Blob([file], { type: 'text/calendar' }));
    const link = this.document.createElement('a');
    link.href = address;
    link.download = 'event.ics';
    link.click();
    URL.revokeObjectURL(address);
  }

  protected readonly modeWords = EVENT_MODE_WORDS;
  protected readonly writeDate = writeDate;
}
