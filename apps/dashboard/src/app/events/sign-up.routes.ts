import { type Routes } from '@angular/router';
import { provideProblemTexts } from '../platform/problem-text';
import { EVENTS_PROBLEM_TEXTS } from './events-problem-texts';

const routes: Routes = [
  {
    path: '',
    title: $localize`Sign up for an event`,
    providers: [provideProblemTexts(EVENTS_PROBLEM_TEXTS)],
    loadComponent: () => import('./sign-up-page').then((module) => module.SignUpPage),
  },
];
export default routes;
