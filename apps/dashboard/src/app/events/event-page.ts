import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { PageHeader } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { EventTabs } from './event-tabs';
import { writeTimes } from './event-time';
import { EVENT_KIND_WORDS } from './events-words';
import { OpenEvent } from './open-event';
import { StateChip } from './state-chip';

/** The home of an event: what it is and how it stands, above its pages. */
@Component({
  selector: 'tl-event-page',
  imports: [EventTabs, PageHeader, ResourceState, RouterOutlet, StateChip],
  providers: [OpenEvent],
  template: `
    @if (open.event(); as event) {
      <tl-page-header [headline]="event.title" [eyebrow]="eyebrow()" [back]="back">
        <p class="line">
          <tl-state-chip [state]="event.state" />
          <span>{{ kindWords[event.kind] }}</span>
          @if (event.hasDate) {
            <span>{{ writeDate(event.date, 'long') }}, {{ writeTimes(event) }}</span>
          } @else {
            <span i18n>No date yet</span>
          }
        </p>
      </tl-page-header>
      <tl-event-tabs [eventId]="event.id" [mayWrite]="event.may.write" [mayWelcome]="event.may.welcome" />
      <router-outlet />
    } @else {
      <tl-page-header i18n-headline headline="Event" [back]="back" />
      <tl-resource-state [of]="open.resource" />
    }
  `,
  styles: `
    tl-page-header {
      margin-block-end: var(--tl-space-4);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
      color: var(--tl-quiet-colour);
    }
  `,
})
export class EventPage {
  protected readonly open = inject(OpenEvent);
  /** From the route. */
  readonly eventId = input.required<Id>();

  protected readonly back = { link: '/events', label: $localize`Events` };
  protected readonly eyebrow = computed(() => {
    const event = this.open.event();
    return event && [event.programme.name, event.strand?.name].filter(Boolean).join(' · ');
  });

  constructor() {
    effect(() => this.open.eventId.set(this.eventId()));
  }

  protected readonly kindWords = EVENT_KIND_WORDS;
  protected readonly writeDate = writeDate;
  protected readonly writeTimes = writeTimes;
}
