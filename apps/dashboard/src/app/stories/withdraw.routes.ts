import { type Routes } from '@angular/router';
import { provideProblemTexts } from '../platform/problem-text';
import { STORIES_PROBLEM_TEXTS } from './stories-problem-texts';

const routes: Routes = [
  {
    path: '',
    title: $localize`What you agreed to`,
    providers: [provideProblemTexts(STORIES_PROBLEM_TEXTS)],
    loadComponent: () => import('./withdraw-page').then((module) => module.WithdrawPage),
  },
];
export default routes;
