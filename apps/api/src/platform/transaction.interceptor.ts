import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from './database';
import { isWorthRepeating } from './database-problem';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** An unsafe request is one transaction: all of it happens, or none. Reads go through the pool, each statement by itself. */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (SAFE.includes(context.switchToHttp().getRequest<Request>().method)) return next.handle();
    const once = (): Promise<unknown> =>
      this.database.transaction(() => lastValueFrom(next.handle(), { defaultValue: undefined }));
    // Two requests that collide are both right, only at once: the one that lost is done again, by itself this time.
    return from(once().catch((error: unknown) => (isWorthRepeating(error) ? once() : Promise.reject(error as Error))));
  }
}
