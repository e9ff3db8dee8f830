import { type Routes } from '@angular/router';
import { provideProblemTexts } from '../platform/problem-text';
import { COMPLETION_PROBLEM_TEXTS } from './completion-problem-texts';

const routes: Routes = [
  {
    path: '',
    title: $localize`Verify a certificate`,
    providers: [provideProblemTexts(COMPLETION_PROBLEM_TEXTS)],
    loadComponent: () => import('./certificate-verify-page').then((module) => module.CertificateVerifyPage),
  },
];
export default routes;
