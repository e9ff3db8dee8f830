import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { type Story } from '@throughline/domain/stories';
import { SignedIn } from '../platform/signed-in';

/** The pages of one story, side by side. A page that the reader has no part in is not offered. */
@Component({
  selector: 'tl-story-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav i18n-aria-label aria-label="Of this story">
      <a
        [routerLink]="['/stories', story().id]"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{ exact: true }"
        i18n
        >Overview</a
      >
      @if (story().may.readReview) {
        <a [routerLink]="['/stories', story().id, 'text']" routerLinkActive="here" ariaCurrentWhenActive="page" i18n
          >Text and review</a
        >
      }
      <a [routerLink]="['/stories', story().id, 'files']" routerLinkActive="here" ariaCurrentWhenActive="page" i18n
        >People and files</a
      >
      @if (hasPart()) {
        <a [routerLink]="['/stories', story().id, 'consents']" routerLinkActive="here" ariaCurrentWhenActive="page" i18n
          >Consent</a
        >
      }
      @if (hasPart() && mayUse()) {
        <a [routerLink]="['/stories', story().id, 'use']" routerLinkActive="here" ariaCurrentWhenActive="page" i18n
          >Use</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: 0 var(--tl-space-5);
      margin-block-end: var(--tl-space-5);
      border-block-end: var(--tl-hairline);
      overflow-x: auto;
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
export class StoryTabs {
  private readonly signedIn = inject(SignedIn);

  readonly story = input.required<Pick<Story, 'id' | 'may' | 'state' | 'consents'>>();

  /** What was withdrawn is written to by nobody; its records are for those who have a part in it. */
  protected readonly mayUse = computed(() => this.signedIn.may('storyUse.read'));
  protected readonly hasPart = computed(() => this.story().may.write || this.story().consents.length > 0);
}
