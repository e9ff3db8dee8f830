import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Thread } from '@throughline/ui';

/** What stands around the pages of those who have not signed in: the name, the thread, and the one `main`. */
@Component({
  selector: 'tl-page-frame',
  imports: [RouterOutlet, Thread],
  template: `
    <main id="main" tabindex="-1">
      <div class="brand">
        <p class="name"><span i18n>Throughline</span><tl-thread /></p>
        <p class="tl-quiet" i18n>From a person’s story to what changed because of it.</p>
      </div>
      <router-outlet />
    </main>
  `,
  styles: `
    main {
      display: grid;
      gap: var(--tl-space-6);
      inline-size: 100%;
      max-inline-size: 44rem;
      margin-inline: auto;
      padding: clamp(1.5rem, 6vh, 5rem) var(--tl-space-4) var(--tl-space-8);
    }

    router-outlet {
      display: none;
    }

    .name {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2) var(--tl-space-4);
      align-items: center;
      font-size: var(--tl-heading-2);
      font-weight: 700;
    }

    tl-thread {
      inline-size: 9rem;
    }
  `,
})
export class PageFrame {}
