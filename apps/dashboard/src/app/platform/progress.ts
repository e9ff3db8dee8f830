import { computed, Service, signal } from '@angular/core';

/** Whether anything is under way that the reader waits for: counts requests. */
@Service()
export class Progress {
  private readonly underWay = signal(0);
  readonly isBusy = computed(() => this.underWay() > 0);

  begin(): void {
    this.underWay.update((count) => count + 1);
  }

  end(): void {
    this.underWay.update((count) => Math.max(0, count - 1));
  }
}
