import { DOCUMENT, inject, Service, signal } from '@angular/core';

/** Whether the server can be reached, as far as the last request and the browser know. */
@Service()
export class Connection {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly state = signal(this.window?.navigator.onLine ?? true);
  readonly isOnline = this.state.asReadonly();

  constructor() {
    this.window?.addEventListener('online', () => this.state.set(true));
    this.window?.addEventListener('offline', () => this.state.set(false));
  }

  answered(): void {
    this.state.set(true);
  }

  failed(): void {
    this.state.set(false);
  }
}
