import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ForbiddenState } from '@throughline/ui';

@Component({
  selector: 'tl-not-open-page',
  imports: [ForbiddenState, RouterLink],
  template: `
    <h1 class="tl-visually-hidden" i18n>Not open to you</h1>
    <tl-forbidden-state><a routerLink="/" i18n>Go to the start page</a></tl-forbidden-state>
  `,
})
export class NotOpenPage {}
