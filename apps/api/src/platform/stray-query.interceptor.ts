import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { ProblemError } from './problem';

const takesQuery = (controller: object, handler: string): boolean => {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as object;
  return Object.keys(args).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
};

/** A handler without a `@Query` takes none: what it would ignore is refused by name, as an unknown filter of a list is. */
@Injectable()
export class StrayQueryInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const stray = Object.keys(context.switchToHttp().getRequest<Request>().query);
    if (stray.length === 0 || takesQuery(context.getClass(), context.getHandler().name)) return next.handle();
    const errors = stray.slice(0, 20).map((path) => ({ path, message: 'is not known here' }));
    throw new ProblemError('request.invalid', {}, { errors });
  }
}
