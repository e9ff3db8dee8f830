import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { MOST_FILE_BYTES, storedFile, type Id, type StoredFile } from '@throughline/domain/shared';
import { Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { FileSending } from '../platform/file-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { redraw } from '../platform/photo-shrink';
import { writeClock } from './session-time';

/** A photo on its way: shown at once from the device, with how much of it has gone. */
interface Sending {
  readonly id: Id;
  readonly file: Blob;
  readonly preview: string | null;
  /** 0 to 1; null before it has begun. */
  readonly share: number | null;
  readonly problem: string | null;
}

/** The register on paper, photographed: taken or chosen, made smaller on the phone, sent, and taken away again. */
@Component({
  selector: 'tl-photo-list',
  imports: [Icon],
  template: `
    @if (photos().length + sending().length > 0) {
      <ul role="list">
        @for (photo of photos(); track photo.id; let at = $index) {
          <li>
            @if (photo.contentType === 'application/pdf') {
              <span class="sheet" aria-hidden="true" i18n>PDF</span>
            } @else {
              <img [src]="'/api/v1' + path(photo.id)" alt="" loading="lazy" />
            }
            <div class="about">
              <a [href]="'/api/v1' + path(photo.id)" download i18n>Open sheet {{ at + 1 }}</a>
              <p class="tl-quiet tl-small">{{ by(photo) }}</p>
            </div>
            @if (canRecord()) {
              <button class="tl-button tl-text" type="button" (click)="remove(photo)" i18n>
                Remove<span class="tl-visually-hidden"> sheet {{ at + 1 }}</span>
              </button>
            }
          </li>
        }
        @for (each of sending(); track each.id) {
          <li>
            @if (each.preview) {
              <img [src]="each.preview" alt="" />
            } @else {
              <span class="sheet" aria-hidden="true" i18n>PDF</span>
            }
            <div class="about">
              @if (each.problem) {
                <p class="problem" role="alert">{{ each.problem }}</p>
              } @else {
                <label
                  ><span class="tl-small" i18n>Sending the photo…</span>
                  <progress max="1" [attr.value]="each.share"></progress>
                </label>
              }
            </div>
            @if (each.problem) {
              <div class="tl-row">
                <button class="tl-button" type="button" (click)="send(each)" i18n>Try again</button>
                <button class="tl-button tl-text" type="button" (click)="letGo(each.id)" i18n>Leave it</button>
              </div>
            }
          </li>
        }
      </ul>
    } @else if (!canRecord()) {
      <p class="tl-quiet" i18n>No photo of a paper register was added.</p>
    }
    @if (problem(); as text) {
      <p class="problem" role="alert">{{ text }}</p>
    }
    @if (canRecord()) {
      <div class="tl-row">
        <label class="tl-button camera">
          <tl-icon name="add" /><span i18n>Take a photo</span>
          <input
            class="tl-visually-hidden"
            type="file"
            accept="image/*"
            capture="environment"
            (change)="choose($event)"
          />
        </label>
        <label class="tl-button">
          <span i18n>Choose a photo or a PDF</span>
          <input
            class="tl-visually-hidden"
            type="file"
            multiple
            accept="image/*,application/pdf"
            (change)="choose($event)"
          />
        </label>
      </div>
      <p class="tl-quiet tl-small" i18n>
        It is made smaller on this device, and where it was taken is left out. Only those who may see this register can
        open it.
      </p>
    }
    <p class="tl-visually-hidden" role="status">{{ said() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    ul {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2) var(--tl-space-4);
      align-items: center;
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    img,
    .sheet {
      flex: none;
      inline-size: 4.5rem;
      block-size: 4.5rem;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius-small);
      object-fit: cover;
    }

    .sheet {
      display: grid;
      place-items: center;
      background: var(--tl-sunken-colour);
      font-weight: 700;
    }

    .about {
      flex: 1 1 8rem;
      min-inline-size: 0;
    }

    .about a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
    }

    .about label {
      display: grid;
    }

    progress {
      inline-size: 100%;
      accent-color: var(--tl-accent-colour);
    }

    // The field is not seen; where it is, is.
    label.tl-button {
      position: relative;
    }

    label.tl-button:focus-within {
      outline: var(--tl-focus);
      outline-offset: 2px;
    }

    label input {
      inset-block-start: 0;
      inset-inline-start: 0;
    }

    input.tl-visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }

    // Only what has a camera is offered one first.
    @media (hover: hover) and (pointer: fine) {
      .camera {
        display: none;
      }
    }
  `,
})
export class PhotoList {
  private readonly api = inject(Api);
  private readonly files = inject(FileSending);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly sessionId = input.required<Id>();
  readonly photos = input.required<readonly StoredFile[]>();
  readonly canRecord = input.required<boolean>();
  readonly added = output<StoredFile>();
  readonly removed = output<Id>();

  protected readonly sending = signal<readonly Sending[]>([]);
  protected readonly problem = signal<string | null>(null);
  protected readonly said = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.sending().forEach(dropPreview));
  }

  protected path(fileId: Id): string {
    return `/training-sessions/${this.sessionId()}/register/photos/${fileId}`;
  }

  protected readonly by = ({ addedBy, addedAt, bytes }: StoredFile): string => {
    const [who, size] = [addedBy ?? $localize`Somebody`, Math.max(1, Math.round(bytes / 1000))];
    return $localize`${who}:who:, ${writeClock(addedAt)}:time: · ${size}:size: kB`;
  };

  protected async choose(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const chosen = [...(field.files ?? [])];
    // The same file can be chosen again.
    field.value = '';
    this.problem.set(null);
    for (const file of chosen) {
      const ready = file.type === 'application/pdf' ? file : await redraw(file);
      if (ready === null) {
        this.problem.set(
          $localize`This is no photo that can be read here. Choose a photo (JPEG, PNG or WebP) or a PDF.`,
        );
      } else if (ready.size > MOST_FILE_BYTES) {
        this.problem.set($localize`That file is larger than 10 MB. Choose a smaller one, or take a photo of it.`);
      } else {
        const preview = ready.type === 'application/pdf' ? null : URL.createObjectURL(ready);
        const each = { id: newId(), file: ready, preview, share: null, problem: null };
        this.sending.update((all) => [...all, each]);
        await this.send(each);
      }
    }
  }

  protected async send({ id, file }: Sending): Promise<void> {
    this.change(id, { share: null, problem: null });
    try {
      const stored = await this.files.put(this.path(id), file, {
        schema: storedFile,
        onProgress: (share) => this.change(id, { share }),
      });
      this.letGo(id);
      this.added.emit(stored);
      this.said.set($localize`The photo was added.`);
    } catch (error) {
      this.change(id, { problem: this.texts.of(problemOf(error)) });
    }
  }

  protected letGo(id: Id): void {
    this.sending()
      .filter((each) => each.id === id)
      .forEach(dropPreview);
    this.sending.update((all) => all.filter((each) => each.id !== id));
  }

  /** Its bytes are asked for first, so that it can be put back as it was. */
  protected async remove({ id }: StoredFile): Promise<void> {
    this.problem.set(null);
    const path = this.path(id);
    try {
      const bytes = await this.files.get(path);
      await this.api.send('DELETE', path);
      this.removed.emit(id);
      this.notice.sayWithUndo($localize`The photo was removed.`, () => {
        this.files
          .put(path, bytes, { schema: storedFile })
          .then((stored) => this.added.emit(stored))
          .catch((error: unknown) => this.problem.set(this.texts.of(problemOf(error))));
      });
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    }
  }

  private change(id: Id, changes: Partial<Sending>): void {
    this.sending.update((all) => all.map((each) => (each.id === id ? { ...each, ...changes } : each)));
  }
}

const dropPreview = ({ preview }: Sending): void => {
  if (preview !== null) URL.revokeObjectURL(preview);
};
