import { type CanDeactivateFn, type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { EVENTS_PROBLEM_TEXTS } from './events-problem-texts';

/** A page that may hold something that is not saved. */
const whenSaved: CanDeactivateFn<{ mayLeave(): Promise<boolean> }> = (page) => page.mayLeave();

const routes: Routes = [
  {
    path: '',
    canMatch: [whenMay('event.read')],
    providers: [provideProblemTexts(EVENTS_PROBLEM_TEXTS)],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: $localize`Events`,
        loadComponent: () => import('./events-page').then((module) => module.EventsPage),
      },
      {
        path: 'new',
        title: $localize`Plan an event`,
        canMatch: [whenMay('event.write')],
        canDeactivate: [whenSaved],
        loadComponent: () => import('./event-form-page').then((module) => module.EventFormPage),
      },
      {
        path: 'follow-ups',
        title: $localize`Follow-ups of events`,
        loadComponent: () => import('./follow-ups-page').then((module) => module.FollowUpsPage),
      },
      {
        path: ':eventId/edit',
        title: $localize`Edit an event`,
        canDeactivate: [whenSaved],
        loadComponent: () => import('./event-form-page').then((module) => module.EventFormPage),
      },
      {
        path: ':eventId/door',
        title: $localize`Door`,
        canDeactivate: [whenSaved],
        loadComponent: () => import('./door-page').then((module) => module.DoorPage),
      },
      {
        path: ':eventId',
        loadComponent: () => import('./event-page').then((module) => module.EventPage),
        children: [
          {
            path: '',
            pathMatch: 'full',
            title: $localize`Event`,
            loadComponent: () => import('./about-page').then((module) => module.AboutPage),
          },
          {
            path: 'guests',
            title: $localize`Guests of an event`,
            loadComponent: () => import('./guests-page').then((module) => module.GuestsPage),
          },
          {
            path: 'write-up',
            title: $localize`Write-up of an event`,
            canDeactivate: [whenSaved],
            loadComponent: () => import('./write-up-page').then((module) => module.WriteUpPage),
          },
          {
            path: 'follow-ups',
            title: $localize`Follow-ups of an event`,
            loadComponent: () => import('./event-follow-ups-page').then((module) => module.EventFollowUpsPage),
          },
        ],
      },
    ],
  },
];
export default routes;
