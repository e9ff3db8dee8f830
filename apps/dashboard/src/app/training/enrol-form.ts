import { Component, computed, effect, ElementRef, inject, input, output, signal, untracked } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { peopleFound, type PeopleFound } from '@throughline/domain/people';
import { organisationList } from '@throughline/domain/programmes';
import {
  cohortMember,
  ENROLMENT_SOURCES,
  enrolmentWrite,
  type Cohort,
  type EnrolmentSource,
} from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { ENROLMENT_STATE_WORDS } from '../platform/enrolment-words';
import { today } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { SOURCE_WORDS } from './training-words';

type Found = PeopleFound['items'][number];

/** Fewest letters of a name that are looked up, and how long typing has to pause before they are, in milliseconds. */
const LETTERS = 2;
const PAUSE_MS = 250;

const emptyDraft = () => ({
  ...{ preferredName: '', source: 'open' as EnrolmentSource, enrolledOn: today(), organisationId: '', reason: '' },
});

/**
 * Enrols somebody, or puts them on the waiting list: a name to call them by is enough to begin. Whoever is known already is found while the
 * name is typed, so that nobody is two people. One after the other, without leaving the field.
 */
@Component({
  selector: 'tl-enrol-form',
  imports: [Control, ErrorSummary, Field, FormField, Icon],
  templateUrl: './enrol-form.html',
  styleUrl: './enrol-form.scss',
})
export class EnrolForm {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly cohort = input.required<Cohort>();
  readonly enrolled = output();

  protected readonly sources = ENROLMENT_SOURCES;
  protected readonly sourceWords = SOURCE_WORDS;
  protected readonly organisations = apiResource(organisationList, () => '/organisations');
  protected readonly draft = signal(emptyDraft());
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.preferredName, enrolmentWrite.shape.preferredName.unwrap());
    validateStandardSchema(path.enrolledOn, enrolmentWrite.shape.enrolledOn);
  });
  /** Attempts before the form was emptied for the next person: what is empty now is not wrong yet. */
  protected readonly taken = signal(0);
  protected readonly isFull = computed(() => {
    const { capacity, placesTaken, placesOffered } = this.cohort();
    return placesTaken + placesOffered >= capacity;
  });
  protected readonly othersWait = computed(() =>
    this.cohort().waitingList.some(({ waitingPosition }) => waitingPosition !== null),
  );

  /** Who is chosen among those who are known; null for somebody new. */
  protected readonly known = signal<Found | null>(null);
  protected readonly found = signal<readonly Found[]>([]);
  protected readonly sameName = computed(() => this.found().some(({ isSameName }) => isSameName));
  /** Kept until it is answered, so that pressing twice enrols once. */
  private ids = { enrolment: newId(), person: newId() };
  private joinsAs: 'enrolled' | 'interested' = 'enrolled';
  protected readonly sending = formSending(this.form, () => {
    const { preferredName, organisationId, reason, ...draft } = this.draft();
    const known = this.known();
    const body = enrolmentWrite.parse({
      ...{ ...draft, cohortId: this.cohort().id, joinsAs: this.joinsAs },
      ...(known ? { personId: known.id } : { personId: this.ids.person, preferredName }),
      organisationId: organisationId === '' ? null : organisationId,
      ...(this.joinsAs === 'enrolled' && reason.trim() !== '' && { reason }),
    });
    return this.api.send('PUT', `/enrolments/${this.ids.enrolment}`, { body, schema: cohortMember });
  });

  constructor() {
    effect((onCleanup) => {
      const name = this.draft().preferredName.trim();
      const known = untracked(this.known);
      if (known?.preferredName === name) return;
      this.known.set(null);
      if (name.length < LETTERS) {
        this.found.set([]);
        return;
      }
      let isWanted = true;
      const waiting = setTimeout(() => void this.look(name, () => isWanted), PAUSE_MS);
      onCleanup(() => {
        isWanted = false;
        clearTimeout(waiting);
      });
    });
  }

  protected choose(person: Found): void {
    this.known.set(person);
    this.found.set([]);
    this.draft.update((draft) => ({ ...draft, preferredName: person.preferredName }));
  }

  protected forget(): void {
    this.known.set(null);
    this.draft.update((draft) => ({ ...draft, preferredName: '' }));
    this.focusName();
  }

  protected cohortsOf({ cohorts }: Found): string {
    return cohorts.map(({ name, state }) => `${name} (${ENROLMENT_STATE_WORDS[state].toLowerCase()})`).join(', ');
  }

  protected isHere({ cohorts }: Found): boolean {
    return cohorts.some(
      ({ id, state }) => id === this.cohort().id && !['withdrew', 'transferred', 'didNotStart'].includes(state),
    );
  }

  protected async enrol(event: Event, joinsAs: 'enrolled' | 'interested'): Promise<void> {
    this.joinsAs = joinsAs;
    const name = this.draft().preferredName.trim();
    if (!(await this.sending.send(event))) return;
    this.ids = { enrolment: newId(), person: newId() };
    this.known.set(null);
    this.draft.update(({ source, enrolledOn, organisationId }) => ({
      ...{ ...emptyDraft(), source, enrolledOn, organisationId },
    }));
    this.form().reset();
    this.taken.set(this.sending.attempts());
    this.notice.say(
      joinsAs === 'enrolled' ? $localize`${name}:name: is enrolled.` : $localize`${name}:name: is on the waiting list.`,
    );
    this.enrolled.emit();
    this.focusName();
  }

  /** The name goes in the body: it has no place in an address. When it cannot be looked up, somebody new is enrolled as ever. */
  private async look(name: string, isWanted: () => boolean): Promise<void> {
    try {
      const { items } = await this.api.send('POST', '/people/search', { body: { name }, schema: peopleFound });
      if (isWanted()) this.found.set(items);
    } catch {
      if (isWanted()) this.found.set([]);
    }
  }

  private focusName(): void {
    this.host.nativeElement.querySelector<HTMLInputElement>('.name')?.focus();
  }
}
