import { Component, input } from '@angular/core';
import { Icon, type IconName } from '../icon/icon';
import { STATE_STYLES } from './state-styles';

/** What stands where a list or a chart has nothing to show: a headline, why, and below it whatever helps to change that. */
@Component({
  selector: 'tl-empty-state',
  imports: [Icon],
  template: `
    @if (icon(); as icon) {
      <tl-icon [name]="icon" />
    }
    <p class="headline">{{ headline() }}</p>
    @if (text(); as text) {
      <p class="text">{{ text }}</p>
    }
    <ng-content />
  `,
  styles: STATE_STYLES,
})
export class EmptyState {
  readonly headline = input.required<string>();
  readonly text = input<string>();
  readonly icon = input<IconName>();
}
