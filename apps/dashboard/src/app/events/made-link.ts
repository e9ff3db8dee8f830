import { afterNextRender, Component, DOCUMENT, type ElementRef, inject, input, viewChild } from '@angular/core';
import { Icon } from '@throughline/ui';
import { Copying } from '../platform/copying';

/** A link that was just made, and is shown this once: to be copied alone, or within a message. */
@Component({
  selector: 'tl-made-link',
  imports: [Icon],
  template: `
    <p role="status" i18n>The link is ready. Copy it now: it is not shown again.</p>
    <input class="tl-control" readonly [value]="link()" [attr.aria-label]="label()" #field (focus)="field.select()" />
    <div class="tl-row">
      <button type="button" class="tl-button" (click)="copyLink()">
        <tl-icon name="copy" /><span i18n>Copy the link</span>
      </button>
      <button type="button" class="tl-button" (click)="copyMessage()">
        <tl-icon name="copy" /><span i18n>Copy a message with the link</span>
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      max-inline-size: 36rem;
    }
  `,
})
export class MadeLink {
  private readonly copying = inject(Copying);
  private readonly origin = inject(DOCUMENT).location.origin;

  /** As the API answers it: a path with the secret in its fragment. */
  readonly path = input.required<string>();
  readonly label = input.required<string>();
  /** What stands before the link in a message. */
  readonly message = input.required<string>();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    // What made it is gone, so the focus moves to what was made, ready to be copied by hand.
    afterNextRender(() => this.field().nativeElement.focus());
  }

  protected link(): string {
    return this.origin + this.path();
  }

  protected copyLink(): void {
    void this.copying.copy(this.link(), $localize`The link was copied.`);
  }

  protected copyMessage(): void {
    void this.copying.copy(`${this.message()}\n${this.link()}`, $localize`The message was copied, with the link.`);
  }
}
