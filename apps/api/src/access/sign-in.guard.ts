import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { PUBLIC } from '../platform/can';
import { ProblemError } from '../platform/problem';
import { RequestContext } from '../platform/request-context';
import { tokenIn } from './sign-in-token';
import { SignInQueries } from './sign-in.queries';

/** Finds out who asks, before anything of the request is read. Handlers that are not `@Public` need somebody. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIns: SignInQueries,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler()) === true) return true;
    const token = tokenIn(context.switchToHttp().getRequest<Request>().headers.cookie);
    const presence = token === null ? null : await this.signIns.presence(token);
    const state = RequestContext.current();
    if (!presence || !state) throw new ProblemError('signIn.needed');
    state.actor = presence.actor;
    state.signInId = presence.signInId;
    return true;
  }
}
