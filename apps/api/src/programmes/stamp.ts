import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';

/** Who and when, as every record of this room carries it. */
@Injectable()
export class Stamp {
  constructor(
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  created(id: string) {
    return { id, version: 1, createdAt: this.clock.now(), createdBy: this.policy.actor.accountId, ...this.#updated() };
  }

  edited() {
    return { version: () => 'version + 1', ...this.#updated() };
  }

  #updated() {
    return { updatedAt: this.clock.now(), updatedBy: this.policy.actor.accountId };
  }
}
