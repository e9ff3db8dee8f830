import { type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';

const routes: Routes = [
  {
    path: 'account',
    title: $localize`Your account`,
    loadComponent: () => import('./account-page').then((module) => module.AccountPage),
  },
  {
    path: 'people-with-access',
    canMatch: [whenMay('account.manage')],
    children: [
      {
        path: '',
        title: $localize`People with access`,
        loadComponent: () => import('./people-with-access-page').then((module) => module.PeopleWithAccessPage),
      },
      {
        path: 'new',
        title: $localize`Give somebody access`,
        loadComponent: () => import('./managed-account-page').then((module) => module.ManagedAccountPage),
      },
      {
        path: ':accountId',
        title: $localize`Edit access`,
        loadComponent: () => import('./managed-account-page').then((module) => module.ManagedAccountPage),
      },
    ],
  },
];
export default routes;
