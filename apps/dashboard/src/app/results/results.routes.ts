import { type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';

const routes: Routes = [
  {
    path: 'portfolio',
    title: $localize`Portfolio`,
    canMatch: [whenMay('progress.read')],
    loadComponent: () => import('./portfolio-page').then((module) => module.PortfolioPage),
  },
  {
    path: 'programmes/:programmeId',
    title: $localize`Programme`,
    canMatch: [whenMay('progress.read')],
    loadComponent: () => import('./programme-page').then((module) => module.ProgrammePage),
  },
];
export default routes;
