import { Component, computed, DOCUMENT, inject, input, output } from '@angular/core';
import { type CalendarFeed } from '@throughline/domain/calendar';
import { Icon } from '@throughline/ui';
import { Copying } from '../platform/copying';
import { writeDate, writeInstant } from '../platform/format';

/** One feed: its address while it is known, since when it is, and what can be done about it. */
@Component({
  selector: 'tl-calendar-feed-address',
  imports: [Icon],
  host: { class: 'tl-card' },
  template: `
    @if (whole(); as whole) {
      <p role="status" i18n><strong>Copy this address now.</strong> It is shown only this once.</p>
      <div class="line">
        <input
          class="tl-control"
          readonly
          [value]="whole"
          [attr.aria-label]="label()"
          #field
          (focus)="field.select()"
        />
        <button type="button" class="tl-button tl-filled" (click)="copy(whole)">
          <tl-icon name="copy" /><span i18n>Copy the address</span>
        </button>
      </div>
    } @else {
      <p i18n>
        There is an address since {{ writeInstant(feed().renewedAt) }}. It cannot be shown again; if it is lost, make a
        new one.
      </p>
    }
    <p class="tl-quiet tl-small">
      @if (feed().lastReadOn; as day) {
        <ng-container i18n>A calendar last asked for it on {{ writeDate(day) }}.</ng-container>
      } @else {
        <ng-container i18n>No calendar has asked for it yet.</ng-container>
      }
    </p>
    <div class="tl-row">
      <button type="button" class="tl-button" [attr.aria-busy]="isBusy()" (click)="renew.emit()" i18n>
        Make a new address<span class="tl-visually-hidden">: {{ label() }}</span>
      </button>
      <button type="button" class="tl-button tl-text tl-danger" [attr.aria-busy]="isBusy()" (click)="stop.emit()" i18n>
        Stop it<span class="tl-visually-hidden">: {{ label() }}</span>
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2);
    }

    .tl-control {
      flex: 1 1 16rem;
      inline-size: auto;
    }
  `,
})
export class CalendarFeedAddress {
  private readonly document = inject(DOCUMENT);
  private readonly copying = inject(Copying);

  readonly label = input.required<string>();
  readonly feed = input.required<CalendarFeed>();
  /** The path, while it is known. */
  readonly address = input<string>();
  readonly isBusy = input.required<boolean>();
  readonly renew = output();
  readonly stop = output();

  protected readonly whole = computed(() => {
    const path = this.address();
    return path === undefined ? null : this.document.location.origin + path;
  });
  protected readonly writeDate = writeDate;
  protected readonly writeInstant = writeInstant;

  protected async copy(whole: string): Promise<void> {
    await this.copying.copy(whole, $localize`The address was copied.`);
  }
}
