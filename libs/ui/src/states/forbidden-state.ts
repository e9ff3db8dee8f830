import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { STATE_STYLES } from './state-styles';

/** What stands where somebody may not be: that they may not, and who can change that. */
@Component({
  selector: 'tl-forbidden-state',
  imports: [Icon],
  template: `
    <tl-icon name="lock" />
    <p class="headline">{{ headline() }}</p>
    <p class="text">{{ text() }}</p>
    <ng-content />
  `,
  styles: STATE_STYLES,
})
export class ForbiddenState {
  readonly headline = input($localize`This is not open to you`);
  readonly text = input($localize`Your role does not reach here. An administrator can give you a role that does.`);
}
