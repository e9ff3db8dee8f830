import { type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';

const routes: Routes = [
  {
    path: '',
    canMatch: [whenMay('funderProgress.read')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: $localize`Progress`,
        loadComponent: () => import('./funder-programmes-page').then((module) => module.FunderProgrammesPage),
      },
      {
        path: ':programmeId',
        title: $localize`Progress of a programme`,
        loadComponent: () => import('./funder-programme-page').then((module) => module.FunderProgrammePage),
      },
    ],
  },
];
export default routes;
