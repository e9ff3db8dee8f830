import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from './api';
import { KeptHere } from './kept-here';
import { SignedIn } from './signed-in';

/** Ends sign-ins, and leaves for the sign-in page. */
@Service()
export class SignOut {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  private readonly keptHere = inject(KeptHere);

  async here(): Promise<void> {
    await this.api.send('DELETE', '/sign-in');
    await this.leave();
  }

  async everywhere(): Promise<void> {
    await this.api.send('DELETE', '/sign-ins');
    await this.leave();
  }

  /** For when the sign-in has ended with what was done; `to` is where to go on. */
  async leave(to = '/sign-in'): Promise<void> {
    this.keptHere.forgetAll();
    this.signedIn.forget();
    await this.router.navigateByUrl(to);
  }
}
