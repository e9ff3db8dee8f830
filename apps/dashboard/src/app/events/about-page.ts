import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { venueList } from '@throughline/domain/programmes';
import { Icon } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { timesHere } from '../platform/zoned-words';
import { accessWords } from './access-words';
import { EventSteps } from './event-steps';
import { writeTimes } from './event-time';
import { EVENT_MODE_WORDS, writeHeadcount } from './events-words';
import { placesWords } from './guest-words';
import { OpenEvent } from './open-event';

/** What, when, where, how full; and the next step. */
@Component({
  selector: 'tl-about-page',
  imports: [EventSteps, Icon, RouterLink],
  templateUrl: './about-page.html',
  styleUrl: './about-page.scss',
})
export class AboutPage {
  private readonly open = inject(OpenEvent);
  private readonly venues = apiResource(venueList, () => (this.event()?.venueId ? '/venues' : undefined));

  protected readonly event = this.open.event;
  protected readonly timesHere = computed(() => {
    const event = this.event();
    return event ? timesHere(event) : null;
  });
  private readonly venue = computed(() =>
    this.venues.hasValue() ? this.venues.value().items.find(({ id }) => id === this.event()?.venueId) : undefined,
  );
  protected readonly access = computed(() => {
    const venue = this.venue();
    return venue ? accessWords(venue) : [];
  });
  protected readonly accessNotes = computed(() => this.venue()?.notes ?? '');
  protected readonly openFollowUps = computed(() =>
    (this.event()?.followUps ?? []).filter(({ doneAt }) => doneAt === null),
  );
  protected readonly overdue = computed(() => this.openFollowUps().filter(({ isOverdue }) => isOverdue).length);

  protected readonly modeWords = EVENT_MODE_WORDS;
  protected readonly placesWords = placesWords;
  protected readonly writeDate = writeDate;
  protected readonly writeHeadcount = writeHeadcount;
  protected readonly writeTimes = writeTimes;
}
