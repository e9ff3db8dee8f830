import { inject } from '@angular/core';
import { Router, type CanActivateFn, type CanMatchFn } from '@angular/router';
import { type Action } from '@throughline/domain/access';
import { pathOf, SignedIn } from './signed-in';

/** For those who have signed in; others go to the sign-in page. Lets pass what cannot be known just now: the shell says so. */
export const whenSignedIn: CanActivateFn = async (_, state) => {
  const [signedIn, router] = [inject(SignedIn), inject(Router)];
  const account = await signedIn.known();
  if (account !== null || signedIn.problem() !== null) return true;
  const path = pathOf(state.url);
  return router.createUrlTree(['/sign-in'], { queryParams: path === '/' ? {} : { next: path } });
};

/** For those who may do this to anything at all. Others see that it is not open to them. */
export const whenMay =
  (...actions: readonly Action[]): CanMatchFn =>
  async () => {
    const [signedIn, router] = [inject(SignedIn), inject(Router)];
    const account = await signedIn.known();
    return account === null || actions.some((action) => signedIn.may(action)) || router.parseUrl('/not-open');
  };

/** Where somebody starts, by what they came to do. */
export const toLandingPage: CanActivateFn = async () => {
  const [signedIn, router] = [inject(SignedIn), inject(Router)];
  await signedIn.known();
  return signedIn.problem() !== null || router.parseUrl(landingPath(signedIn));
};

const landingPath = (signedIn: SignedIn): string => {
  const roles = signedIn.roles();
  if (roles.has('administrator') || roles.has('programmeManager')) return '/portfolio';
  if (roles.has('trainer')) return '/sessions';
  return roles.has('funder') ? '/progress' : '/account';
};
