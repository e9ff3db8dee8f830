import { afterNextRender, Component, ElementRef, inject, input, output } from '@angular/core';
import { type StaleField } from './record-editing';

/** What somebody else changed while a form stood open, beside what stands in it, and the choice between the two. */
@Component({
  selector: 'tl-stale-changes',
  host: { role: 'group', tabindex: '-1', 'aria-labelledby': 'stale-headline' },
  template: `
    <h3 id="stale-headline" i18n>Somebody else saved this while you had it open</h3>
    @if (fields().length > 0) {
      <div class="tl-table-frame">
        <table class="tl-table" role="table">
          <caption class="tl-visually-hidden" i18n>
            What they changed
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" i18n>What they changed</th>
              <th role="columnheader" scope="col" i18n>Theirs, saved</th>
              <th role="columnheader" scope="col" i18n>Yours, here</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            @for (field of fields(); track field.label) {
              <tr role="row">
                <th role="rowheader" scope="row">{{ field.label }}</th>
                <td role="cell" i18n-data-label data-label="Theirs, saved">
                  <span class="value">{{ field.theirs || '–' }}</span>
                </td>
                <td role="cell" i18n-data-label data-label="Yours, here">
                  @if (field.isContested) {
                    <span class="value">{{ field.mine || '–' }}</span>
                  } @else {
                    <span class="tl-quiet" i18n>not changed by you</span>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <p i18n>They changed nothing that stands in this form.</p>
    }
    <p class="tl-quiet tl-small" i18n>
      Keeping yours saves what you changed; what you did not touch stays as they have it.
    </p>
    <div class="tl-row">
      <button type="button" class="tl-button" (click)="useTheirs.emit()" i18n>Use theirs</button>
      <button type="button" class="tl-button tl-filled" (click)="keepMine.emit()" i18n>Keep mine</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      padding: var(--tl-space-4) var(--tl-space-5);
      border: 2px solid var(--tl-rag-amber);
      border-radius: var(--tl-radius);
      background: var(--tl-rag-amber-ground);
    }

    .value {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class StaleChanges {
  readonly fields = input.required<readonly StaleField[]>();
  readonly useTheirs = output();
  readonly keepMine = output();

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => nativeElement.focus());
  }
}
