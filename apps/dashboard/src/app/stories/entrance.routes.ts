import { type Routes } from '@angular/router';

/** The pages of stories for those who have not signed in. */
export const STORIES_ENTRANCE_ROUTES: Routes = [{ path: 'withdraw', loadChildren: () => import('./withdraw.routes') }];
