import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { EmptyState } from '@throughline/ui';

@Component({
  selector: 'tl-root',
  imports: [EmptyState, RouterOutlet],
  template: `
    <main>
      <h1 i18n>Throughline</h1>
      <router-outlet />
      <tl-empty-state i18n-headline headline="Nothing here yet" />
    </main>
  `,
})
export class App {}
