import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { takeBack, type ConsentScope, type TakeBack, type TakeBackWrite } from '@throughline/domain/stories';
import { Confirm, FailedState, LoadingState } from '@throughline/ui';
import { Api } from '../platform/api';
import { takeTokenAgain } from '../platform/link-token';
import { newId } from '../platform/new-id';
import { problemOf, type Problem } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { SCOPE_GROUPS, SCOPE_WORDS } from './stories-words';

/**
 * What somebody agreed to, for themselves, by the link that they were given: a part or everything is taken back with one press and one
 * question. Whoever looks over their shoulder reads neither the story nor a name.
 */
@Component({
  selector: 'tl-withdraw-page',
  imports: [FailedState, LoadingState],
  host: { '(window:hashchange)': 'open()' },
  template: `
    @if (isUnknown()) {
      <h1 i18n>This link does not work</h1>
      <p i18n>
        A newer one may have taken its place, or a part of it is missing. Ask whoever gave it to you for another, or
        tell them what you want to take back: they do it for you, and ask for no reason.
      </p>
    } @else if (told(); as told) {
      <h1 i18n>What you agreed to</h1>
      <p class="tl-quiet" i18n>About the story that you told for {{ told.programmeName }}.</p>
      @if (done(); as done) {
        <p class="said" role="status">{{ done }}</p>
      }
      @if (problem(); as problem) {
        <p class="problem" role="alert">{{ problem }}</p>
      }
      @if (told.isWithdrawn) {
        <section class="tl-card" aria-labelledby="gone">
          <h2 id="gone" i18n>You have taken everything back</h2>
          <p i18n>Nothing more is done with your story, and nobody can read it here any more.</p>
          @if (told.promises.open > 0) {
            <p i18n>
              We are asking everybody who was given it, and take down what is on other pages. Things still to do:
              {{ told.promises.open }}. What is printed cannot be called back.
            </p>
          } @else if (told.promises.done > 0) {
            <p i18n>Everybody who was given it has been asked. What is printed cannot be called back.</p>
          }
        </section>
      } @else if (parts().length === 0) {
        <p i18n>At the moment you allow nothing.</p>
      } @else {
        <p i18n>You can take back a part, or everything. Nobody asks you why.</p>
        <ul class="tl-card" role="list">
          @for (scope of parts(); track scope) {
            <li>
              <span>{{ words[scope].question }} <strong i18n>You said yes.</strong></span>
              @if (scope !== 'record_hold') {
                <button type="button" class="tl-button" [disabled]="isSending()" (click)="part(scope)">
                  <span i18n>Take back</span><span class="tl-visually-hidden">: {{ words[scope].short }}</span>
                </button>
              }
            </li>
          }
        </ul>
        <div>
          <button type="button" class="tl-button tl-danger" [disabled]="isSending()" (click)="everything()" i18n>
            Take back everything
          </button>
        </div>
      }
    } @else if (failed(); as failed) {
      <tl-failed-state [message]="failed" (retry)="read()" />
    } @else {
      <tl-loading-state />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
      max-inline-size: 40rem;
    }

    section {
      display: grid;
      gap: var(--tl-space-3);
    }

    ul {
      padding-block: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2) var(--tl-space-4);
      align-items: center;
      justify-content: space-between;
      padding-block: var(--tl-space-3);
    }

    li > span {
      flex: 1 1 14rem;
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .said {
      font-weight: 700;
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class WithdrawPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly document = inject(DOCUMENT);
  private readonly texts = inject(ProblemText);

  private readonly token = signal('');
  private readonly failure = signal<Problem | null>(null);
  protected readonly told = signal<TakeBack | null>(null);
  protected readonly done = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly isUnknown = computed(
    () => this.token() === '' || [400, 404].includes(this.failure()?.status ?? 0),
  );
  protected readonly failed = computed(() => {
    const failure = this.failure();
    return failure && this.texts.of(failure);
  });
  protected readonly parts = computed(() =>
    SCOPE_GROUPS.flatMap(({ scopes }) => scopes).filter((scope) => this.told()?.scopes.includes(scope)),
  );
  protected readonly words = SCOPE_WORDS;

  constructor() {
    this.open();
  }

  protected open(): void {
    const found = takeTokenAgain(this.document, 'withdraw');
    if (found === this.token()) return;
    this.token.set(found);
    this.told.set(null);
    void this.read();
  }

  protected async read(): Promise<void> {
    const token = this.token();
    if (token === '') return;
    this.failure.set(null);
    try {
      this.told.set(await this.api.send('POST', '/withdrawal-links/read', { body: { token }, schema: takeBack }));
    } catch (error) {
      this.failure.set(problemOf(error));
    }
  }

  protected async part(scope: ConsentScope): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Take this back?`,
      text: $localize`From now on we may no longer do this: ${SCOPE_WORDS[scope].short}:scope:. What was printed, or shared on by others, cannot be called back.`,
      yes: $localize`Take it back`,
      isDangerous: true,
    });
    if (isSure) await this.send([scope], $localize`It was taken back. Thank you for telling us.`);
  }

  protected async everything(): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Take back everything?`,
      text: $localize`Your story is taken out of everything that we can reach, at once. What was printed, or shared on by others, cannot be called back. This cannot be undone.`,
      yes: $localize`Take back everything`,
      isDangerous: true,
    });
    if (isSure) await this.send('all', $localize`Everything was taken back. Thank you for telling us.`);
  }

  /** Stays for as long as the same is sent: what arrives twice is one. */
  private last = { consentId: newId(), of: '' };

  private async send(scopes: TakeBackWrite['scopes'], done: string): Promise<void> {
    const of = String(scopes);
    if (this.last.of !== of) this.last = { consentId: newId(), of };
    this.isSending.set(true);
    this.problem.set(null);
    this.done.set(null);
    try {
      const body: TakeBackWrite = { token: this.token(), consentId: this.last.consentId, scopes };
      this.told.set(await this.api.send('POST', '/withdrawal-links/take-back', { body, schema: takeBack }));
      this.last = { consentId: newId(), of: '' };
      this.done.set(done);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }
}
