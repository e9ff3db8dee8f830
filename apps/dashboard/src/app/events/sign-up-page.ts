import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { openSignUp, signedUp, signUpWrite, type SignedUp } from '@throughline/domain/events';
import { Control, ErrorSummary, FailedState, Field, Icon, LoadingState } from '@throughline/ui';
import { Api } from '../platform/api';
import { Copying } from '../platform/copying';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { PublicEventView } from './public-event';
import { publicLink } from './public-link';

/** Signing up for an event by its open link: a name is enough. Answers with a link of one's own. */
@Component({
  selector: 'tl-sign-up-page',
  imports: [Control, ErrorSummary, FailedState, Field, FormField, Icon, LoadingState, PublicEventView],
  host: { '(window:hashchange)': 'open()' },
  templateUrl: './sign-up-page.html',
  styleUrl: './rsvp-page.scss',
})
export class SignUpPage {
  private readonly api = inject(Api);
  private readonly copying = inject(Copying);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly outcome = viewChild<ElementRef<HTMLElement>>('outcome');

  private readonly link = publicLink('sign-up', '/sign-up/read', openSignUp);
  protected readonly signUp = this.link.told;
  protected readonly done = signal<SignedUp | null>(null);
  protected readonly isUnknown = this.link.isUnknown;
  protected readonly failed = this.link.failed;
  protected readonly ownLink = computed(() => this.document.location.origin + (this.done()?.path ?? ''));

  /** The same with every attempt: a repeat is the same guest. */
  private guestId = newId();
  protected readonly draft = signal({ name: '', contact: '', accessNeeds: '', dietary: '' });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.name, signUpWrite.shape.name);
    validate(path.contact, ({ value }) =>
      value().length > 254 ? { kind: 'long', message: $localize`Use 254 characters at most.` } : null,
    );
    validateStandardSchema(path.accessNeeds, signUpWrite.shape.accessNeeds);
    validateStandardSchema(path.dietary, signUpWrite.shape.dietary);
  });
  protected readonly sending = formSending(this.form, async () => {
    const { contact, ...draft } = this.draft();
    const body = signUpWrite.parse({
      ...draft,
      ...{ token: this.link.token(), guestId: this.guestId, contact: contact.trim() || null },
    });
    this.done.set(await this.api.send('POST', '/sign-up/join', { body, schema: signedUp }));
    // The form goes as the answer comes, so the focus moves with it.
    afterNextRender(() => this.outcome()?.nativeElement.focus(), { injector: this.injector });
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

  protected copy(): void {
    void this.copying.copy(this.ownLink(), $localize`Your link was copied. Keep it somewhere.`);
  }

  /** For the next person at the same screen: a tablet at a stall. */
  protected another(): void {
    this.guestId = newId();
    this.done.set(null);
    this.draft.set({ name: '', contact: '', accessNeeds: '', dietary: '' });
    this.form().reset();
    void this.read();
  }
}
