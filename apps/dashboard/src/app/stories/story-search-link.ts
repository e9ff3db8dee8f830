import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Icon } from '@throughline/ui';

/** Leads to the search in what stories say; so does the key "/", unless somebody is typing. */
@Component({
  selector: 'tl-story-search-link',
  imports: [Icon, RouterLink],
  template: `
    <a class="tl-button" routerLink="/stories/search" aria-keyshortcuts="/">
      <tl-icon name="search" /><span i18n>Search in stories</span>
    </a>
  `,
  host: { '(document:keydown)': 'open($event)' },
})
export class StorySearchLink {
  private readonly router = inject(Router);

  protected open(event: KeyboardEvent): void {
    if (!isSlash(event)) return;
    event.preventDefault();
    void this.router.navigateByUrl('/stories/search');
  }
}

/** The key "/" alone, where it is not a letter of something. */
export const isSlash = (event: KeyboardEvent): boolean =>
  event.key === '/' &&
  !(event.ctrlKey || event.altKey || event.metaKey) &&
  !(event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]'));
