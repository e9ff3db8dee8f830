import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { invitation } from '@throughline/domain/access';
import { Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeInstant } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

/** Makes the link with which somebody sets a password, and shows it this once: only its hash is kept. */
@Component({
  selector: 'tl-invitation-link',
  imports: [Icon],
  template: `
    @if (made(); as made) {
      <div class="tl-stack" role="status">
        <p i18n>
          Hand this link over yourself, in person or by a message that only they read. It works once, until
          {{ writeInstant(made.expiresAt) }}, and is not shown again.
        </p>
        <div class="line">
          <input
            class="tl-control"
            readonly
            [value]="made.link"
            i18n-aria-label
            aria-label="One-time link"
            #link
            (focus)="link.select()"
          />
          <button type="button" class="tl-button" (click)="copy(made.link)">
            <tl-icon name="copy" /><span i18n>Copy</span>
          </button>
        </div>
      </div>
    } @else {
      <p class="tl-quiet">
        @if (isInvited()) {
          <ng-container i18n>They have not set a password yet. Make a link and hand it over.</ng-container>
        } @else {
          <ng-container i18n
            >If the password is forgotten, a link lets them set a new one. Throughline sends no e-mail.</ng-container
          >
        }
      </p>
      <button type="button" class="tl-button" [disabled]="isMaking()" (click)="make()" i18n>
        Make a one-time link
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-4);
      justify-items: start;
    }

    .tl-stack {
      inline-size: 100%;
      gap: var(--tl-space-3);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2);
    }

    .tl-control {
      flex: 1 1 16rem;
      inline-size: auto;
    }
  `,
})
export class InvitationLink {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly document = inject(DOCUMENT);

  readonly accountId = input.required<string>();
  readonly isInvited = input.required<boolean>();

  protected readonly made = signal<{ readonly link: string; readonly expiresAt: string } | null>(null);
  protected readonly isMaking = signal(false);
  protected readonly writeInstant = writeInstant;

  protected async make(): Promise<void> {
    this.isMaking.set(true);
    try {
      const { path, expiresAt } = await this.api.send('POST', `/accounts/${this.accountId()}/invitation`, {
        schema: invitation,
      });
      this.made.set({ link: this.document.location.origin + path, expiresAt });
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    } finally {
      this.isMaking.set(false);
    }
  }

  protected async copy(link: string): Promise<void> {
    try {
      await this.document.defaultView?.navigator.clipboard.writeText(link);
      this.notice.say($localize`The link was copied.`);
    } catch {
      this.notice.say($localize`The browser did not allow it. Select the link and copy it yourself.`);
    }
  }
}
