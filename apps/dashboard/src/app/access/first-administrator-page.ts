import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { account, firstAdministratorWrite, PASSWORD_MIN_LENGTH } from '@throughline/domain/access';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { takeToken } from '../platform/link-token';
import { SignedIn } from '../platform/signed-in';

/** Makes the first administrator, with the link from the log of the first start. */
@Component({
  selector: 'tl-first-administrator-page',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <div class="tl-stack">
      <div class="tl-stack">
        <h1 i18n>Begin with Throughline</h1>
        @if (model().token === '') {
          <p i18n>
            This page is opened with the whole link from the log, to the last character. Copy it from there and open it
            again.
          </p>
        } @else {
          <p class="tl-quiet" i18n>
            You become the first administrator. After that you set up the programmes and give others access.
          </p>
        }
      </div>
      @if (model().token !== '') {
        <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
          <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
          <tl-field i18n-label label="Your name">
            <input tlControl autocomplete="name" [formField]="form.name" />
          </tl-field>
          <tl-field i18n-label label="E-mail address" i18n-hint hint="You sign in with it.">
            <input tlControl type="email" autocomplete="username" spellcheck="false" [formField]="form.email" />
          </tl-field>
          <tl-field i18n-label label="Password" [hint]="passwordHint">
            <input tlControl type="password" autocomplete="new-password" [formField]="form.password" />
          </tl-field>
          <div>
            <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()" i18n>
              Create the account
            </button>
          </div>
        </form>
      }
    </div>
  `,
})
export class FirstAdministratorPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);

  protected readonly passwordHint = $localize`At least ${PASSWORD_MIN_LENGTH}:count: characters. A few words in a row are easy to remember and hard to guess.`;
  protected readonly model = signal({ token: takeToken(inject(DOCUMENT)), name: '', email: '', password: '' });
  protected readonly form = form(this.model, (path) => {
    validateStandardSchema(path, firstAdministratorWrite);
  });
  protected readonly sending = formSending(this.form, async () => {
    const body = firstAdministratorWrite.parse(this.model());
    this.signedIn.begin(await this.api.send('POST', '/first-administrator', { body, schema: account }));
    await this.router.navigateByUrl('/', { replaceUrl: true });
  });
}
