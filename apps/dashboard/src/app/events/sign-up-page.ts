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
import { openSignUp, signedUp, signUpWrite, type OpenSignUp, type SignedUp } from '@throughline/domain/events';
import { Control, ErrorSummary, FailedState, Field, Icon, LoadingState } from '@throughline/ui';
import { Api } from '../platform/api';
import { Copying } from '../platform/copying';
import { formSending } from '../platform/form-sending';
import { takeTokenAgain } from '../platform/link-token';
import { newId } from '../platform/new-id';
import { problemOf, type Problem } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { PublicEventView } from './public-event';

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
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);
  private readonly outcome = viewChild<ElementRef<HTMLElement>>('outcome');

  private readonly token = signal('');
  protected readonly signUp = signal<OpenSignUp | null>(null);
  protected readonly done = signal<SignedUp | null>(null);
  private readonly failure = signal<Problem | null>(null);
  protected readonly isUnknown = computed(
    () => this.token() === '' || this.failure()?.status === 404 || this.failure()?.status === 400,
  );
  protected readonly failed = computed(() => {
    const problem = this.failure();
    return problem && this.texts.of(problem);
  });
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
      ...{ token: this.token(), guestId: this.guestId, contact: contact.trim() || null },
    });
    this.done.set(await this.api.send('POST', '/sign-up/join', { body, schema: signedUp }));
    // The form goes as the answer comes, so the focus moves with it.
    afterNextRender(() => this.outcome()?.nativeElement.focus(), { injector: this.injector });
  });

  constructor() {
    this.open();
  }

  /** Reads the link in the address, at the start and when another was opened in its place. */
  protected open(): void {
    const token = takeTokenAgain(this.document, 'sign-up');
    if (token === this.token()) return;
    this.token.set(token);
    this.signUp.set(null);
    void this.read();
  }

  protected async read(): Promise<void> {
    const token = this.token();
    if (token === '') return;
    this.failure.set(null);
    try {
      const told = await this.api.send('POST', '/sign-up/read', { body: { token }, schema: openSignUp });
      if (token === this.token()) this.signUp.set(told);
    } catch (error) {
      if (token === this.token()) this.failure.set(problemOf(error));
    }
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
