import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NotFoundState } from '@throughline/ui';

@Component({
  selector: 'tl-not-found-page',
  imports: [NotFoundState, RouterLink],
  template: `
    <h1 class="tl-visually-hidden" i18n>Not found</h1>
    <tl-not-found-state><a routerLink="/" i18n>Go to the start page</a></tl-not-found-state>
  `,
})
export class NotFoundPage {}
