import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Action } from '@throughline/domain/access';
import { tap, type Observable } from 'rxjs';
import { CAN } from './can';
import { RequestContext } from './request-context';

/** Closes what a forgotten question would leave open: a handler that declared an action and never asked the policy about it fails. */
@Injectable()
export class AskedInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declared = this.reflector.get<readonly Action[] | undefined>(CAN, context.getHandler());
    if (!declared) return next.handle();
    return next.handle().pipe(
      tap(() => {
        const asked = RequestContext.current()?.asked;
        if (declared.some((action) => asked?.has(action))) return;
        const name = `${context.getClass().name}.${context.getHandler().name}`;
        throw new Error(`${name} declares ${declared.join(', ')} and never asked the policy`);
      }),
    );
  }
}
