import { computed, signal, type Signal } from '@angular/core';

/** Which stories of a list are chosen, and how the keyboard and the mouse choose them. Knows no page, so that it is tried without one. */
export class StorySelection {
  private readonly ids = signal<ReadonlySet<string>>(new Set());
  /** Where a range begins: the last one that was pressed on its own. */
  private anchor: string | null = null;

  /** @param shown the ids in the order of the screen; what is not shown any more is not chosen either */
  constructor(private readonly shown: Signal<readonly string[]>) {}

  readonly chosen = computed(() => this.shown().filter((id) => this.ids().has(id)));
  readonly isAll = computed(() => this.shown().length > 0 && this.chosen().length === this.shown().length);

  has(id: string): boolean {
    return this.ids().has(id);
  }

  toggle(id: string): void {
    this.anchor = id;
    const next = new Set(this.ids());
    if (!next.delete(id)) next.add(id);
    this.ids.set(next);
  }

  /** Everything from where the range begins to here. */
  extendTo(id: string): void {
    const shown = this.shown();
    const [from, to] = [shown.indexOf(this.anchor ?? id), shown.indexOf(id)].sort((one, other) => one - other);
    this.ids.set(new Set([...this.ids(), ...shown.slice(Math.max(0, from ?? 0), (to ?? 0) + 1)]));
    this.anchor ??= id;
  }

  all(): void {
    this.ids.set(new Set(this.shown()));
  }

  clear(): void {
    this.ids.set(new Set());
    this.anchor = null;
  }
}
