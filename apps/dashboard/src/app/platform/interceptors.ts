import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, finalize, tap, throwError } from 'rxjs';
import { Connection } from './connection';
import { problemOf } from './problem';
import { Progress } from './progress';
import { SignedIn } from './signed-in';

/** Every failure leaves as a `Problem`; whether the server answers at all is noted. */
export const problemInterceptor: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  return next(request).pipe(
    tap((event) => {
      if (event instanceof HttpResponse) connection.answered();
    }),
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 0) connection.failed();
      else connection.answered();
      return throwError(() => problemOf(error));
    }),
  );
};

/** Somebody whose sign-in has ended goes to the sign-in page, and from there back to where they were. */
export const signInInterceptor: HttpInterceptorFn = (request, next) => {
  const signedIn = inject(SignedIn);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (problemOf(error).code === 'signIn.needed') signedIn.ended();
      return throwError(() => error);
    }),
  );
};

export const progressInterceptor: HttpInterceptorFn = (request, next) => {
  const progress = inject(Progress);
  progress.begin();
  return next(request).pipe(finalize(() => progress.end()));
};
