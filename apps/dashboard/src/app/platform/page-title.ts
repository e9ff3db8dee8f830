import { inject, Service } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

/**
 * Writes the document's title from the route's own: "Stories – Throughline". Titles are written in the routes, so that they can only ever
 * name a kind of page: a title lands in the history of the browser, and a name must not.
 */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    const page = this.buildTitle(state);
    this.title.setTitle(page === undefined ? 'Throughline' : `${page} – Throughline`);
  }
}
