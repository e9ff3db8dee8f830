import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { applyWhen, form, FormField, required, validate, validateStandardSchema } from '@angular/forms/signals';
import { type MediaKind } from '@throughline/domain/shared';
import {
  ASSET_PURPOSES,
  assetWrite,
  STORY_MEDIA,
  type AssetPurpose,
  type AssetWrite,
  type StoryAsset,
  type StoryMedium,
} from '@throughline/domain/stories';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { formSending } from '../platform/form-sending';
import { kindOfFile } from './asset-sending';
import { Boxes } from './boxes';
import { FilePicker } from './file-picker';
import { PURPOSE_WORDS, sizeProblem, writeSize } from './files-words';
import { MEDIUM_WORDS } from './stories-words';

type From = 'file' | 'link' | 'nothing';

interface Draft {
  from: From;
  kind: StoryMedium;
  purpose: AssetPurpose;
  url: string;
  description: string;
  isAnonymised: boolean;
}

export interface AssetSaved {
  readonly write: AssetWrite;
  /** To be sent, of what is new. */
  readonly file: { readonly file: File; readonly kind: MediaKind } | null;
}

const MEDIUM_OF: Readonly<Record<MediaKind, StoryMedium>> = { audio: 'audio', image: 'photo', document: 'text' };
const EMPTY: Draft = {
  ...{ from: 'file', kind: 'video', purpose: 'source', url: '', description: '', isAnonymised: false },
};

/** Something that is kept of a story, or where it can be seen or heard: a file from this device, or a link. */
@Component({
  selector: 'tl-asset-form',
  imports: [Boxes, Control, ErrorSummary, Field, FilePicker, FormField],
  template: `
    <form class="tl-stack" novalidate (submit)="send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      @if (!before()) {
        <tl-boxes i18n-legend legend="What you add" [isInline]="true">
          @for (each of ways; track each) {
            <label class="tl-choice">
              <input type="radio" [value]="each" [formField]="form.from" />
              <span>{{ wayWords[each] }}</span>
            </label>
          }
        </tl-boxes>
      }
      @if (isFile()) {
        @if (chosen(); as one) {
          <p class="chosen">
            <span
              ><strong dir="auto">{{ one.file.name }}</strong>
              <span class="tl-quiet tl-small"> · {{ writeSize(one.file.size) }}</span></span
            >
            <tl-file-picker [isQuiet]="true" (picked)="choose($event)" i18n>Choose another file</tl-file-picker>
          </p>
        } @else if (!before()) {
          <tl-file-picker (picked)="choose($event)" i18n>Choose a recording, a picture or a PDF</tl-file-picker>
        }
        @if (fileProblem(); as text) {
          <p class="problem" role="alert">{{ text }}</p>
        }
      } @else {
        <div class="pair">
          <tl-field i18n-label label="What it is">
            <select tlControl [formField]="form.kind">
              @for (each of media; track each) {
                <option [value]="each">{{ mediumWords[each] }}</option>
              }
            </select>
          </tl-field>
          <tl-field i18n-label label="Link" i18n-hint hint="Where it can be seen or heard. It begins with https://">
            <input tlControl type="url" inputmode="url" autocomplete="off" [formField]="form.url" />
          </tl-field>
        </div>
      }
      <tl-boxes i18n-legend legend="What it is for">
        @for (each of purposes; track each) {
          <label class="tl-choice">
            <input type="radio" [value]="each" [formField]="form.purpose" />
            <span>
              {{ purposeWords[each].question }}
              <span class="tl-quiet tl-small">{{ purposeWords[each].hint }}</span>
            </span>
          </label>
        }
      </tl-boxes>
      <tl-field
        i18n-label
        label="What is seen or heard in it"
        [isOptional]="true"
        i18n-hint
        hint="For whoever cannot see or hear it. Without names."
      >
        <textarea tlControl rows="2" dir="auto" [formField]="form.description"></textarea>
      </tl-field>
      @if (canSayAnonymised()) {
        <label class="tl-choice">
          <input type="checkbox" [formField]="form.isAnonymised" />
          <span>
            <ng-container i18n>Name, face and voice are out of it</ng-container>
            <span class="tl-quiet tl-small" i18n>You have seen or heard all of it, and nobody can be recognised.</span>
          </span>
        </label>
      }
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()">
          @if (isFile() && !before()) {
            <span i18n>Send the file</span>
          } @else {
            <span i18n>Save</span>
          }
        </button>
        <button type="button" class="tl-button tl-text" (click)="left.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
  styleUrl: './asset-form.scss',
})
export class AssetForm {
  readonly before = input.required<StoryAsset | null>();
  /** Sends it. Throws a `Problem` when it is refused. */
  readonly save = input.required<(saved: AssetSaved) => Promise<unknown>>();
  readonly left = output();

  protected readonly chosen = signal<AssetSaved['file']>(null);
  protected readonly fileProblem = signal<string | null>(null);
  private readonly draft = linkedSignal<Draft>(() => {
    const before = this.before();
    if (!before) return { ...EMPTY };
    const { kind, purpose, url, description, isAnonymised, file, upload } = before;
    const from = file || upload ? 'file' : url === null ? 'nothing' : 'link';
    return { from, kind, purpose, url: url ?? '', description, isAnonymised };
  });
  protected readonly isFile = computed(() => this.draft().from === 'file');
  /** Of a file it is said once it has been sent, by who has seen or heard it as it is kept; of nothing at all, of a text alone. */
  protected readonly canSayAnonymised = computed(
    () =>
      this.draft().purpose === 'publication' &&
      (this.isFile() ? Boolean(this.before()?.file) : this.draft().url !== '' || this.draft().kind === 'text'),
  );
  protected readonly form = form(this.draft, (path) => {
    applyWhen(
      path,
      ({ value }) => value().from === 'link',
      (link) => {
        required(link.url, { message: $localize`Write the address, or send a file instead.` });
      },
    );
    validate(path.url, ({ value }) =>
      value() === '' || assetWrite.shape.url.safeParse(value()).success
        ? null
        : { kind: 'address', message: $localize`Write the whole address, beginning with https://.` },
    );
    validateStandardSchema(path.description, assetWrite.shape.description);
  });
  protected readonly sending = formSending(this.form, () => this.save()({ write: this.write(), file: this.chosen() }));

  constructor() {
    const injector = inject(Injector);
    afterNextRender(() => (this.before() ? this.form.description : this.form.from)().focusBoundControl(), { injector });
  }

  isDirty(): boolean {
    return this.form().dirty() || this.chosen() !== null;
  }

  protected choose(file: File): void {
    const kind = kindOfFile(file);
    const problem = kind === null ? this.unknownType : sizeProblem(file, kind);
    this.fileProblem.set(problem);
    if (kind !== null && problem === null) this.chosen.set({ file, kind });
  }

  protected async send(event: Event): Promise<void> {
    if (this.isFile() && !this.before() && !this.chosen()) {
      event.preventDefault();
      this.fileProblem.set($localize`Choose the file first.`);
      return;
    }
    await this.sending.send(event);
  }

  private write(): AssetWrite {
    const { kind, purpose, url, description, isAnonymised } = this.draft();
    const chosen = this.isFile() ? this.chosen() : null;
    return assetWrite.parse({
      ...{ purpose, description, kind: chosen ? MEDIUM_OF[chosen.kind] : kind },
      url: this.isFile() || url === '' ? null : url,
      isAnonymised: this.canSayAnonymised() && isAnonymised,
    });
  }

  private readonly unknownType = $localize`Files of this type are not kept. Choose a recording, a picture (JPEG, PNG or WebP) or a PDF.`;
  protected readonly ways: readonly From[] = ['file', 'link'];
  protected readonly wayWords: Readonly<Record<From, string>> = {
    file: $localize`A file from this device`,
    link: $localize`A link`,
    nothing: '',
  };
  protected readonly media = STORY_MEDIA;
  protected readonly mediumWords = MEDIUM_WORDS;
  protected readonly purposes = ASSET_PURPOSES;
  protected readonly purposeWords = PURPOSE_WORDS;
  protected readonly writeSize = writeSize;
}
