import { Component, inject, input, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { account, signInWrite, welcome, type SignInWrite, type Welcome } from '@throughline/domain/access';
import { Control, ErrorSummary, Field, Icon } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { ResourceState } from '../platform/resource-state';
import { safePath, SignedIn } from '../platform/signed-in';
import { ROLE_WORDS } from './role-words';

type DemonstrationAccount = NonNullable<Welcome['demonstration']>['accounts'][number];

/** Signing in: with the accounts of the demonstration in one click, or with an e-mail address and a password. */
@Component({
  selector: 'tl-sign-in-page',
  imports: [Control, ErrorSummary, Field, FormField, Icon, ResourceState],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);

  /** Path to go back to after signing in, from the query. */
  readonly next = input<string>();

  protected readonly welcome = apiResource(welcome, () => '/welcome');
  protected readonly roleWords = ROLE_WORDS;
  protected readonly model = signal<SignInWrite>({ email: '', password: '' });
  protected readonly form = form(this.model, (path) => {
    validateStandardSchema(path, signInWrite);
  });
  protected readonly sending = formSending(this.form, () => this.signIn());

  protected async signInAs(account: DemonstrationAccount, password: string): Promise<void> {
    this.model.set({ email: account.email, password });
    await this.sending.send();
  }

  private async signIn(): Promise<void> {
    const body = signInWrite.parse(this.model());
    this.signedIn.begin(await this.api.send('POST', '/sign-in', { body, schema: account }));
    await this.router.navigateByUrl(safePath(this.next()), { replaceUrl: true });
  }
}
