import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { ASSET_PURPOSES, type Story, type StoryAsset } from '@throughline/domain/stories';
import { EmptyState, Icon } from '@throughline/ui';
import { newId } from '../platform/new-id';
import { AssetForm, type AssetSaved } from './asset-form';
import { AssetSending } from './asset-sending';
import { PURPOSE_WORDS } from './files-words';
import { StoryAssetLine, type Removed } from './story-asset';
import { assetWriteOf, StoryParts, type Part } from './story-parts';

/** What is kept of a story, and where it can be seen or heard: what is to be published first, then what was recorded. */
@Component({
  selector: 'tl-story-assets',
  imports: [AssetForm, EmptyState, Icon, StoryAssetLine],
  template: `
    <h2 id="files" i18n>Files and links</h2>
    @for (group of groups(); track group.purpose) {
      <section [attr.aria-labelledby]="'files-' + group.purpose">
        <h3 [id]="'files-' + group.purpose">{{ words[group.purpose].headline }}</h3>
        <p class="tl-quiet tl-small">{{ words[group.purpose].hint }}</p>
        <ul class="tl-card" role="list" [attr.aria-labelledby]="'files-' + group.purpose">
          @for (each of group.assets; track each.id) {
            <li>
              @if (edited()?.id === each.id) {
                <tl-asset-form [before]="each" [save]="save" (left)="close()" />
              } @else {
                <tl-story-asset
                  [story]="story()"
                  [asset]="each"
                  (edit)="open(each)"
                  (changed)="changed.emit($event)"
                  (removed)="sayRemoved($event)"
                  (moved)="moved.emit()"
                />
              }
            </li>
          }
        </ul>
      </section>
    }
    @if (story().assets.length === 0 && !isAdding()) {
      <tl-empty-state icon="stories" [headline]="emptyHeadline()" [text]="emptyText()" />
    }
    @if (story().may.write) {
      @if (isAdding()) {
        <div class="tl-card">
          <tl-asset-form [before]="null" [save]="save" (left)="close()" />
        </div>
      } @else if (edited() === null) {
        <div>
          <button
            #adding
            type="button"
            class="tl-button"
            [class.tl-filled]="story().assets.length === 0"
            (click)="begin()"
          >
            <tl-icon name="add" /><span i18n>Add a file or a link</span>
          </button>
        </div>
      }
    }
  `,
  styles: `
    :host,
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    section {
      gap: var(--tl-space-1);
    }

    section + section {
      margin-block-start: var(--tl-space-3);
    }

    ul {
      margin: var(--tl-space-2) 0 0;
      padding: 0 var(--tl-space-5);
      list-style: none;
    }

    li {
      padding-block: var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    @media (width < 30rem) {
      ul {
        padding-inline: var(--tl-space-4);
      }
    }
  `,
})
export class StoryAssets {
  private readonly parts = inject(StoryParts);
  private readonly sending = inject(AssetSending);
  private readonly injector = inject(Injector);
  private readonly adding = viewChild<ElementRef<HTMLButtonElement>>('adding');
  private readonly openForm = viewChild(AssetForm);

  readonly story = input.required<Story>();
  /** The story as it stands with what was changed. */
  readonly changed = output<Story>();
  /** Something has arrived or gone: the story has to be read anew. */
  readonly moved = output();

  protected readonly groups = computed(() =>
    ASSET_PURPOSES.map((purpose) => ({
      purpose,
      assets: this.story().assets.filter((asset) => asset.purpose === purpose),
    })).filter(({ assets }) => assets.length > 0),
  );
  protected readonly edited = signal<Part | null>(null);
  protected readonly isAdding = computed(() => this.edited() !== null && this.edited()?.version === undefined);
  private readonly isOver = computed(() => this.story().state === 'withdrawn' || this.story().state === 'erased');
  protected readonly emptyHeadline = computed(() =>
    this.isOver() ? $localize`Nothing is kept any more` : $localize`Nothing is kept yet`,
  );
  protected readonly emptyText = computed(() => {
    if (this.isOver()) return $localize`The files of this story were deleted when it was withdrawn.`;
    return this.story().may.write
      ? $localize`Send the recording, or add a link to where the story is published.`
      : $localize`There is nothing here that you may open.`;
  });

  isDirty(): boolean {
    return this.openForm()?.isDirty() ?? false;
  }

  /** Whether something is on its way from this device. */
  isSending(): boolean {
    return this.sending.isAnyOf(this.story().assets.map(({ id }) => id));
  }

  protected begin(): void {
    this.edited.set({ id: newId() });
  }

  protected open({ id, version }: StoryAsset): void {
    this.edited.set({ id, version });
  }

  protected close(): void {
    this.edited.set(null);
    // The form goes, so the focus moves to what opened it, or would.
    afterNextRender(() => this.adding()?.nativeElement.focus(), { injector: this.injector });
  }

  protected readonly save = async ({ write, file }: AssetSaved): Promise<void> => {
    const [part, before] = [this.edited(), this.story()];
    if (!part) return;
    const after = await this.parts.put(before, 'assets', part, write);
    this.changed.emit(after);
    if (file) this.sending.send(fileOf(before.id, part.id), file.file, file.kind);
    else this.parts.say($localize`It is saved.`, before, after);
    this.close();
  };

  /** A link can be brought back, and a file cannot. */
  protected sayRemoved({ asset, before, after }: Removed): void {
    this.changed.emit(after);
    const text = $localize`It was taken away.`;
    if (asset.file || asset.upload) this.parts.say(text, before, after);
    else this.parts.say(text, before, after, () => void this.bringBack(asset));
  }

  private async bringBack(asset: StoryAsset): Promise<void> {
    const after = await this.parts.bringBack(this.story(), 'assets', assetWriteOf(asset));
    if (after) this.changed.emit(after);
  }

  protected readonly words = PURPOSE_WORDS;
}

const fileOf = (storyId: Id, assetId: Id) => ({ storyId, assetId, fileId: newId() });
