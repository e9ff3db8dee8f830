import { type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { STORIES_PROBLEM_TEXTS } from './stories-problem-texts';

/** What the safeguarding lead works through. Its titles and addresses say nothing of anybody. */
const routes: Routes = [
  {
    path: '',
    canMatch: [whenMay('concern.work')],
    providers: [provideProblemTexts(STORIES_PROBLEM_TEXTS)],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: $localize`Concerns`,
        loadComponent: () => import('./concerns-page').then((module) => module.ConcernsPage),
      },
      {
        path: ':concernId',
        title: $localize`Concern`,
        loadComponent: () => import('./concern-page').then((module) => module.ConcernPage),
      },
    ],
  },
];
export default routes;
