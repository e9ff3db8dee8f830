import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { event, EVENT_KINDS, eventWrite } from '@throughline/domain/events';
import { programmeList, regionList, venueList } from '@throughline/domain/programmes';
import { COMMON_TIME_ZONES } from '@throughline/domain/shared/time';
import { Confirm, Control, ErrorSummary, Field, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ResourceState } from '../platform/resource-state';
import { writeZone } from '../platform/zoned-words';
import { emptyEvent, eventDraftOf, eventWriteOf, wholeOf } from './event-draft';
import { EVENT_KIND_WORDS, EVENT_MODE_WORDS } from './events-words';

/** Refusals that a note explains away. */
const OUTSIDE = ['event.outsideDates', 'event.regionOutside'];

/** Plans an event, or changes its plan. */
@Component({
  selector: 'tl-event-form-page',
  imports: [Control, ErrorSummary, Field, FormField, PageHeader, ResourceState, RouterLink],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './event-form-page.html',
  styleUrl: './event-form-page.scss',
})
export class EventFormPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly confirm = inject(Confirm);

  /** From the route; absent for a new one. */
  readonly eventId = input<string>();

  protected readonly stored = apiResource(event, () => this.eventId() && `/events/${this.eventId()}`);
  protected readonly programmes = apiResource(programmeList, () => '/programmes');
  private readonly places = apiResource(regionList, () => '/regions');
  private readonly venues = apiResource(venueList, () => '/venues');

  protected readonly isNew = computed(() => this.eventId() === undefined);
  protected readonly draft = linkedSignal(() =>
    this.stored.hasValue() ? eventDraftOf(this.stored.value()) : emptyEvent(),
  );
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.programmeId, eventWrite.shape.programmeId);
    validateStandardSchema(path.regionId, eventWrite.shape.regionId);
    validateStandardSchema(path.title, eventWrite.shape.title);
    validateStandardSchema(path.date, eventWrite.shape.date);
    validateStandardSchema(path.startTime, eventWrite.shape.startTime);
    validateStandardSchema(path.endTime, eventWrite.shape.endTime);
    validateStandardSchema(path.timeZone, eventWrite.shape.timeZone);
    validate(path.kind, ({ value }) =>
      value() === '' ? { kind: 'kind', message: $localize`Choose what kind of event it is.` } : null,
    );
    validate(path.endTime, (context) =>
      context.value() === context.valueOf(path.startTime)
        ? { kind: 'end', message: $localize`It has to end at another time than it begins.` }
        : null,
    );
    validate(path.capacity, ({ value }) => {
      const capacity = wholeOf(value());
      return capacity === undefined || (capacity !== null && (capacity < 1 || capacity > 100_000))
        ? { kind: 'number', message: $localize`Write a whole number from 1, such as 30, or leave it empty.` }
        : null;
    });
    validate(path.exceptionNote, ({ value }) =>
      value().length > 500 ? { kind: 'long', message: $localize`Use 500 characters at most.` } : null,
    );
  });
  protected readonly sending = formSending(this.form, () => this.save());
  protected readonly isStale = signal(false);

  private readonly programme = computed(() =>
    this.programmes.hasValue()
      ? this.programmes.value().items.find(({ id }) => id === this.draft().programmeId)
      : undefined,
  );
  protected readonly strands = computed(() => this.programme()?.strands ?? []);
  /** Those of the strand; for the whole programme those in which it works first, then every other. */
  protected readonly regions = computed(() => {
    const strand = this.strands().find(({ id }) => id === this.draft().strandId);
    const usual = strand ? strand.regions : this.strands().flatMap((each) => each.regions);
    const near = [...new Map(usual.map(({ id, name }) => [id, { id, name }])).values()];
    if (strand || !this.places.hasValue()) return { near, others: [] };
    const others = this.places.value().items.filter(({ id }) => !near.some((each) => each.id === id));
    return { near, others };
  });
  protected readonly venuesHere = computed(() => {
    const { regionId, venueId } = this.draft();
    const all = this.venues.hasValue() ? this.venues.value().items : [];
    return all.filter((venue) => venue.regionId === regionId || venue.id === venueId);
  });
  protected readonly needsVenue = computed(() => this.draft().mode !== 'online');
  /** Asked once the day or the region was refused, and where there is one. */
  protected readonly needsNote = computed(() => this.isOutside() || this.draft().exceptionNote !== '');
  private readonly isOutside = signal(false);
  protected readonly writeZone = writeZone;
  protected readonly zones = computed(() => [...new Set([...COMMON_TIME_ZONES, this.draft().timeZone])]);
  protected readonly back = computed(() =>
    this.isNew()
      ? { link: '/events', label: $localize`Events` }
      : { link: ['/events', this.eventId()], label: $localize`Event` },
  );
  protected readonly missing = computed(() => {
    if (!this.isNew() && !this.stored.hasValue()) return this.stored;
    return this.programmes.hasValue() ? undefined : this.programmes;
  });

  private readonly newId = newId();
  private isDone = false;

  constructor() {
    // The only programme or region needs no choice; what does not fit what stands above it is let go.
    effect(() => {
      if (!this.programmes.hasValue()) return;
      const items = this.programmes.value().items;
      const draft = this.draft();
      const programmeId = draft.programmeId || (items.length === 1 ? (items[0]?.id ?? '') : '');
      const strands = items.find(({ id }) => id === programmeId)?.strands ?? [];
      const strandId = strands.some(({ id }) => id === draft.strandId) ? draft.strandId : '';
      const { near, others } = this.regions();
      const isKnown = [...near, ...others].some(({ id }) => id === draft.regionId);
      // Not before every region is known: one that was stored would be let go.
      const isWhole = strandId !== '' || this.places.hasValue();
      const regionId = isKnown || !isWhole ? draft.regionId : near.length === 1 ? (near[0]?.id ?? '') : '';
      if (programmeId !== draft.programmeId || strandId !== draft.strandId || regionId !== draft.regionId)
        untracked(() => this.draft.update((before) => ({ ...before, programmeId, strandId, regionId })));
    });
  }

  protected async send(submission: globalThis.Event): Promise<void> {
    if (!(await this.sending.send(submission))) return;
    this.isDone = true;
    this.notice.say(this.isNew() ? $localize`The event is planned as a draft.` : $localize`Saved.`);
    await this.router.navigate(['/events', this.eventId() ?? this.newId], { replaceUrl: true });
  }

  protected showStored(): void {
    this.isStale.set(false);
    this.form().reset();
    this.stored.reload();
  }

  /** For the guard of the route. */
  async mayLeave(): Promise<boolean> {
    if (this.isDone || !this.form().dirty()) return true;
    return this.confirm.ask({
      headline: $localize`Leave without saving?`,
      text: $localize`What you filled in is not saved yet, and will be gone.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
      isDangerous: true,
    });
  }

  protected warn(leaving: globalThis.Event): void {
    if (!this.isDone && this.form().dirty()) leaving.preventDefault();
  }

  private async save(): Promise<void> {
    const stored = this.stored.hasValue() ? this.stored.value() : undefined;
    try {
      await this.api.send('PUT', `/events/${this.eventId() ?? this.newId}`, {
        body: eventWrite.parse(eventWriteOf(this.draft())),
        ...(stored && { ifMatch: stored.version }),
      });
    } catch (error) {
      const { code } = problemOf(error);
      this.isStale.set(code === 'request.stale');
      if (OUTSIDE.includes(code)) this.isOutside.set(true);
      throw error;
    }
  }

  protected readonly kinds = EVENT_KINDS;
  protected readonly kindWords = EVENT_KIND_WORDS;
  protected readonly modes = eventWrite.shape.mode.options;
  protected readonly modeWords = EVENT_MODE_WORDS;
}
