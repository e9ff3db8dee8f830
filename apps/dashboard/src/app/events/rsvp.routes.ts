import { type Routes } from '@angular/router';
import { provideProblemTexts } from '../platform/problem-text';
import { EVENTS_PROBLEM_TEXTS } from './events-problem-texts';

const routes: Routes = [
  {
    path: '',
    title: $localize`Your invitation`,
    providers: [provideProblemTexts(EVENTS_PROBLEM_TEXTS)],
    loadComponent: () => import('./rsvp-page').then((module) => module.RsvpPage),
  },
];
export default routes;
