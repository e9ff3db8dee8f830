import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { eventInvitation, invitationAnswer, type GuestAnswer } from '@throughline/domain/events';
import { Control, FailedState, Field, Icon, LoadingState } from '@throughline/ui';
import { Api } from '../platform/api';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { PublicEventView } from './public-event';
import { publicLink } from './public-link';

type Answer = Exclude<GuestAnswer, 'notAnswered'>;

const CHOICES: readonly { readonly answer: Answer; readonly label: string }[] = [
  { answer: 'yes', label: $localize`Yes, I’ll be there` },
  { answer: 'maybe', label: $localize`Maybe` },
  { answer: 'no', label: $localize`No, I can’t` },
];

/** A guest's own page of an event, opened by their link: one tap answers, and another changes it. */
@Component({
  selector: 'tl-rsvp-page',
  imports: [Control, FailedState, Field, FormField, Icon, LoadingState, PublicEventView],
  host: { '(window:hashchange)': 'open()' },
  templateUrl: './rsvp-page.html',
  styleUrl: './rsvp-page.scss',
})
export class RsvpPage {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);

  private readonly link = publicLink('rsvp', '/invitations/read', eventInvitation);
  protected readonly invitation = this.link.told;
  protected readonly isUnknown = this.link.isUnknown;
  protected readonly failed = this.link.failed;

  protected readonly isSending = signal(false);
  protected readonly sent = signal<Answer | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly saidNeeds = signal(false);
  protected readonly isFullForThem = computed(() => {
    const told = this.invitation();
    return told !== null && told.isFull && told.place === 'none';
  });

  protected readonly needs = linkedSignal(() => ({
    accessNeeds: this.invitation()?.accessNeeds ?? '',
    dietary: this.invitation()?.dietary ?? '',
  }));
  protected readonly form = form(this.needs, (path) => {
    validateStandardSchema(path.accessNeeds, invitationAnswer.shape.accessNeeds);
    validateStandardSchema(path.dietary, invitationAnswer.shape.dietary);
  });

  constructor() {
    this.open();
  }

  protected open(): void {
    this.link.open();
  }

  protected read(): Promise<void> {
    return this.link.read();
  }

  protected async answer(answer: Answer): Promise<void> {
    this.saidNeeds.set(false);
    if (this.areNeedsRight()) await this.send(answer);
  }

  protected async sendNeeds(event: globalThis.Event): Promise<void> {
    event.preventDefault();
    const answer = this.invitation()?.answer;
    if (answer === undefined || answer === 'notAnswered') return;
    if (this.areNeedsRight() && (await this.send(answer))) this.saidNeeds.set(true);
  }

  /** Whether what was typed can be sent along; what is wrong with it is said beside it. */
  private areNeedsRight(): boolean {
    this.form.accessNeeds().markAsTouched();
    this.form.dietary().markAsTouched();
    return this.form().valid();
  }

  private async send(answer: Answer): Promise<boolean> {
    if (this.isSending()) return false;
    this.isSending.set(true);
    this.sent.set(answer);
    this.problem.set(null);
    try {
      const body = invitationAnswer.parse({ token: this.link.token(), answer, ...this.needs() });
      this.invitation.set(await this.api.send('POST', '/invitations/answer', { body, schema: eventInvitation }));
      return true;
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.isSending.set(false);
      this.sent.set(null);
    }
  }

  protected readonly choices = CHOICES;
}
