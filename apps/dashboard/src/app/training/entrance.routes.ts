import { type Routes } from '@angular/router';

/** The pages of training for those who have not signed in. */
export const TRAINING_ENTRANCE_ROUTES: Routes = [
  { path: 'verify', loadChildren: () => import('./certificate-verify.routes') },
];
