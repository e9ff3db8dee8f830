import { Component, computed, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { FailedState, Icon, Notice } from '@throughline/ui';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { SignOut } from '../platform/sign-out';
import { SignedIn } from '../platform/signed-in';
import { forPhone, navigationFor } from './navigation';

/** What stands around every page of somebody who has signed in: the navigation, the account, and the one `main`. */
@Component({
  selector: 'tl-shell',
  imports: [FailedState, Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly signedIn = inject(SignedIn);
  private readonly texts = inject(ProblemText);
  private readonly signOuts = inject(SignOut);
  private readonly notice = inject(Notice);
  private readonly router = inject(Router);

  protected readonly account = this.signedIn.account;
  protected readonly items = computed(() =>
    navigationFor(this.signedIn.roles(), (action) => this.signedIn.may(action)),
  );
  protected readonly phone = computed(() => forPhone(this.items()));
  protected readonly problem = computed(() => {
    const problem = this.signedIn.problem();
    return problem === null ? null : this.texts.of(problem);
  });
  protected readonly accountLabel = computed(() => $localize`Account of ${this.account()?.name}:name:`);

  protected async tryAgain(): Promise<void> {
    await this.signedIn.load();
    await this.router.navigateByUrl(this.router.url, { onSameUrlNavigation: 'reload' });
  }

  protected async signOut(): Promise<void> {
    try {
      await this.signOuts.here();
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }
}
