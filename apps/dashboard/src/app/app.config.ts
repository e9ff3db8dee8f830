import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { FIELD_ERROR_TEXT } from '@throughline/ui';
import { ACCESS_PROBLEM_TEXTS } from './access/access-problem-texts';
import { routes } from './app.routes';
import { fieldErrorText } from './platform/field-error-text';
import { problemInterceptor, progressInterceptor, signInInterceptor } from './platform/interceptors';
import { PageTitle } from './platform/page-title';
import { provideProblemTexts } from './platform/problem-text';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    // The first sees what the last has made of an answer.
    provideHttpClient(withInterceptors([signInInterceptor, progressInterceptor, problemInterceptor])),
    { provide: TitleStrategy, useExisting: PageTitle },
    // Signing in is needed from anywhere, so its sentences are always here; a room brings its own with its routes.
    provideProblemTexts(ACCESS_PROBLEM_TEXTS),
    { provide: FIELD_ERROR_TEXT, useValue: fieldErrorText },
  ],
};
