import { type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { CALENDAR_PROBLEM_TEXTS } from './calendar-problem-texts';

const routes: Routes = [
  {
    path: '',
    canMatch: [whenMay('trainingSession.read', 'event.read')],
    providers: [provideProblemTexts(CALENDAR_PROBLEM_TEXTS)],
    children: [
      {
        path: '',
        title: $localize`Calendar`,
        loadComponent: () => import('./calendar-page').then((module) => module.CalendarPage),
      },
      {
        path: 'subscribe',
        title: $localize`Subscribe to the calendar`,
        canMatch: [whenMay('calendarFeed.manage')],
        loadComponent: () => import('./calendar-feeds-page').then((module) => module.CalendarFeedsPage),
      },
    ],
  },
];
export default routes;
