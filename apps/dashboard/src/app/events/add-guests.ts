import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { guest, GUEST_ROLES, guestWrite, takesPlace, type Guest, type GuestRole } from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { Control, Field, Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { guestsIn, namesAmong, type ListedGuest } from './guest-names';
import { GUEST_ROLE_WORDS } from './guest-words';

/** Puts people on the list, one or many: a name will do, and a list can be pasted. */
@Component({
  selector: 'tl-add-guests',
  imports: [Control, Field, Icon],
  template: `
    <form class="tl-stack" novalidate (submit)="add($event)">
      <tl-field
        i18n-label
        label="Names"
        i18n-hint
        hint="One a line; paste a whole list if you have one. An e-mail address or telephone number may stand behind a name."
      >
        <textarea
          #field
          tlControl
          autocomplete="off"
          spellcheck="false"
          [rows]="rows()"
          [value]="typed()"
          [readOnly]="isAdding()"
          (input)="typed.set(field.value)"
        ></textarea>
      </tl-field>
      <tl-field i18n-label label="They come as" [hint]="roleHint()">
        <select #select tlControl (change)="choose(select.value)">
          @for (each of roles; track each) {
            <option [value]="each" [selected]="each === role()">{{ roleWords[each] }}</option>
          }
        </select>
      </tl-field>
      @if (known().length > 0) {
        <p class="note">
          <tl-icon name="info" />
          <span i18n>On the list already, and left out: {{ known().join(', ') }}.</span>
        </p>
      }
      @if (problem(); as problem) {
        <p class="problem" role="alert">{{ problem }}</p>
      }
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="isAdding()">
          @if (isAdding()) {
            <ng-container i18n>Adding {{ done() + 1 }} of {{ total() }}…</ng-container>
          } @else {
            <ng-container i18n>{fresh().length, plural,
              =0 {Add guests}
              =1 {Add 1 guest}
              other {Add {{ fresh().length }} guests}
            }</ng-container>
          }
        </button>
      </div>
    </form>
  `,
  styles: `
    .note {
      display: flex;
      gap: var(--tl-space-2);
      color: var(--tl-quiet-colour);
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }

    select {
      max-inline-size: 18rem;
    }
  `,
})
export class AddGuests {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly eventId = input.required<Id>();
  /** Who is on the list, as far as it was loaded. */
  readonly guests = input.required<readonly Guest[]>();
  /** Some were added. */
  readonly added = output();

  protected readonly typed = signal('');
  protected readonly role = signal<GuestRole>('participant');
  protected readonly isAdding = signal(false);
  protected readonly done = signal(0);
  protected readonly total = signal(0);
  /** Goes with the next word that is typed. */
  protected readonly problem = linkedSignal<string, string | null>({ source: this.typed, computation: () => null });

  protected readonly known = computed(() =>
    this.isAdding()
      ? []
      : namesAmong(
          guestsIn(this.typed()),
          this.guests().map(({ name }) => name),
        ),
  );
  protected readonly fresh = computed(() => {
    const known = new Set(this.known());
    return guestsIn(this.typed()).filter(({ name }) => !known.has(name));
  });
  protected readonly rows = computed(() => Math.min(12, Math.max(3, this.typed().split('\n').length)));
  protected readonly roleHint = computed(() =>
    takesPlace(this.role())
      ? $localize`Takes a place. Hosts, facilitators, interpreters, personal assistants and staff take none.`
      : $localize`Takes no place.`,
  );
  /** One id a person, however often it is tried: a repeat is the same guest. */
  private readonly ids = new Map<string, Id>();

  protected choose(value: string): void {
    this.role.set(GUEST_ROLES.find((role) => role === value) ?? 'participant');
  }

  /** One after the other, so that they stand on the list as they were written. Who could not be added stays in the field. */
  protected async add(submission: globalThis.Event): Promise<void> {
    submission.preventDefault();
    if (this.isAdding()) return;
    const all = this.fresh();
    if (all.length === 0) {
      if (this.known().length === 0) this.problem.set($localize`Write at least one name.`);
      return;
    }
    this.isAdding.set(true);
    this.total.set(all.length);
    this.done.set(0);
    const left: string[] = [];
    let refusal: string | null = null;
    for (const [index, each] of all.entries()) {
      const problem = await this.put(each);
      if (problem === null) {
        this.done.update((count) => count + 1);
        continue;
      }
      refusal = problem.text;
      left.push(...(problem.isOfThemAlone ? [lineOf(each)] : all.slice(index).map(lineOf)));
      if (!problem.isOfThemAlone) break;
    }
    this.isAdding.set(false);
    this.typed.set(left.join('\n'));
    if (refusal !== null) this.problem.set(refusal);
    if (this.done() > 0) {
      this.notice.say(
        this.done() === 1 ? $localize`1 guest was added.` : $localize`${this.done()}:count: guests were added.`,
      );
      this.added.emit();
    }
  }

  private async put(listed: ListedGuest): Promise<{ readonly text: string; readonly isOfThemAlone: boolean } | null> {
    const body = guestWrite.safeParse({
      ...listed,
      ...{ role: this.role(), answer: 'notAnswered', accessNeeds: '', dietary: '' },
      ...{ personId: null, organisationId: null },
    });
    const name = listed.name.slice(0, 40);
    if (!body.success)
      return { text: $localize`“${name}:name:” is too long to be a name. Shorten it.`, isOfThemAlone: true };
    const key = `${listed.name}\t${listed.contact ?? ''}`;
    const guestId = this.ids.get(key) ?? newId();
    this.ids.set(key, guestId);
    try {
      await this.api.send('PUT', `/events/${this.eventId()}/guests/${guestId}`, { body: body.data, schema: guest });
      this.ids.delete(key);
      return null;
    } catch (error) {
      const problem = problemOf(error);
      return { text: this.texts.of(problem), isOfThemAlone: problem.code === 'guest.twice' };
    }
  }

  protected readonly roles = GUEST_ROLES;
  protected readonly roleWords = GUEST_ROLE_WORDS;
}

const lineOf = ({ name, contact }: ListedGuest): string =>
  contact === null || contact === name ? name : `${name} <${contact}>`;
