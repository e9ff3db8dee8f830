import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { account, acceptInvitationWrite, PASSWORD_MIN_LENGTH } from '@throughline/domain/access';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { takeToken } from '../platform/link-token';
import { SignedIn } from '../platform/signed-in';

/** Accepts an invitation: whoever was invited chooses a password, and is signed in. */
@Component({
  selector: 'tl-invitation-page',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <div class="tl-stack">
      <h1 i18n>Accept your invitation</h1>
      @if (model().token === '') {
        <p i18n>This page is opened with the whole link that you were given. Open it again, or ask for a new one.</p>
      } @else {
        <p class="tl-quiet" i18n>
          Choose a password. You sign in with your e-mail address and this password from now on.
        </p>
        <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
          <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
          <tl-field i18n-label label="New password" [hint]="passwordHint">
            <input tlControl type="password" autocomplete="new-password" [formField]="form.password" />
          </tl-field>
          <div>
            <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()" i18n>
              Set the password
            </button>
          </div>
        </form>
      }
    </div>
  `,
})
export class InvitationPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);

  protected readonly passwordHint = $localize`At least ${PASSWORD_MIN_LENGTH}:count: characters. A few words in a row are easy to remember and hard to guess.`;
  protected readonly model = signal({ token: takeToken(inject(DOCUMENT)), password: '' });
  protected readonly form = form(this.model, (path) => {
    validateStandardSchema(path, acceptInvitationWrite);
  });
  protected readonly sending = formSending(this.form, async () => {
    const body = acceptInvitationWrite.parse(this.model());
    this.signedIn.begin(await this.api.send('POST', '/invitations/accept', { body, schema: account }));
    await this.router.navigateByUrl('/', { replaceUrl: true });
  });
}
