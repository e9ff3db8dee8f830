import { type CanDeactivateFn, type Routes } from '@angular/router';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { type RegisterPage } from './register-page';
import { TRAINING_PROBLEM_TEXTS } from './training-problem-texts';

const whenSent: CanDeactivateFn<RegisterPage> = (page) => page.mayLeave();

const routes: Routes = [
  {
    path: '',
    providers: [provideProblemTexts(TRAINING_PROBLEM_TEXTS)],
    children: [
      {
        path: 'sessions',
        canMatch: [whenMay('trainingSession.read')],
        children: [
          {
            path: '',
            title: $localize`Sessions`,
            loadComponent: () => import('./sessions-page').then((module) => module.SessionsPage),
          },
          {
            path: ':sessionId',
            title: $localize`Session`,
            loadComponent: () => import('./session-page').then((module) => module.SessionPage),
          },
          {
            path: ':sessionId/register',
            title: $localize`Register`,
            canDeactivate: [whenSent],
            loadComponent: () => import('./register-page').then((module) => module.RegisterPage),
          },
          {
            path: ':sessionId/edit',
            title: $localize`Change the plan`,
            loadComponent: () => import('./session-plan-page').then((module) => module.SessionPlanPage),
          },
        ],
      },
      {
        path: 'cohorts',
        canMatch: [whenMay('cohort.read')],
        children: [
          {
            path: '',
            title: $localize`Cohorts`,
            loadComponent: () => import('./cohorts-page').then((module) => module.CohortsPage),
          },
          {
            path: 'new',
            title: $localize`Plan a cohort`,
            canMatch: [whenMay('cohort.write')],
            loadComponent: () => import('./cohort-plan-page').then((module) => module.CohortPlanPage),
          },
          {
            path: ':cohortId',
            title: $localize`Cohort`,
            loadComponent: () => import('./cohort-page').then((module) => module.CohortPage),
          },
          {
            path: ':cohortId/completion',
            title: $localize`Finish the course`,
            loadComponent: () => import('./completion-page').then((module) => module.CompletionPage),
          },
          {
            path: ':cohortId/edit',
            title: $localize`Change the cohort`,
            canMatch: [whenMay('cohort.write')],
            loadComponent: () => import('./cohort-plan-page').then((module) => module.CohortPlanPage),
          },
          {
            path: ':cohortId/cover',
            title: $localize`Cover for a trainer`,
            canMatch: [whenMay('trainingSession.write')],
            loadComponent: () => import('./cover-page').then((module) => module.CoverPage),
          },
          {
            path: ':cohortId/sessions/new',
            title: $localize`Plan sessions`,
            loadComponent: () => import('./series-plan-page').then((module) => module.SeriesPlanPage),
          },
        ],
      },
      {
        path: 'people/:personId/completion',
        title: $localize`Modules, certificates and badges`,
        canMatch: [whenMay('person.read')],
        loadComponent: () => import('./completion-person-page').then((module) => module.CompletionPersonPage),
      },
      {
        path: 'badge-criteria',
        title: $localize`What badges take`,
        canMatch: [whenMay('badgeCriteria.write')],
        loadComponent: () => import('./badge-criteria-page').then((module) => module.BadgeCriteriaPage),
      },
      {
        path: 'courses',
        canMatch: [whenMay('course.read')],
        children: [
          {
            path: '',
            title: $localize`Courses`,
            loadComponent: () => import('./courses-page').then((module) => module.CoursesPage),
          },
          {
            path: 'new',
            title: $localize`Make a course`,
            canMatch: [whenMay('course.write')],
            loadComponent: () => import('./course-page').then((module) => module.CoursePage),
          },
          {
            path: ':courseId',
            title: $localize`Change the course`,
            canMatch: [whenMay('course.write')],
            loadComponent: () => import('./course-page').then((module) => module.CoursePage),
          },
        ],
      },
    ],
  },
];
export default routes;
