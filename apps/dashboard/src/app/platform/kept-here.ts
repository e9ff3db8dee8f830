import { DOCUMENT, inject, Service, signal } from '@angular/core';

const PREFIX = 'throughline.kept.';

/**
 * What this browser keeps until the server has it. Never a name or a contact: a phone gets lost. All of it is forgotten when somebody signs
 * out. Where nothing can be kept (a private window, a full disk) it is as if nothing had been.
 */
@Service()
export class KeptHere {
  private readonly storage = storageOf(inject(DOCUMENT).defaultView);
  private readonly wiped = signal(0);

  /** Counts how often everything was forgotten; what is held in memory goes with it. */
  readonly timesForgotten = this.wiped.asReadonly();

  /** What was kept under a key, or undefined. Parse it: it may have been written by an older version of this page. */
  read(key: string): unknown {
    try {
      return JSON.parse(this.storage?.getItem(PREFIX + key) ?? '') as unknown;
    } catch {
      return undefined;
    }
  }

  write(key: string, value: unknown): void {
    try {
      this.storage?.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // Full or forbidden: what waits is still in memory, and the page says that it is not saved.
    }
  }

  remove(key: string): void {
    this.storage?.removeItem(PREFIX + key);
  }

  /** The keys that begin with this. */
  keys(start = ''): readonly string[] {
    return Object.keys(this.storage ?? {})
      .filter((key) => key.startsWith(PREFIX + start))
      .map((key) => key.slice(PREFIX.length));
  }

  forgetAll(): void {
    for (const key of this.keys()) this.remove(key);
    this.wiped.update((times) => times + 1);
  }
}

/** Browsers that keep nothing throw when asked for it. */
const storageOf = (window: Window | null): Storage | null => {
  try {
    return window?.localStorage ?? null;
  } catch {
    return null;
  }
};
