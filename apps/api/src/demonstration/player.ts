import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Actor } from '@throughline/domain/shared';
import { v7 } from 'uuid';
import { SignInQueries } from '../access/sign-in.queries';
import { Clock } from '../platform/clock';
import { RequestContext } from '../platform/request-context';

type Provider<Service> = abstract new (...dependencies: never[]) => Service;

/**
 * Plays what people did, through the same services that their requests go through: as somebody, at a moment. So the demonstration can
 * hold nothing that the product would not have allowed.
 */
@Injectable()
export class Player {
  readonly #ids = new Map<string, string>();
  readonly #actors = new Map<string, Actor>();
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly services: ModuleRef,
    private readonly signIns: SignInQueries,
    private readonly clock: Clock,
  ) {}

  /** A service of any room. */
  the<Service>(service: Provider<Service>): Service {
    return this.services.get(service, { strict: false });
  }

  /** The id of something, by the key that the data give it: made when it is first asked for. */
  id(key: string): string {
    const id = this.#ids.get(key) ?? v7();
    this.#ids.set(key, id);
    return id;
  }

  /** Says which id something has that was made elsewhere. */
  name(key: string, id: string): void {
    this.#ids.set(key, id);
  }

  /** Does something as the account with a key, at an instant (ISO 8601). */
  async as<Result>(accountKey: string, at: string, run: () => Promise<Result>): Promise<Result> {
    const actor = await this.#actor(accountKey);
    return this.clock.at(at, () => RequestContext.as(actor, run));
  }

  /** Does something as somebody who has no account, at an instant (ISO 8601). */
  asNobody<Result>(at: string, run: () => Promise<Result>): Promise<Result> {
    return this.clock.at(at, () => RequestContext.as(null, run));
  }

  /** Counts from 1, by a word of the caller's. */
  count(what: string): number {
    const next = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, next);
    return next;
  }

  async #actor(key: string): Promise<Actor> {
    const known = this.#actors.get(key) ?? (await this.signIns.actor(this.id(key)));
    if (!known) throw new Error(`The demonstration has no account ${key}`);
    this.#actors.set(key, known);
    return known;
  }
}
