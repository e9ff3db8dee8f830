import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type ConsentScope, story, type Story, storyUse, type WithdrawalWrite } from '@throughline/domain/stories';
import { Confirm, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { SCOPE_GROUPS, SCOPE_WORDS } from './stories-words';
import { askedList } from './use-words';

/**
 * Taking back what was agreed to: as easy as agreeing, so always in sight, one action, and no reason asked. What happens, and what
 * nobody can bring back, is said before it happens.
 */
@Component({
  selector: 'tl-story-withdrawal',
  template: `
    <p class="tl-quiet" i18n>
      A storyteller can take back all of it or a part, at any time. Nobody asks them why. It takes effect at once.
    </p>
    @if (problem(); as problem) {
      <p class="problem" role="alert">{{ problem }}</p>
    }
    @if (parts().length > 0) {
      <ul i18n-aria-label aria-label="What they agreed to">
        @for (scope of parts(); track scope) {
          <li>
            <span>{{ words[scope].short }}</span>
            <button type="button" class="tl-button tl-text" [disabled]="isSending()" (click)="takeBack(scope)">
              <span i18n>Take back</span><span class="tl-visually-hidden">: {{ words[scope].short }}</span>
            </button>
          </li>
        }
      </ul>
    }
    <div>
      <button type="button" class="tl-button tl-danger" [disabled]="isSending()" (click)="withdraw()" i18n>
        Withdraw the whole story
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    ul {
      max-inline-size: 36rem;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      gap: var(--tl-space-3);
      align-items: center;
      justify-content: space-between;
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class StoryWithdrawal {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly story = input.required<Story>();
  readonly withdrawn = output<Story>();

  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** What can be taken back by itself. Without keeping the recording nothing is left, so that is the whole story. */
  protected readonly parts = computed(() =>
    SCOPE_GROUPS.flatMap(({ scopes }) => scopes).filter(
      (scope) => scope !== 'record_hold' && this.story().consentScopes.includes(scope),
    ),
  );
  protected readonly words = SCOPE_WORDS;

  protected async withdraw(): Promise<void> {
    const asked = await this.foreseen();
    const isSure = await this.confirm.ask({
      headline: $localize`Withdraw the whole story?`,
      text:
        asked +
        $localize`Nothing more is done with it, and its words are no longer shown to anybody. If it is published, it is marked as taken down: make sure that it is really gone from the website. It no longer counts among the stories. What was printed, or shared on by others, cannot be called back. This cannot be undone.`,
      yes: $localize`Withdraw the story`,
      isDangerous: true,
    });
    if (isSure) await this.send('all', $localize`The story was withdrawn.`);
  }

  protected async takeBack(scope: ConsentScope): Promise<void> {
    const isTakenDown = scope === 'publish_web' && this.story().state === 'published';
    const isSure = await this.confirm.ask({
      headline: $localize`Take this back?`,
      text: [
        $localize`From now on no longer agreed to: ${SCOPE_WORDS[scope].short}:scope:.`,
        ...(isTakenDown
          ? [$localize`The story is marked as taken down: make sure that it is really gone from the website.`]
          : []),
        ...(scope === 'publish_print' || scope === 'publish_social'
          ? [$localize`What was printed, or shared on by others, cannot be called back.`]
          : []),
        $localize`The storyteller can agree again later.`,
      ].join(' '),
      yes: $localize`Take it back`,
      isDangerous: true,
    });
    if (isSure) await this.send([scope], $localize`It was taken back.`);
  }

  /** What people will have to do; empty for whoever may not know it, and when it cannot be told: nothing holds up a withdrawal. */
  private async foreseen(): Promise<string> {
    if (!this.story().may.write) return '';
    try {
      const { wouldAsk } = await this.api.send('GET', `/stories/${this.story().id}/use`, { schema: storyUse });
      const asked = askedList(wouldAsk);
      return asked === '' ? '' : $localize`What no system can undo becomes somebody’s task: ${asked}:tasks:.` + ' ';
    } catch {
      return '';
    }
  }

  /** Stays for as long as the same is sent: a withdrawal that arrives twice is one. */
  private last = { consentId: newId(), of: '' };

  private async send(scopes: WithdrawalWrite['scopes'], done: string): Promise<void> {
    const of = String(scopes);
    if (this.last.of !== of) this.last = { consentId: newId(), of };
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const body: WithdrawalWrite = { consentId: this.last.consentId, contributorId: null, scopes };
      const answer = await this.api.send('POST', `/stories/${this.story().id}/withdrawal`, { body, schema: story });
      this.last = { consentId: newId(), of: '' };
      this.withdrawn.emit(answer);
      this.notice.say(done);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }
}
