import { Component, computed, DestroyRef, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { door, GUEST_ROLES, type Door, type GuestRole } from '@throughline/domain/events';
import { foldForSearch, type Id } from '@throughline/domain/shared';
import { Confirm, EmptyState, Icon, Notice, PageHeader } from '@throughline/ui';
import { OutboxSaved } from '../platform/outbox-saved';
import { Api, apiResource } from '../platform/api';
import { writeInstant, writeDate } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ResourceState } from '../platform/resource-state';
import { DoorCounts } from './door-counts';
import { type DoorLine } from './door-outbox';
import { DoorOutboxes } from './door-outboxes';
import { DoorPerson } from './door-person';
import { writeTimes } from './event-time';
import { GUEST_ROLE_WORDS } from './guest-words';

/** How often it is asked what other doors say, while somebody is looking. */
const REFRESH_MS = 15_000;
/** How long leaving waits for what is on its way. */
const LEAVE_MS = 1_500;
/** More than fit a phone many times over; whoever looks for somebody types. */
const SHOWN_AT_ONCE = 200;

/** Checking people in at the door, on a phone: find a name, one tap, the next. */
@Component({
  selector: 'tl-door-page',
  imports: [DoorCounts, DoorPerson, EmptyState, Icon, OutboxSaved, PageHeader, ResourceState],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './door-page.html',
  styleUrl: './door-page.scss',
})
export class DoorPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly outboxes = inject(DoorOutboxes);

  /** From the route. */
  readonly eventId = input.required<Id>();

  private readonly path = computed(() => `/events/${this.eventId()}/door`);
  protected readonly first = apiResource(door, () => this.path());
  /** The door as last told. Once there, it stays: the page goes on working without a connection. */
  protected readonly door = linkedSignal<Door | undefined>(() =>
    this.first.hasValue() ? this.first.value() : undefined,
  );
  protected readonly outbox = computed(() => {
    const eventId = this.eventId();
    return untracked(() => this.outboxes.of(eventId));
  });
  protected readonly lines = computed(() => this.outbox().lines());
  protected readonly isOpen = computed(() => {
    const told = this.door();
    return told !== undefined && told.isOpen && told.event.may.welcome;
  });
  protected readonly isHeldUp = computed(() => !['saved', 'saving'].includes(this.outbox().status().kind));
  protected readonly droppedText = computed(() => {
    const count = this.outbox().dropped();
    if (count === 0) return null;
    return count === 1
      ? $localize`Somebody whom you marked was taken off the list meanwhile. Add them as a walk-in if they are here.`
      : $localize`${count}:count: people whom you marked were taken off the list meanwhile. Add them as walk-ins if they are here.`;
  });

  protected readonly looked = signal('');
  protected readonly role = signal<GuestRole>('participant');
  protected readonly said = signal('');
  /** Every word that was typed is the beginning of one of theirs. Looked for on the device: a name does not go into an address. */
  protected readonly found = computed<readonly DoorLine[]>(() => {
    const words = foldForSearch(this.looked()).split(' ').filter(Boolean);
    if (words.length === 0) return this.lines();
    return this.lines().filter(({ name, organisation }) => {
      const theirs = foldForSearch(`${name} ${organisation ?? ''}`).split(' ');
      return words.every((word) => theirs.some((each) => each.startsWith(word)));
    });
  });
  protected readonly shown = computed(() => this.found().slice(0, SHOWN_AT_ONCE));
  /** The name that was typed, tidied, as a walk-in's. */
  protected readonly newName = computed(() => this.looked().replaceAll(/\s+/gu, ' ').trim().slice(0, 120));

  constructor() {
    effect(() => {
      const [told, outbox] = [this.door(), this.outbox()];
      if (told) untracked(() => outbox.take(told.entries));
    });
    // What was kept from before goes out as soon as the page is there.
    effect(() => {
      const outbox = this.outbox();
      untracked(() => void outbox.flush());
    });
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, REFRESH_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected arrive(line: DoorLine): void {
    this.outbox().say(line.guestId, 'arrived');
    this.said.set($localize`${nameOf(line)}:name: is here.`);
  }

  protected undo(line: DoorLine): void {
    this.outbox().say(line.guestId, 'notMarked');
    this.said.set($localize`${nameOf(line)}:name: is not marked any more.`);
  }

  /** Return, with one name left: that is who stands there. */
  protected enter(event: globalThis.Event, field: HTMLInputElement): void {
    event.preventDefault();
    const [only, ...others] = this.found();
    if (this.newName() === '' || others.length > 0 || !this.isOpen()) return;
    if (!only) this.walkIn(field);
    else if (only.arrival !== 'arrived') this.arrive(only);
    field.select();
  }

  protected walkIn(field: HTMLInputElement): void {
    const name = this.newName();
    const id = this.outbox().addWalkIn(name || null, this.role());
    const text = name ? $localize`${name}:name: is here, as a walk-in.` : $localize`A walk-in without a name is here.`;
    this.said.set(text);
    this.notice.sayWithUndo(text, () => this.outbox().say(id, 'notMarked'));
    this.looked.set('');
    field.value = '';
    field.focus();
  }

  protected chooseRole(value: string): void {
    this.role.set(GUEST_ROLES.find((role) => role === value) ?? 'participant');
  }

  protected discard(): void {
    this.outbox().discard();
    void this.refresh();
  }

  /** Whether the page may be left: at once when all is sent, otherwise when the reader says so. */
  async mayLeave(): Promise<boolean> {
    const outbox = this.outbox();
    await Promise.race([outbox.flush(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
    const status = outbox.status();
    if (status.kind !== 'waiting' && status.kind !== 'refused') return true;
    return this.confirm.ask({
      headline: $localize`Leave with marks that are not sent?`,
      text:
        outbox.unsentWalkIns() > 0
          ? $localize`There are walk-ins that the server does not have yet. Their names are not kept on this device, so stay here until there is a connection, or note them down.`
          : $localize`Who you have let in is kept on this device, without names, and is sent when you are back here with a connection.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
    });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.outbox().unsentCount() > 0) event.preventDefault();
  }

  /** Asks what the door is now. Without a connection, what is shown stays. */
  private async refresh(): Promise<void> {
    const outbox = this.outbox();
    const moment = outbox.moment;
    try {
      const told = await this.api.get(this.path(), door);
      if (outbox === this.outbox() && moment === outbox.moment) this.door.set(told);
    } catch (error) {
      const { status } = problemOf(error);
      // It is no longer theirs to see.
      if (status === 403 || status === 404) this.first.reload();
    }
  }

  protected readonly back = computed(() => ({ link: ['/events', this.eventId()], label: $localize`Event` }));
  protected readonly roles = GUEST_ROLES;
  protected readonly roleWords = GUEST_ROLE_WORDS;
  protected readonly writeDate = writeDate;
  protected readonly writeInstant = writeInstant;
  protected readonly writeTimes = writeTimes;
}

const nameOf = ({ name }: DoorLine): string => name || $localize`A walk-in`;
