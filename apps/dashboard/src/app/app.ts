import { Component, DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Icon } from '@throughline/ui';
import { filter, map, pairwise } from 'rxjs';
import { Connection } from './platform/connection';
import { Progress } from './platform/progress';
import { pathOf } from './platform/signed-in';
import { ThemeChoice } from './platform/theme-choice';

/** The outermost: the way past the navigation, whether something is under way, whether the server can be reached, and the page. */
@Component({
  selector: 'tl-root',
  imports: [Icon, RouterOutlet],
  template: `
    <a class="skip" href="#main" (click)="skip($event)" i18n>Skip to the content</a>
    @if (progress.isBusy()) {
      <div class="progress" role="progressbar" i18n-aria-label aria-label="Loading"></div>
    }
    <div role="status">
      @if (!connection.isOnline()) {
        <p class="offline">
          <tl-icon name="offline" />
          <span i18n
            >You seem to be offline. What you see may be out of date, and nothing is saved until you are back.</span
          >
        </p>
      }
    </div>
    <router-outlet />
  `,
  styles: `
    .skip {
      position: fixed;
      inset: var(--tl-space-2) auto auto var(--tl-space-2);
      z-index: 10;
      padding: var(--tl-space-3) var(--tl-space-4);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
    }

    .skip:not(:focus) {
      transform: translateY(-200%);
    }

    .progress {
      position: fixed;
      inset: 0 0 auto;
      z-index: 9;
      block-size: 3px;
      overflow: hidden;
      animation: appear 200ms 250ms both;
    }

    .progress::after {
      content: '';
      display: block;
      block-size: 100%;
      inline-size: 40%;
      background: var(--tl-accent-colour);
      animation: pass 1.2s ease-in-out infinite;
    }

    .offline {
      display: flex;
      gap: var(--tl-space-3);
      align-items: center;
      justify-content: center;
      max-inline-size: none;
      padding: var(--tl-space-2) var(--tl-space-4);
      background: var(--tl-rag-amber-ground);
      color: var(--tl-rag-amber);
      font-size: var(--tl-text-small);
      font-weight: 700;
    }

    @keyframes appear {
      from {
        opacity: 0;
      }
    }

    @keyframes pass {
      from {
        transform: translateX(-100%);
      }

      to {
        transform: translateX(250%);
      }
    }
  `,
})
export class App {
  private readonly document = inject(DOCUMENT);
  protected readonly connection = inject(Connection);
  protected readonly progress = inject(Progress);

  constructor() {
    inject(ThemeChoice);
    // A new page begins at its content: the keyboard and screen readers go there, unless the page has taken them elsewhere already. Not
    // on the first page, where the browser starts at the top, and not when only the query changes, as a filter does.
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => pathOf(event.urlAfterRedirects)),
        pairwise(),
        filter(([from, to]) => from !== to),
        takeUntilDestroyed(),
      )
      .subscribe(() => setTimeout(() => this.focusContent()));
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.focusContent();
  }

  private focusContent(): void {
    this.document.getElementById('main')?.focus({ preventScroll: true });
  }
}
