import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type Action, account, type Account } from '@throughline/domain/access';
import { type Role } from '@throughline/domain/shared';
import { firstValueFrom } from 'rxjs';
import { problemOf, type Problem } from './problem';

/** Who is signed in, and what the menus may offer them. What is allowed is decided by the server alone. */
@Service()
export class SignedIn {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly present = signal<Account | null>(null);
  private readonly failure = signal<Problem | null>(null);

  /** Null before it is known, and when nobody is signed in. */
  readonly account = this.present.asReadonly();
  /** Why it could not be found out who is signed in. */
  readonly problem = this.failure.asReadonly();
  readonly roles = computed<ReadonlySet<Role>>(() => new Set(this.account()?.memberships.map(({ role }) => role)));
  private readonly actions = computed(() => new Set(this.account()?.may));

  /** Whether there is anything at all to which the account may do this. */
  may(action: Action): boolean {
    return this.actions().has(action);
  }

  /** Asks the server who is signed in. Answers null when nobody is, or when it cannot be found out (then `problem` says why). */
  async load(): Promise<Account | null> {
    try {
      this.present.set(account.parse(await firstValueFrom(this.http.get<unknown>('/api/v1/account'))));
      this.failure.set(null);
    } catch (error) {
      const problem = problemOf(error);
      this.failure.set(problem.status === 401 ? null : problem);
      if (problem.status === 401) this.present.set(null);
    }
    return this.present();
  }

  /** The account that is known already, or else what the server says. */
  async known(): Promise<Account | null> {
    return this.present() ?? (await this.load());
  }

  /** Somebody has just signed in, and this is what the server says about them. */
  begin(account: Account): void {
    this.present.set(account);
    this.failure.set(null);
  }

  /** Somebody else, or nobody, is at the keyboard from now on. */
  forget(): void {
    this.present.set(null);
  }

  /** The sign-in is over: to the sign-in page, with the way back. Only while somebody is thought to be signed in. */
  ended(): void {
    if (this.present() === null) return;
    this.forget();
    void this.router.navigate(['/sign-in'], { queryParams: { next: pathOf(this.router.url) } });
  }
}

/** The path alone: what stands in a query may be about a person, and a fragment may be a secret. */
export const pathOf = (url: string): string => /^[^?#]*/.exec(url)?.[0] ?? '/';

/** A path inside this application, or `/`: never another site. */
export const safePath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[\w\-/.~%]*$/.test(next) ? next : '/';
