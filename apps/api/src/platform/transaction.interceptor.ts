import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from './database';
import { isWorthRepeating } from './database-problem';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

const OWN_TRANSACTION = 'throughline:ownTransaction';

/**
 * Declares that a handler opens its transactions itself: for what has to stay written although the request is refused, as the count of
 * failed attempts to sign in.
 */
export const OwnTransaction = (): MethodDecorator => SetMetadata(OWN_TRANSACTION, true);

/** An unsafe request is one transaction: all of it happens, or none. Reads go through the pool, each statement by itself. */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<Request>();
    const isOwn = this.reflector.get<boolean | undefined>(OWN_TRANSACTION, context.getHandler()) === true;
    if (isOwn || SAFE.includes(method)) return next.handle();
    const once = (): Promise<unknown> =>
      this.database.transaction(() => lastValueFrom(next.handle(), { defaultValue: undefined }));
    // Two requests that collide are both right, only at once: the one that lost is done again, by itself this time.
    return from(once().catch((error: unknown) => (isWorthRepeating(error) ? once() : Promise.reject(error as Error))));
  }
}
