import { Component, input, output } from '@angular/core';
import { Icon } from '../icon/icon';
import { STATE_STYLES } from './state-styles';

/** What stands where something could not be shown: what went wrong, and the way to try again. Announced at once. */
@Component({
  selector: 'tl-failed-state',
  imports: [Icon],
  host: { role: 'alert' },
  template: `
    <tl-icon name="warning" />
    <p class="headline">{{ headline() }}</p>
    @if (message(); as message) {
      <p class="text">{{ message }}</p>
    }
    @if (reference(); as reference) {
      <p class="tl-small" i18n>
        Reference: <code>{{ reference }}</code>
      </p>
    }
    @if (canRetry()) {
      <button class="tl-button" type="button" (click)="retry.emit()" i18n>Try again</button>
    }
    <ng-content />
  `,
  styles: STATE_STYLES,
})
export class FailedState {
  readonly headline = input($localize`This could not be loaded`);
  /** One sentence that says what to do next. */
  readonly message = input<string>();
  /** The id of the request, for whoever looks into it. */
  readonly reference = input<string>();
  readonly canRetry = input(true);
  readonly retry = output();
}
