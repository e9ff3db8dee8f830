import { inject } from '@angular/core';
import { Router, type CanActivateFn, type CanMatchFn, type UrlTree } from '@angular/router';
import { type Action } from '@throughline/domain/access';
import { pathOf, SignedIn } from './signed-in';

/** For those who have signed in; others go to the sign-in page. Lets pass what cannot be known just now: the shell says so. */
export const whenSignedIn: CanActivateFn = async () => {
  const [signedIn, router] = [inject(SignedIn), inject(Router)];
  const account = await signedIn.known();
  return account !== null || signedIn.problem() !== null || toSignIn(router);
};

/** For those who may do any of these to anything at all. Others see that it is not open to them. */
export const whenMay =
  (...actions: readonly Action[]): CanMatchFn =>
  async () => {
    const [signedIn, router] = [inject(SignedIn), inject(Router)];
    const account = await signedIn.known();
    if (account === null) return signedIn.problem() !== null || toSignIn(router);
    return actions.some((action) => signedIn.may(action)) || router.parseUrl('/not-open');
  };

/** The sign-in page, with the way back to where the reader was going. */
const toSignIn = (router: Router): UrlTree => {
  const path = pathOf(router.currentNavigation()?.extractedUrl.toString() ?? '/');
  return router.createUrlTree(['/sign-in'], { queryParams: path === '/' ? {} : { next: path } });
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
  if (roles.has('curator') || roles.has('safeguardingLead')) return '/stories';
  return roles.has('funder') ? '/progress' : '/account';
};
