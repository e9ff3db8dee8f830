import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { SignedIn } from '../platform/signed-in';

/** The ways to look at stories, side by side. The filters of the list are those of the board. */
@Component({
  selector: 'tl-stories-nav',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav i18n-aria-label aria-label="Ways to look at stories">
      <a
        routerLink="/stories"
        queryParamsHandling="preserve"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="exactly"
        i18n
        >List</a
      >
      <a
        routerLink="/stories/board"
        queryParamsHandling="preserve"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        i18n
        >Board</a
      >
      <a routerLink="/stories/collections" routerLinkActive="here" ariaCurrentWhenActive="page" i18n>Collections</a>
      <a routerLink="/stories/themes" routerLinkActive="here" ariaCurrentWhenActive="page" i18n>Themes</a>
      @if (mayRead('output.read')) {
        <a routerLink="/stories/outputs" routerLinkActive="here" ariaCurrentWhenActive="page" i18n>Outputs</a>
      }
      @if (mayRead('storyUse.read')) {
        <a routerLink="/stories/disclosures" routerLinkActive="here" ariaCurrentWhenActive="page" i18n>Disclosures</a>
      }
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
      white-space: nowrap;
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
export class StoriesNav {
  private readonly signedIn = inject(SignedIn);

  protected mayRead(action: 'output.read' | 'storyUse.read'): boolean {
    return this.signedIn.may(action);
  }

  protected readonly exactly = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  } as const;
}
