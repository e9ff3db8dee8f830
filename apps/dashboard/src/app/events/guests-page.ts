import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { guestList, type Guest, type GuestCounts } from '@throughline/domain/events';
import { organisationList } from '@throughline/domain/programmes';
import { type Id } from '@throughline/domain/shared';
import { EmptyState, Icon } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { pagedResource } from '../platform/paged-resource';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { AddGuests } from './add-guests';
import { GuestDetails } from './guest-details';
import { ARRIVAL_WORDS, GUEST_ROLE_WORDS, guestStanding, placesWords } from './guest-words';
import { OpenEvent } from './open-event';
import { SignUpLink } from './sign-up-link';

/** Which guests are shown: what is asked of the API, and how many there are. */
const SHOWN = {
  all: { label: $localize`All`, query: {}, count: ({ guests }: GuestCounts) => guests },
  coming: {
    label: $localize`Coming`,
    query: { place: 'confirmed' },
    // Who says yes has a place or waits for one.
    count: ({ yes, waiting }: GuestCounts) => yes - waiting,
  },
  waiting: { label: $localize`Waiting`, query: { place: 'waiting' }, count: ({ waiting }: GuestCounts) => waiting },
  maybe: { label: $localize`Maybe`, query: { answer: 'maybe' }, count: ({ maybe }: GuestCounts) => maybe },
  no: { label: $localize`No`, query: { answer: 'no' }, count: ({ no }: GuestCounts) => no },
  unanswered: {
    label: $localize`No answer yet`,
    query: { answer: 'notAnswered' },
    count: ({ notAnswered }: GuestCounts) => notAnswered,
  },
} as const;
type Shown = keyof typeof SHOWN;
const isShown = (key: string | undefined): key is Shown => key !== undefined && Object.hasOwn(SHOWN, key);

/** Who is invited, and what they say. */
@Component({
  selector: 'tl-guests-page',
  imports: [AddGuests, EmptyState, GuestDetails, Icon, ResourceState, SignUpLink],
  templateUrl: './guests-page.html',
  styleUrl: './guests-page.scss',
})
export class GuestsPage {
  private readonly router = inject(Router);
  private readonly texts = inject(ProblemText);
  private readonly open = inject(OpenEvent);

  /** From the address: which guests. */
  readonly show = input<string>();

  protected readonly event = this.open.event;
  protected readonly shown = computed<Shown>(() => {
    const show = this.show();
    return isShown(show) ? show : 'all';
  });
  protected readonly guests = pagedResource<Guest>(
    guestList,
    () => `${this.open.path()}/guests`,
    () => ({ ...SHOWN[this.shown()].query, limit: 100 }),
  );
  protected readonly mayWrite = computed(() => this.event()?.may.write ?? false);
  protected readonly choices = computed(() => {
    const counts = this.event()?.counts;
    return Object.entries(SHOWN).map(([key, { label, count }]) => ({ key, label, count: counts ? count(counts) : 0 }));
  });
  /** Nobody was ever put on the list. */
  protected readonly isUntouched = computed(() => (this.event()?.counts.guests ?? 0) === 0);
  protected readonly isAdding = signal(false);
  private readonly known = apiResource(organisationList, () => (this.mayWrite() ? '/organisations' : undefined));
  protected readonly organisations = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  protected readonly openedId = signal<Id | null>(null);
  protected readonly problem = computed(() => {
    const problem = this.guests.problem();
    return problem && this.texts.of(problem);
  });

  protected choose(key: string): void {
    void this.router.navigate([], {
      queryParams: { show: key === 'all' ? null : key },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected toggle(id: Id): void {
    this.openedId.update((before) => (before === id ? null : id));
  }

  /** Asks for the list and its numbers again. */
  protected refresh(): void {
    this.guests.first.reload();
    // The numbers beside the list: where they do not come, the list still does.
    void this.open.refresh().catch(() => undefined);
  }

  protected readonly arrivalWords = ARRIVAL_WORDS;
  protected readonly placesWords = placesWords;
  protected readonly roleWords = GUEST_ROLE_WORDS;
  protected readonly standing = guestStanding;
}
