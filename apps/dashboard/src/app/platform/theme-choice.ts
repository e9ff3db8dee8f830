import { DOCUMENT, inject, Service, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'throughline.theme';

/** Light, dark, or as the system has it. Kept in this browser: it is about the screen, not about the person. */
@Service()
export class ThemeChoice {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<Theme>(this.kept());
  readonly theme = this.chosen.asReadonly();

  constructor() {
    this.apply();
  }

  choose(theme: Theme): void {
    this.chosen.set(theme);
    this.apply();
    try {
      if (theme === 'system') this.document.defaultView?.localStorage.removeItem(KEY);
      else this.document.defaultView?.localStorage.setItem(KEY, theme);
    } catch {
      // A browser that keeps nothing: the choice lasts as long as the page.
    }
  }

  private apply(): void {
    const root = this.document.documentElement;
    if (this.chosen() === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', this.chosen());
  }

  private kept(): Theme {
    try {
      const kept = this.document.defaultView?.localStorage.getItem(KEY);
      return THEMES.find((theme) => theme === kept) ?? 'system';
    } catch {
      return 'system';
    }
  }
}
