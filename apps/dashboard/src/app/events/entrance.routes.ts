import { type Routes } from '@angular/router';

/** What guests open by a link, without an account. */
export const EVENT_ENTRANCE_ROUTES: Routes = [
  { path: 'rsvp', loadChildren: () => import('./rsvp.routes') },
  { path: 'sign-up', loadChildren: () => import('./sign-up.routes') },
];
