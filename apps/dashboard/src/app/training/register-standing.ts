import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { register, reopenWrite, type Register, type Tally } from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Icon } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { writeInstant } from '../platform/format';
import { tallyWords } from './training-words';

/** How the register stands when it is not simply being taken: handed in and what was recorded, locked, reopened, or not open. */
@Component({
  selector: 'tl-register-standing',
  imports: [Control, ErrorSummary, Field, FormField, Icon, RouterLink],
  host: { tabindex: '-1' },
  templateUrl: './register-standing.html',
  styles: `
    :host {
      display: block;
      outline: none;
      scroll-margin-block-start: var(--tl-space-6);
    }

    .standing {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--tl-space-1) var(--tl-space-3);
      margin-block-end: var(--tl-space-5);
      padding: var(--tl-space-4) var(--tl-space-5);
      border-radius: var(--tl-radius);
      background: var(--tl-sunken-colour);
      border: var(--tl-hairline);
    }

    .done {
      background: var(--tl-rag-green-ground);
      border-color: transparent;
    }

    .done tl-icon {
      color: var(--tl-rag-green);
    }

    .words {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-1);
    }

    .next {
      margin-block-start: var(--tl-space-3);
      font-weight: 700;
    }

    .tl-row,
    form {
      margin-block-start: var(--tl-space-3);
    }

    .ways {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 7.5rem), 1fr));
      gap: var(--tl-space-2);
      max-inline-size: 40rem;

      .tl-button {
        padding-inline: var(--tl-space-2);
      }
    }
  `,
})
export class RegisterStanding {
  private readonly api = inject(Api);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly register = input.required<Register>();
  readonly counts = input.required<Tally>();
  readonly reopened = output<Register>();
  /** Where the reader wants to go on: a part of the page below. */
  readonly went = output<'note' | 'photos' | 'modules'>();

  protected readonly writeInstant = writeInstant;
  protected readonly state = computed(() => this.register().session.state);
  protected readonly recorded = computed(() => {
    const { session, headcount } = this.register();
    if (session.registerKind === 'named') return tallyWords(this.counts()).join(', ');
    const count = headcount?.headcount ?? 0;
    return headcount?.method === 'estimate'
      ? $localize`about ${count}:count: people, an estimate`
      : $localize`${count}:count: people`;
  });
  protected readonly isBefore = computed(() => {
    const { state, startsAt } = this.register().session;
    return state === 'scheduled' && Date.parse(startsAt) > Date.now();
  });
  protected readonly isAsking = signal(false);

  protected readonly model = signal({ reason: '' });
  protected readonly form = form(this.model, (path) => {
    validateStandardSchema(path, reopenWrite);
  });
  protected readonly sending = formSending(this.form, async () => {
    const told = await this.api.send('POST', `/training-sessions/${this.register().session.id}/register/reopen`, {
      body: reopenWrite.parse(this.model()),
      schema: register,
    });
    this.isAsking.set(false);
    this.model.set({ reason: '' });
    this.form().reset();
    this.reopened.emit(told);
  });

  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');
  private readonly injector = inject(Injector);

  /** What is pressed goes as the question comes, and comes back as it goes; the focus moves with it. */
  protected ask(): void {
    this.isAsking.set(true);
    afterNextRender(() => this.form.reason().focusBoundControl(), { injector: this.injector });
  }

  protected leaveLocked(): void {
    this.isAsking.set(false);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  /** Takes the reader to what has just become of the register. */
  focus(): void {
    this.host.nativeElement.focus();
  }
}
