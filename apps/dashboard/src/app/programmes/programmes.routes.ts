import { type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { PROGRAMMES_PROBLEM_TEXTS } from './programmes-problem-texts';
import { afterAsking } from './unsaved-changes';

const routes: Routes = [
  {
    path: '',
    providers: [provideProblemTexts(PROGRAMMES_PROBLEM_TEXTS)],
    children: [
      {
        path: 'programmes/new',
        title: $localize`Add a programme`,
        canMatch: [whenMay('programme.write')],
        canDeactivate: [afterAsking],
        loadComponent: () => import('./new-programme-page').then((module) => module.NewProgrammePage),
      },
      {
        path: 'programmes/:programmeId/edit',
        title: $localize`Edit a programme`,
        canMatch: [whenMay('programme.write')],
        canDeactivate: [afterAsking],
        loadComponent: () => import('./edit-programme-page').then((module) => module.EditProgrammePage),
      },
      {
        path: 'places',
        title: $localize`Places`,
        canMatch: [whenMay('place.read')],
        canDeactivate: [afterAsking],
        loadComponent: () => import('./places-page').then((module) => module.PlacesPage),
      },
      {
        path: 'venues',
        title: $localize`Venues`,
        canMatch: [whenMay('place.read')],
        canDeactivate: [afterAsking],
        loadComponent: () => import('./venues-page').then((module) => module.VenuesPage),
      },
      {
        path: 'organisations',
        title: $localize`Organisations`,
        canMatch: [whenMay('organisation.read')],
        canDeactivate: [afterAsking],
        loadComponent: () => import('./organisations-page').then((module) => module.OrganisationsPage),
      },
    ],
  },
];
export default routes;
