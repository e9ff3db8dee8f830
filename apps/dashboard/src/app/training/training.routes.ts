import { type CanDeactivateFn, type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { type RegisterPage } from './register-page';
import { TRAINING_PROBLEM_TEXTS } from './training-problem-texts';

const whenSent: CanDeactivateFn<RegisterPage> = (page) => page.mayLeave();

const routes: Routes = [
  {
    path: '',
    providers: [provideProblemTexts(TRAINING_PROBLEM_TEXTS)],
    children: [
      {
        path: 'sessions',
        canMatch: [whenMay('trainingSession.read')],
        children: [
          {
            path: '',
            title: $localize`Sessions`,
            loadComponent: () => import('./sessions-page').then((module) => module.SessionsPage),
          },
          {
            path: ':sessionId/register',
            title: $localize`Register`,
            canDeactivate: [whenSent],
            loadComponent: () => import('./register-page').then((module) => module.RegisterPage),
          },
        ],
      },
    ],
  },
];
export default routes;
