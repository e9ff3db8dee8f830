import { Component, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import {
  guest,
  GUEST_ANSWERS,
  guestLink,
  GUEST_ROLES,
  guestWrite,
  type EventSummary,
  type Guest,
} from '@throughline/domain/events';
import { type NamedRef } from '@throughline/domain/shared';
import { Confirm, Control, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { GUEST_ANSWER_WORDS, GUEST_ROLE_WORDS } from './guest-words';
import { messageOf } from './invitation-message';
import { MadeLink } from './made-link';

/** One guest, opened: their link, and what the list says of them. */
@Component({
  selector: 'tl-guest-details',
  imports: [Control, ErrorSummary, Field, FormField, Icon, MadeLink],
  templateUrl: './guest-details.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-5);
    }

    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      gap: var(--tl-space-4);
    }

    form {
      max-inline-size: 40rem;
    }
  `,
})
export class GuestDetails {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly event = input.required<EventSummary>();
  readonly guest = input.required<Guest>();
  /** Whom guests can come from. */
  readonly organisations = input<readonly NamedRef[]>([]);
  /** What the list says has changed. */
  readonly changed = output();

  private readonly path = computed(() => `/events/${this.event().id}/guests/${this.guest().id}`);
  // Computed: a guest who is only told anew keeps what was made and typed here.
  private readonly id = computed(() => this.guest().id);
  private readonly idAndVersion = computed(() => `${this.id()} ${this.guest().version}`);
  protected readonly made = linkedSignal<string, string | null>({ source: this.id, computation: () => null });
  protected readonly isSending = signal(false);
  protected readonly message = computed(() => messageOf(this.event(), 'guest'));
  /** Guests are asked while the event is to come. */
  protected readonly canInvite = computed(() => ['draft', 'announced', 'postponed'].includes(this.event().state));

  protected readonly draft = linkedSignal({
    source: this.idAndVersion,
    computation: () => untracked(() => draftOf(this.guest())),
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.name, guestWrite.shape.name);
    validateStandardSchema(path.accessNeeds, guestWrite.shape.accessNeeds);
    validateStandardSchema(path.dietary, guestWrite.shape.dietary);
    validate(path.contact, ({ value }) =>
      value().length > 254 ? { kind: 'long', message: $localize`Use 254 characters at most.` } : null,
    );
  });
  protected readonly sending = formSending(this.form, async () => {
    const { contact, accessNeeds, dietary, organisationId, ...draft } = this.draft();
    const { personId, version, needs } = this.guest();
    const body = guestWrite.parse({
      ...draft,
      ...{ contact: contact.trim() || null, personId, organisationId: organisationId || null },
      // What is not shown is not said: it stays as it is.
      ...(needs && { accessNeeds, dietary }),
    });
    await this.api.send('PUT', this.path(), { body, schema: guest, ifMatch: version });
    this.notice.say($localize`Saved.`);
    this.changed.emit();
  });

  protected async makeLink(): Promise<void> {
    if (this.guest().hasLink && this.made() === null) {
      const isSure = await this.confirm.ask({
        headline: $localize`Make a new link?`,
        text: $localize`The link that they have stops working. Only its lock is kept here, so the old one cannot be shown again.`,
        yes: $localize`Make a new link`,
      });
      if (!isSure) return;
    }
    await this.send(async () => {
      const { path } = await this.api.send('POST', `${this.path()}/link`, { schema: guestLink });
      this.made.set(path);
    });
  }

  protected withdrawLink(): Promise<void> {
    return this.send(async () => {
      await this.api.send('DELETE', `${this.path()}/link`);
      this.made.set(null);
      this.notice.say($localize`Their link no longer works.`);
    });
  }

  protected async remove(): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Take this guest off the list?`,
      text: $localize`For somebody who was put there by mistake. Who cannot come stays on the list, with “No” as the answer.`,
      yes: $localize`Take off the list`,
      isDangerous: true,
    });
    if (!isSure) return;
    await this.send(async () => {
      await this.api.send('DELETE', this.path());
      this.notice.say($localize`The guest was taken off the list.`);
    });
  }

  private async send(action: () => Promise<void>): Promise<void> {
    this.isSending.set(true);
    try {
      await action();
      this.changed.emit();
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly answers = GUEST_ANSWERS;
  protected readonly answerWords = GUEST_ANSWER_WORDS;
  protected readonly roles = GUEST_ROLES;
  protected readonly roleWords = GUEST_ROLE_WORDS;
}

const draftOf = ({ name, contact, role, answer, organisation, needs }: Guest) => ({
  ...{ name, contact: contact ?? '', role, answer, organisationId: organisation?.id ?? '' },
  ...{ accessNeeds: needs?.accessNeeds ?? '', dietary: needs?.dietary ?? '' },
});
