import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** Between the lists that programmes choose from. */
@Component({
  selector: 'tl-set-up-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav i18n-aria-label aria-label="Places and organisations">
      <a routerLink="/places" routerLinkActive="here" ariaCurrentWhenActive="page" i18n>Regions</a>
      <a routerLink="/venues" routerLinkActive="here" ariaCurrentWhenActive="page" i18n>Venues</a>
      <a routerLink="/organisations" routerLinkActive="here" ariaCurrentWhenActive="page" i18n>Organisations</a>
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-5);
      margin-block-end: var(--tl-space-5);
      border-block-end: var(--tl-hairline);
    }

    a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
      border-block-end: 3px solid transparent;
      color: var(--tl-quiet-colour);
      text-decoration: none;
    }

    a:hover {
      text-decoration: underline;
    }

    .here {
      border-color: var(--tl-accent-colour);
      color: var(--tl-text-colour);
      font-weight: 700;
    }
  `,
})
export class SetUpTabs {}
