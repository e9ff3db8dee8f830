import { Component, input, output } from '@angular/core';
import { MEDIA_TYPES_OF, type MediaKind } from '@throughline/domain/shared';
import { Icon } from '@throughline/ui';

/** By name as well: many devices do not know what type their own recordings are of. */
const ACCEPTED: Readonly<Record<MediaKind, string>> = {
  audio: 'audio/*,.m4a,.mp3,.wav,.ogg,.opus,.flac',
  image: MEDIA_TYPES_OF.image.join(),
  document: MEDIA_TYPES_OF.document.join(),
};

/** A button that chooses one file of this device. */
@Component({
  selector: 'tl-file-picker',
  imports: [Icon],
  template: `
    <label class="tl-button" [class.tl-text]="isQuiet()">
      @if (!isQuiet()) {
        <tl-icon name="add" />
      }
      <span><ng-content /></span>
      <input class="tl-visually-hidden" type="file" [accept]="accept()" (change)="choose($event)" />
    </label>
  `,
  styles: `
    label {
      position: relative;
    }

    .tl-text {
      padding-inline: 0;
    }

    label:focus-within {
      outline: var(--tl-focus);
      outline-offset: 2px;
    }

    // The field is not seen; where it is, is.
    input {
      inset-block-start: 0;
      inset-inline-start: 0;
    }
  `,
})
export class FilePicker {
  /** What may be chosen; anything that is kept, without it. */
  readonly kind = input<MediaKind>();
  readonly isQuiet = input(false);
  readonly picked = output<File>();

  protected accept(): string {
    const kind = this.kind();
    return kind ? ACCEPTED[kind] : Object.values(ACCEPTED).join();
  }

  protected choose(event: Event): void {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    // The same file can be chosen again.
    field.value = '';
    if (file) this.picked.emit(file);
  }
}
