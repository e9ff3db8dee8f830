import { type Routes } from '@angular/router';

/** The pages of those who have not signed in. */
export const ENTRANCE_ROUTES: Routes = [
  {
    path: 'sign-in',
    title: $localize`Sign in`,
    loadComponent: () => import('./sign-in-page').then((module) => module.SignInPage),
  },
  {
    path: 'first-administrator',
    title: $localize`First administrator`,
    loadComponent: () => import('./first-administrator-page').then((module) => module.FirstAdministratorPage),
  },
  {
    path: 'invitation',
    title: $localize`Accept your invitation`,
    loadComponent: () => import('./invitation-page').then((module) => module.InvitationPage),
  },
];
