import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import {
  isAttended,
  register,
  registerEntry,
  walkInRename,
  type Mark,
  type Register,
} from '@throughline/domain/training';
import { Confirm, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { type RegisterLine, type RegisterOutbox } from './register-outbox';
import { nameOf } from './register-words';
import { MARK_WORDS_WITHIN } from './training-words';

type Keep = 'walkIn' | 'enrolled';

/** Who a walk-in is: their name put right, the enrolled person that they were, somebody new in the cohort, or a mistake. */
@Component({
  selector: 'tl-register-walk-in',
  template: `
    <h3 i18n>Who was this?</h3>
    @if (line().needsName) {
      <p i18n>
        The page was closed before the name was sent, and no device keeps names. Write it again, and it is sent.
      </p>
    }
    @if (problem(); as text) {
      <p class="problem" role="alert">{{ text }}</p>
    }
    <form class="field" novalidate (submit)="rename($event, field)">
      <label [for]="nameField" i18n>Name</label>
      <input
        #field
        class="tl-control"
        maxlength="120"
        autocomplete="off"
        autocapitalize="words"
        spellcheck="false"
        [id]="nameField"
        [value]="line().name"
      />
      <button class="tl-button" type="submit" [attr.aria-busy]="isBusy()" i18n>Save the name</button>
    </form>

    @if (!line().needsName) {
      @if (people().length > 0) {
        <form class="field" novalidate (submit)="join($event, person.value)">
          <label [for]="personField" i18n>This is somebody who is enrolled</label>
          <select #person class="tl-control" [id]="personField">
            <option value="" i18n>Choose who</option>
            @for (each of people(); track each.entryId) {
              <option [value]="each.entryId">{{ each.name }}</option>
            }
          </select>
          <button class="tl-button" type="submit" [attr.aria-busy]="isBusy()" i18n>Join them</button>
        </form>
      }
      @if (choice(); as choice) {
        <div class="choice" role="group" aria-labelledby="which">
          <p id="which">{{ choice.text }}</p>
          <div class="tl-row">
            @for (way of choice.ways; track way.keep) {
              <button class="tl-button" type="button" (click)="joinTo(choice.id, way.keep)">{{ way.verb }}</button>
            }
          </div>
        </div>
      }
    }
    <div class="tl-row">
      @if (register().may.enrol && !line().needsName) {
        <button class="tl-button" type="button" [attr.aria-busy]="isBusy()" (click)="enrol()" i18n>
          Enrol in this cohort
        </button>
      }
      @if (mayRemove()) {
        <button class="tl-button tl-text tl-danger" type="button" [attr.aria-busy]="isBusy()" (click)="remove()" i18n>
          Remove<span class="tl-visually-hidden"> {{ name() }}</span>
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      max-inline-size: 36rem;
    }

    .field {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-2);
      align-items: center;
    }

    label {
      flex-basis: 100%;
      font-weight: 700;
    }

    .field .tl-control {
      flex: 1 1 9rem;
      inline-size: auto;
      min-inline-size: 0;
    }

    .choice {
      display: grid;
      gap: var(--tl-space-2);
      padding: var(--tl-space-3);
      border: 1px solid var(--tl-rag-amber);
      border-radius: var(--tl-radius);
      background: var(--tl-rag-amber-ground);
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class RegisterWalkIn {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly line = input.required<RegisterLine>();
  readonly register = input.required<Register>();
  readonly outbox = input.required<RegisterOutbox>();

  readonly told = output<Register>();
  readonly left = output();

  protected readonly name = computed(() => nameOf(this.line()));
  protected readonly nameField = `walk-in-name-${newId()}`;
  protected readonly personField = `walk-in-person-${newId()}`;
  protected readonly people = computed(() =>
    this.outbox()
      .lines()
      .filter(({ kind }) => kind === 'enrolled'),
  );
  protected readonly mayRemove = computed(() => {
    const { state } = this.register().session;
    return state !== 'registerSubmitted' && state !== 'locked';
  });
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** The person to whom the walk-in is to be joined has another mark of their own. */
  protected readonly conflict = linkedSignal<Id, { readonly id: Id; readonly marks: Record<Keep, Mark> } | null>({
    source: () => this.line().entryId,
    computation: () => null,
  });
  protected readonly choice = computed(() => {
    const conflict = this.conflict();
    if (conflict === null) return null;
    const person = this.people().find(({ entryId }) => entryId === conflict.id)?.name ?? '';
    const [walkIn, enrolled] = [MARK_WORDS_WITHIN[conflict.marks.walkIn], MARK_WORDS_WITHIN[conflict.marks.enrolled]];
    return {
      id: conflict.id,
      text: $localize`${person}:person: is marked ${enrolled}:mark:, and this walk-in ${walkIn}:mark:. Which is right?`,
      ways: [
        { keep: 'enrolled' as const, verb: $localize`Keep ${enrolled}:mark:` },
        { keep: 'walkIn' as const, verb: $localize`Use ${walkIn}:mark:` },
      ],
    };
  });

  private readonly path = computed(
    () => `/training-sessions/${this.register().session.id}/register/walk-ins/${this.line().entryId}`,
  );

  protected async rename(event: Event, field: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const write = walkInRename.safeParse({ name: field.value });
    if (!write.success) {
      this.problem.set($localize`Write a name first.`);
      field.focus();
      return;
    }
    const { name } = write.data;
    const { entryId } = this.line();
    await this.attempt(async () => {
      // One that the server does not know yet is named here; it may come to know them while we wait.
      if (!this.line().needsName) await this.outbox().flush();
      if (this.outbox().nameWalkIn(entryId, name)) {
        await this.outbox().flush();
      } else {
        this.outbox().takeOne(await this.api.send('PATCH', this.path(), { body: write.data, schema: registerEntry }));
      }
      this.notice.say($localize`The name is ${name}:name: now.`);
    });
  }

  protected async join(event: Event, enrolmentId: Id): Promise<void> {
    event.preventDefault();
    const person = this.people().find(({ entryId }) => entryId === enrolmentId);
    if (!person) {
      this.problem.set($localize`Choose who it was first.`);
      return;
    }
    const isSure = await this.confirm.ask({
      headline: $localize`Was this ${person.name}:person:?`,
      text: $localize`The walk-in ${this.name()}:name: becomes the attendance of ${person.name}:person:. That cannot be undone here.`,
      yes: $localize`Join them`,
      no: $localize`Not yet`,
    });
    if (isSure) await this.joinTo(enrolmentId);
  }

  protected async joinTo(enrolmentId: Id, keep?: Keep): Promise<void> {
    await this.attempt(async () => {
      await this.outbox().flush();
      try {
        this.told.emit(
          await this.api.send('POST', `${this.path()}/join`, {
            body: { enrolmentId, ...(keep && { keep }) },
            schema: register,
          }),
        );
        this.notice.say($localize`They are one person now.`);
      } catch (error) {
        const { code, params } = problemOf(error);
        if (code !== 'walkIn.marked') throw error;
        this.conflict.set({
          id: enrolmentId,
          marks: { walkIn: params['walkInMark'] as Mark, enrolled: params['mark'] as Mark },
        });
      }
    });
  }

  protected async enrol(): Promise<void> {
    const name = this.name();
    const isSure = await this.confirm.ask({
      headline: $localize`Enrol ${name}:name: in this cohort?`,
      text: $localize`From the day of this session on they are expected at every session of ${this.register().session.cohort.name}:cohort:.`,
      yes: $localize`Enrol`,
      no: $localize`Not yet`,
    });
    if (!isSure) return;
    await this.attempt(async () => {
      await this.outbox().flush();
      const body = { enrolmentId: this.ids.enrolment, personId: this.ids.person };
      this.told.emit(await this.api.send('POST', `${this.path()}/enrol`, { body, schema: register }));
      this.notice.say($localize`${name}:name: is enrolled.`);
    });
  }
  /** Kept until it is answered, so that pressing twice enrols once. */
  private readonly ids = { enrolment: newId(), person: newId() };

  protected async remove(): Promise<void> {
    const [outbox, { entryId, name, mark, minutes }, path] = [this.outbox(), this.line(), this.path()];
    const text = $localize`${this.name()}:name: was removed.`;
    await this.attempt(async () => {
      if (!this.line().needsName) await outbox.flush();
      const undo = outbox.dropWalkIn(entryId);
      if (undo) {
        this.notice.sayWithUndo(text, undo);
      } else {
        await this.api.send('DELETE', path);
        outbox.forget(entryId);
        this.notice.sayWithUndo(text, () => {
          const body = isAttended(mark) ? { name, mark, minutes } : { name };
          void this.api
            .send('PUT', path, { body, schema: registerEntry })
            .then((entry) => outbox.takeOne(entry))
            .catch((error: unknown) => this.notice.say(this.texts.of(problemOf(error))));
        });
      }
      this.left.emit();
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await action();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
