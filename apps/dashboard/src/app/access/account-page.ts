import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { passwordChange, PASSWORD_MIN_LENGTH, removal, REMOVAL_WORDS } from '@throughline/domain/access';
import { Confirm, Control, EmptyState, ErrorSummary, Field, Notice, PageHeader } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { SignedIn } from '../platform/signed-in';
import { ThemeChoice, THEMES, type Theme } from '../platform/theme-choice';
import { ROLE_WORDS } from './role-words';
import { SignOut } from '../platform/sign-out';

const THEME_WORDS: Readonly<Record<Theme, string>> = {
  system: $localize`As the system has it`,
  light: $localize`Light`,
  dark: $localize`Dark`,
};

const EMPTY_PASSWORDS = { presentPassword: '', newPassword: '' };

/** What is one's own: name and roles, how the screen looks, the password, and where one is signed in. */
@Component({
  selector: 'tl-account-page',
  imports: [Control, EmptyState, ErrorSummary, Field, FormField, PageHeader],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage {
  private readonly api = inject(Api);
  private readonly signedIn = inject(SignedIn);
  private readonly signOuts = inject(SignOut);
  private readonly notice = inject(Notice);
  private readonly confirm = inject(Confirm);
  private readonly texts = inject(ProblemText);
  private readonly themeChoice = inject(ThemeChoice);

  protected readonly account = this.signedIn.account;
  protected readonly roleWords = ROLE_WORDS;
  protected readonly themes = THEMES;
  protected readonly themeWords = THEME_WORDS;
  protected readonly theme = this.themeChoice.theme;
  protected readonly isRemoving = signal(false);
  protected readonly mayRemoveDemonstration = computed(
    () => this.account()?.isDemonstration === true && this.signedIn.may('demonstration.remove'),
  );

  protected readonly passwordHint = $localize`At least ${PASSWORD_MIN_LENGTH}:count: characters. A few words in a row are easy to remember and hard to guess.`;
  protected readonly passwords = signal(EMPTY_PASSWORDS);
  protected readonly passwordForm = form(this.passwords, (path) => {
    validateStandardSchema(path, passwordChange);
  });
  protected readonly changing = formSending(this.passwordForm, () =>
    this.api.send('PUT', '/account/password', { body: passwordChange.parse(this.passwords()) }),
  );

  protected choose(theme: Theme): void {
    this.themeChoice.choose(theme);
  }

  protected async changePassword(event: Event): Promise<void> {
    if (!(await this.changing.send(event))) return;
    this.passwords.set(EMPTY_PASSWORDS);
    this.passwordForm().reset();
    this.notice.say($localize`Your password was changed.`);
    await this.signedIn.load();
  }

  protected signOut(): Promise<void> {
    return this.say(() => this.signOuts.here());
  }

  protected async signOutEverywhere(): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Sign out everywhere?`,
      text: $localize`Every browser and phone in which you are signed in is signed out, this one too. Nothing that was saved is lost.`,
      yes: $localize`Sign out everywhere`,
    });
    if (isSure) await this.say(() => this.signOuts.everywhere());
  }

  protected async removeDemonstration(): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Remove the demonstration?`,
      text: $localize`Every programme, person, story and account of the demonstration is removed for good, yours too. You then begin with nothing, and make the first administrator.`,
      yes: $localize`Remove it all`,
      isDangerous: true,
      words: REMOVAL_WORDS,
    });
    if (!isSure) return;
    this.isRemoving.set(true);
    await this.say(async () => {
      const { firstAdministratorPath } = await this.api.send('POST', '/demonstration/removal', {
        body: { confirmation: REMOVAL_WORDS },
        schema: removal,
      });
      await this.signOuts.leave(firstAdministratorPath);
    });
    this.isRemoving.set(false);
  }

  /** Does it, and says what went wrong if it did. */
  private async say(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }
}
