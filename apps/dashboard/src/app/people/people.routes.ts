import { type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { PEOPLE_PROBLEM_TEXTS } from './people-problem-texts';

const routes: Routes = [
  {
    path: '',
    canMatch: [whenMay('person.read')],
    providers: [provideProblemTexts(PEOPLE_PROBLEM_TEXTS)],
    children: [
      {
        path: '',
        title: $localize`People`,
        loadComponent: () => import('./people-page').then((module) => module.PeoplePage),
      },
      {
        path: ':personId',
        title: $localize`Person`,
        loadComponent: () => import('./person-page').then((module) => module.PersonPage),
      },
    ],
  },
];
export default routes;
