import { type Routes } from '@angular/router';
import { ENTRANCE_ROUTES } from './access/entrance.routes';
import { EVENT_ENTRANCE_ROUTES } from './events/entrance.routes';
import { STORIES_ENTRANCE_ROUTES } from './stories/entrance.routes';
import { TRAINING_ENTRANCE_ROUTES } from './training/entrance.routes';
import { toLandingPage, whenSignedIn } from './platform/guards';

/**
 * The rooms, put together by their routes and nothing else. A room is one line: its default export in `<room>/<room>.routes.ts` is a
 * `Routes` whose first route carries `providers: [provideProblemTexts(…)]`. Its place in the navigation is one line in
 * `shell/navigation.ts`.
 *
 * Every page has a `title` that names a kind of page, never a person.
 */
const ROOMS: Routes = [
  { path: 'calendar', loadChildren: () => import('./calendar/calendar.routes') },
  { path: 'events', loadChildren: () => import('./events/events.routes') },
  { path: 'people', loadChildren: () => import('./people/people.routes') },
  { path: 'progress', loadChildren: () => import('./reports/reports.routes') },
  { path: 'concerns', loadChildren: () => import('./stories/concerns.routes') },
  { path: 'stories', loadChildren: () => import('./stories/stories.routes') },
  { path: '', loadChildren: () => import('./training/training.routes') },
  // Rooms with a path of their own go above these.
  { path: '', loadChildren: () => import('./programmes/programmes.routes') },
  { path: '', loadChildren: () => import('./results/results.routes') },
  { path: '', loadChildren: () => import('./access/access.routes') },
];

/** Each in a frame of its own: one frame with an empty path around them all would match the start page too. */
const ENTRANCE: Routes = [
  ...ENTRANCE_ROUTES,
  ...EVENT_ENTRANCE_ROUTES,
  ...TRAINING_ENTRANCE_ROUTES,
  ...STORIES_ENTRANCE_ROUTES,
].map((route) => ({
  path: route.path ?? '',
  loadComponent: () => import('./shell/page-frame').then((module) => module.PageFrame),
  children: [{ ...route, path: '' }],
}));

export const routes: Routes = [
  ...ENTRANCE,
  {
    path: '',
    canActivate: [whenSignedIn],
    loadComponent: () => import('./shell/shell').then((module) => module.Shell),
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [toLandingPage],
        loadComponent: () => import('./shell/not-found-page').then((module) => module.NotFoundPage),
      },
      ...ROOMS,
      {
        path: 'not-open',
        title: $localize`Not open to you`,
        loadComponent: () => import('./shell/not-open-page').then((module) => module.NotOpenPage),
      },
      {
        path: '**',
        title: $localize`Not found`,
        loadComponent: () => import('./shell/not-found-page').then((module) => module.NotFoundPage),
      },
    ],
  },
];
