import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { type Id } from '@throughline/domain/shared';

/** Between the pages of one event. */
@Component({
  selector: 'tl-event-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav i18n-aria-label aria-label="This event">
      <a
        [routerLink]="['/events', eventId()]"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{ exact: true }"
        i18n
        >About</a
      >
      @if (mayWrite()) {
        <a [routerLink]="['/events', eventId(), 'guests']" routerLinkActive="here" ariaCurrentWhenActive="page" i18n
          >Guests</a
        >
      }
      @if (mayWelcome()) {
        <a [routerLink]="['/events', eventId(), 'door']" i18n>Door</a>
      }
      <a [routerLink]="['/events', eventId(), 'write-up']" routerLinkActive="here" ariaCurrentWhenActive="page" i18n
        >Write-up</a
      >
      <a [routerLink]="['/events', eventId(), 'follow-ups']" routerLinkActive="here" ariaCurrentWhenActive="page" i18n
        >Follow-ups</a
      >
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: 0 var(--tl-space-5);
      margin-block-end: var(--tl-space-5);
      border-block-end: var(--tl-hairline);
      overflow-x: auto;
      scrollbar-width: none;
    }

    a {
      display: inline-flex;
      flex: none;
      align-items: center;
      min-block-size: var(--tl-target);
      border-block-end: 3px solid transparent;
      color: var(--tl-quiet-colour);
      text-decoration: none;
    }

    a:hover {
      text-decoration: underline;
    }

    a:focus-visible {
      outline-offset: -3px;
    }

    .here {
      border-color: var(--tl-accent-colour);
      color: var(--tl-text-colour);
      font-weight: 700;
    }

    // Five words on one line of a phone.
    @media (max-width: 599px) {
      nav {
        gap: 0 var(--tl-space-4);
      }
    }
  `,
})
export class EventTabs {
  readonly eventId = input.required<Id>();
  /** Whether the reader may plan it, and see who is invited. */
  readonly mayWrite = input(false);
  /** Whether the reader may be at the door. */
  readonly mayWelcome = input(false);
}
