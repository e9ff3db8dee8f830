import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { STATE_STYLES } from './state-styles';

/** What stands where nothing is, or nothing that the reader may see: the two look the same on purpose. */
@Component({
  selector: 'tl-not-found-state',
  imports: [Icon],
  template: `
    <tl-icon name="search" />
    <p class="headline">{{ headline() }}</p>
    <p class="text">{{ text() }}</p>
    <ng-content />
  `,
  styles: STATE_STYLES,
})
export class NotFoundState {
  readonly headline = input($localize`There is nothing here`);
  readonly text = input(
    $localize`The address may be mistyped, the record may have been removed, or it may not be one that you can see.`,
  );
}
