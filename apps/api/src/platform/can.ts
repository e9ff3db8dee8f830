import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Action } from '@throughline/domain/access';

export const CAN = 'throughline:can';
export const PUBLIC = 'throughline:public';

/**
 * Declares what a handler does, as actions of the policy. The handler has to ask the policy about it; where several are named, about
 * at least one (a move whose action depends on where to). A handler that never asked is answered with 500 and rolled back.
 */
export const Can = (...actions: readonly [Action, ...Action[]]): MethodDecorator =>
  applyDecorators(SetMetadata(CAN, actions), ApiExtension('x-can', actions));

/** Declares that a handler is for everybody, signed in or not. It has no actor. */
export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(PUBLIC, true), ApiExtension('x-can', 'public'));
