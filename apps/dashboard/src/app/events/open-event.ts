import { computed, inject, Injectable, signal } from '@angular/core';
import { event, type Event } from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { Api, apiResource } from '../platform/api';

/** The event that the pages of one event share: it is asked for once, and what one page changes the others show. Provided by the route's page. */
@Injectable()
export class OpenEvent {
  private readonly api = inject(Api);
  readonly eventId = signal<Id | undefined>(undefined);
  readonly resource = apiResource(event, () => this.eventId() && `/events/${this.eventId()}`);
  /** Undefined until it is there. */
  readonly event = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  /** Below `/api/v1`. */
  readonly path = computed(() => `/events/${this.eventId()}`);

  set(told: Event): void {
    this.resource.set(told);
  }

  /** Asks again, and keeps showing what is there until the answer comes. */
  async refresh(): Promise<void> {
    const path = this.path();
    const told = await this.api.get(path, event);
    if (path === this.path()) this.set(told);
  }
}
