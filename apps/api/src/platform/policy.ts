import { Injectable } from '@nestjs/common';
import { can, mayAnywhere, scope, type Action } from '@throughline/domain/access';
import type { Actor, Subject } from '@throughline/domain/shared';
import type { Sql } from 'sql-template-tag';
import { compile, type PolicyColumns } from './narrow';
import { ProblemError } from './problem';
import { RequestContext } from './request-context';

/** What is asked before something is done to one thing. */
export interface Authorisation {
  /** The action by which the thing is seen at all. */
  readonly read: Action;
  /** What is to be done to it; the same as `read` when left out. */
  readonly action?: Action;
  /** The facts about the thing; null when there is no such thing. */
  readonly subject: Subject | null;
}

/** The one policy, asked by the present actor. */
@Injectable()
export class Policy {
  /** Who asks. Throws 401 when nobody is signed in. */
  get actor(): Actor {
    const actor = RequestContext.current()?.actor;
    if (!actor) throw new ProblemError('signIn.needed');
    return actor;
  }

  /** Throws 404 when there is nothing that the actor may see, 403 when it is seen but this may not be done to it. */
  authorise({ read, action = read, subject }: Authorisation): void {
    this.#note(read, action);
    if (!subject || !can(this.actor, read, subject)) throw new ProblemError('request.notFound');
    if (!can(this.actor, action, subject)) throw new ProblemError('request.forbidden');
  }

  /** Throws 403 when there is nothing at all to which the actor may do this: for screens that are somebody's as a whole. */
  demand(action: Action): void {
    this.#note(action);
    if (!mayAnywhere(this.actor, action)) throw new ProblemError('request.forbidden');
  }

  /** Whether the actor may do it to the thing in hand: for `may` flags. Does not count as having asked. */
  permits(action: Action, subject: Subject): boolean {
    return can(this.actor, action, subject);
  }

  /** The condition, for a `where`, that keeps what the actor may do this to. */
  narrow(action: Action, columns: PolicyColumns): Sql {
    this.#note(action);
    return compile(scope(this.actor, action), columns);
  }

  #note(...actions: readonly Action[]): void {
    const asked = RequestContext.current()?.asked;
    for (const action of actions) asked?.add(action);
  }
}
