import { Component, computed, inject, signal } from '@angular/core';
import { guestLink } from '@throughline/domain/events';
import { Confirm, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeInstant } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { messageOf } from './invitation-message';
import { MadeLink } from './made-link';
import { OpenEvent } from './open-event';

/** The open link of an event: whoever has it puts their own name on the list. On, renewed, off. */
@Component({
  selector: 'tl-sign-up-link',
  imports: [MadeLink],
  template: `
    @if (made(); as path) {
      <tl-made-link [path]="path" i18n-label label="Link for everybody" [message]="message()" />
    }
    @if (event()?.signUpSince; as since) {
      <p i18n>The open link has worked since {{ writeInstant(since) }}. Whoever has it can sign up.</p>
      <div class="tl-row">
        @if (!made()) {
          <button type="button" class="tl-button" [disabled]="isSending()" (click)="renew()" i18n>
            Make a new link…
          </button>
        }
        <button type="button" class="tl-button tl-text tl-danger" [disabled]="isSending()" (click)="close()" i18n>
          Close the open link
        </button>
      </div>
    } @else {
      <p class="tl-quiet" i18n>
        One link for a poster or a newsletter: whoever opens it gives a name and has a place, or is on the waiting list.
      </p>
      <div>
        <button type="button" class="tl-button" [disabled]="isSending()" (click)="make()" i18n>Open the sign-up</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }
  `,
})
export class SignUpLink {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly open = inject(OpenEvent);

  protected readonly event = this.open.event;
  protected readonly made = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly message = computed(() => {
    const event = this.event();
    return event ? messageOf(event, 'everybody') : '';
  });

  protected async renew(): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Make a new open link?`,
      text: $localize`The one that is out there stops working: on posters, in newsletters, everywhere.`,
      yes: $localize`Make a new link`,
    });
    if (isSure) await this.make();
  }

  protected make(): Promise<void> {
    return this.send(async () => {
      const { path } = await this.api.send('POST', `${this.open.path()}/sign-up`, { schema: guestLink });
      this.made.set(path);
    });
  }

  protected close(): Promise<void> {
    return this.send(async () => {
      await this.api.send('DELETE', `${this.open.path()}/sign-up`);
      this.made.set(null);
      this.notice.say($localize`The open link no longer works. Who signed up stays on the list.`);
    });
  }

  private async send(action: () => Promise<void>): Promise<void> {
    this.isSending.set(true);
    try {
      await action();
      await this.open.refresh();
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly writeInstant = writeInstant;
}
