import { type CanDeactivateFn, type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { type EventFormPage } from './event-form-page';
import { EVENTS_PROBLEM_TEXTS } from './events-problem-texts';

const whenSaved: CanDeactivateFn<EventFormPage> = (page) => page.mayLeave();

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
        path: ':eventId',
        title: $localize`Event`,
        loadComponent: () => import('./event-page').then((module) => module.EventPage),
      },
      {
        path: ':eventId/edit',
        title: $localize`Edit an event`,
        canDeactivate: [whenSaved],
        loadComponent: () => import('./event-form-page').then((module) => module.EventFormPage),
      },
    ],
  },
];
export default routes;
