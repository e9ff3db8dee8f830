import { DestroyRef, DOCUMENT, inject, Injectable, signal, type Signal } from '@angular/core';
import { type CanDeactivateFn } from '@angular/router';
import { Confirm } from '@throughline/ui';

/** What on a page was changed and not saved. A page that has sections provides one; its sections tell it. */
@Injectable()
export class UnsavedChanges {
  private readonly sections = signal<readonly Signal<boolean>[]>([]);

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const ask = (event: BeforeUnloadEvent) => {
      if (this.areThere()) event.preventDefault();
    };
    window?.addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', ask));
  }

  areThere(): boolean {
    return this.sections().some((isChanged) => isChanged());
  }

  /** Counts a section in for as long as it stands. */
  watch(isChanged: Signal<boolean>, section: DestroyRef): void {
    this.sections.update((all) => [...all, isChanged]);
    section.onDestroy(() => this.sections.update((all) => all.filter((each) => each !== isChanged)));
  }
}

/** A page that can be left with something unsaved. */
export interface HoldsChanges {
  readonly changes: UnsavedChanges;
}

/** Asks before unsaved changes are lost. */
export const afterAsking: CanDeactivateFn<HoldsChanges> = (page) =>
  !page.changes.areThere() ||
  inject(Confirm).ask({
    headline: $localize`Leave without saving?`,
    text: $localize`You have changed something here that is not saved yet. It is lost when you leave.`,
    yes: $localize`Leave without saving`,
    no: $localize`Stay here`,
    isDangerous: true,
  });
