import { type Routes } from '@angular/router';
import { METRICS } from '@throughline/domain/results';
import { whenMay } from '../platform/guards';
import { provideProblemTexts } from '../platform/problem-text';
import { RESULTS_PROBLEM_TEXTS } from './results-problem-texts';

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
  {
    path: 'programmes/:programmeId/figures/:metric',
    title: $localize`Where a figure comes from`,
    // An address with a metric that is made up is no page at all.
    canMatch: [(_, segments) => METRICS.some((metric) => metric === segments[3]?.path), whenMay('progress.read')],
    providers: [provideProblemTexts(RESULTS_PROBLEM_TEXTS)],
    loadComponent: () => import('./figure-page').then((module) => module.FigurePage),
  },
  {
    path: 'programmes/:programmeId/indicators',
    title: $localize`Indicators`,
    canMatch: [whenMay('progress.read')],
    providers: [provideProblemTexts(RESULTS_PROBLEM_TEXTS)],
    loadComponent: () => import('./indicators-page').then((module) => module.IndicatorsPage),
  },
  {
    path: 'indicators/:indicatorId',
    title: $localize`Indicator`,
    canMatch: [whenMay('progress.read')],
    providers: [provideProblemTexts(RESULTS_PROBLEM_TEXTS)],
    loadComponent: () => import('./indicator-page').then((module) => module.IndicatorPage),
  },
  {
    path: 'figures/:keptFigureId',
    title: $localize`A figure that was kept`,
    canMatch: [whenMay('progress.read')],
    loadComponent: () => import('./kept-figure-page').then((module) => module.KeptFigurePage),
  },
  {
    path: 'programmes/:programmeId/collection',
    title: $localize`Story collection`,
    canMatch: [whenMay('progress.read')],
    providers: [provideProblemTexts(RESULTS_PROBLEM_TEXTS)],
    loadComponent: () => import('./collection-page').then((module) => module.CollectionPage),
  },
  {
    path: 'programmes/:programmeId/plan',
    title: $localize`Plan of a programme`,
    canMatch: [whenMay('progress.read')],
    providers: [provideProblemTexts(RESULTS_PROBLEM_TEXTS)],
    loadComponent: () => import('./plan-page').then((module) => module.PlanPage),
  },
];
export default routes;
