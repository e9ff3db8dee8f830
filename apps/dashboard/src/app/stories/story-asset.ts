import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { type MediaKind } from '@throughline/domain/shared';
import { KEPT_AS, story, type Story, type StoryAsset } from '@throughline/domain/stories';
import { Confirm, Icon } from '@throughline/ui';
import { FileProgress } from '@throughline/ui/sending';
import { Api } from '../platform/api';
import { newId } from '../platform/new-id';
import { Problem, problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { AssetSending, kindOfFile, pathOfFile } from './asset-sending';
import { FilePicker } from './file-picker';
import { canRetry, progressOf } from './files-under-way';
import { MEDIA_KIND_WORDS, sizeProblem, writeSize } from './files-words';
import { MEDIUM_WORDS } from './stories-words';
import { assetWriteOf, StoryParts } from './story-parts';

/** What was taken away: whoever shows the others says so, since this line is gone then. */
export interface Removed {
  readonly asset: StoryAsset;
  readonly before: Story;
  readonly after: Story;
}

/** One thing that is kept or linked to: opened, sent, replaced, said to be without name, face and voice, and taken away. */
@Component({
  selector: 'tl-story-asset',
  imports: [FilePicker, FileProgress, Icon],
  templateUrl: './story-asset.html',
  styleUrl: './story-asset.scss',
})
export class StoryAssetLine {
  private readonly api = inject(Api);
  private readonly sending = inject(AssetSending);
  private readonly parts = inject(StoryParts);
  private readonly confirm = inject(Confirm);
  private readonly texts = inject(ProblemText);

  readonly story = input.required<Story>();
  readonly asset = input.required<StoryAsset>();
  readonly edit = output();
  /** The story as it stands with what was changed. */
  readonly changed = output<Story>();
  readonly removed = output<Removed>();
  /** Something has arrived or gone: the story has to be read anew. */
  readonly moved = output();

  protected readonly problem = signal<string | null>(null);
  protected readonly mayWrite = computed(() => this.story().may.write);
  protected readonly keptAs = computed<MediaKind | null>(() => KEPT_AS[this.asset().kind]);
  protected readonly upload = computed(() => this.sending.of(this.asset().id));
  protected readonly progress = computed(() => progressOf(this.upload()));
  protected readonly uploadProblem = computed(() => {
    const problem = this.upload()?.problem();
    return problem ? this.texts.of(problem) : null;
  });
  protected readonly canRetry = computed(() => canRetry(this.upload()));
  /** Of what broke off, or is being sent from another device. */
  protected readonly halfSent = computed(() => (this.upload() ? null : this.asset().upload));
  protected readonly about = computed(() => {
    const { file } = this.asset();
    return file ? `${TYPE_NAMES[file.contentType] ?? ''} · ${writeSize(file.bytes)}` : '';
  });
  protected readonly content = computed(() => {
    const { file, id } = this.asset();
    const path = file && pathOfFile({ storyId: this.story().id, assetId: id, fileId: file.id });
    return path && `/api/v1${path}/content`;
  });
  /** As what a file could be sent now; null when there is an address, or one is on its way. */
  protected readonly canSend = computed(() =>
    this.asset().url === null && !this.upload() && !this.halfSent() ? this.keptAs() : null,
  );
  protected readonly halfText = computed(() => {
    const half = this.halfSent();
    return half
      ? $localize`${writeSize(half.receivedBytes)}:arrived: of ${writeSize(half.bytes)}:all: have arrived. It broke off, or is being sent from another device.`
      : '';
  });
  /** Whether somebody has to say that nobody can be recognised in it, or has said so: where there is something to be seen or heard. */
  protected readonly isAskedAbout = computed(() => {
    const { purpose, file, url, isAnonymised } = this.asset();
    return purpose === 'publication' && (file !== null || url !== null || isAnonymised);
  });

  constructor() {
    effect(() => {
      if (this.upload()?.state() === 'done') untracked(() => void this.arrived());
    });
  }

  private async arrived(): Promise<void> {
    const [before, { id }] = [this.story(), this.asset()];
    await this.attempt(async () => {
      const after = await this.api.get(`/stories/${before.id}`, story);
      this.changed.emit(after);
      this.parts.say($localize`The file is kept.`, before, after);
    });
    // Not before: it would look for a moment as if there were nothing.
    this.sending.forget(id);
  }

  /** Goes on with what broke off: with the same file, which only its sender can know again. */
  protected goOn(file: File): void {
    const half = this.halfSent();
    if (!half) return;
    if (file.size !== half.bytes) {
      this.problem.set(
        $localize`This is another file: it is of another size. Choose the one that broke off, or begin anew.`,
      );
      return;
    }
    this.problem.set(null);
    this.sending.send(this.fileOf(half.id), file, half.kind);
  }

  protected async sendNew(file: File): Promise<void> {
    const [kind, keptAs] = [kindOfFile(file), this.keptAs()];
    if (keptAs === null) return;
    const problem = kind === keptAs ? sizeProblem(file, keptAs) : this.texts.of(problemOfKind());
    this.problem.set(problem);
    if (problem !== null || !(await this.mayReplace())) return;
    this.sending.send(this.fileOf(newId()), file, keptAs);
  }

  protected async stop(): Promise<void> {
    await this.sending.cancel(this.asset().id);
    this.moved.emit();
  }

  protected tryAgain(): void {
    this.sending.tryAgain(this.asset().id);
  }

  protected async giveUp(): Promise<void> {
    const half = this.halfSent();
    if (!half) return;
    await this.attempt(async () => {
      await this.api.send('DELETE', pathOfFile(this.fileOf(half.id)));
      this.moved.emit();
    });
  }

  protected async sayAnonymised(isAnonymised: boolean): Promise<void> {
    const [before, asset] = [this.story(), this.asset()];
    await this.attempt(async () => {
      const after = await this.parts.put(before, 'assets', asset, { ...assetWriteOf(asset), isAnonymised });
      this.changed.emit(after);
      this.parts.say(
        isAnonymised
          ? $localize`Written down: name, face and voice are out of it.`
          : $localize`Written down: somebody can be recognised in it.`,
        before,
        after,
      );
    });
  }

  protected async remove(): Promise<void> {
    const [before, asset] = [this.story(), this.asset()];
    if (asset.file && !(await this.mayDelete())) return;
    await this.sending.cancel(asset.id);
    const after = await this.parts.remove(before, 'assets', asset.id);
    if (!after) return;
    this.removed.emit({ asset, before, after });
  }

  private mayDelete(): Promise<boolean> {
    return this.confirm.ask({
      headline: $localize`Delete the file?`,
      text: this.isPublic()
        ? $localize`The file is deleted for good, and the story may come down from the web with it. Nobody can bring it back.`
        : $localize`The file is deleted for good. Nobody can bring it back.`,
      yes: $localize`Delete the file`,
      isDangerous: true,
    });
  }

  private mayReplace(): Promise<boolean> {
    if (!this.asset().file) return Promise.resolve(true);
    return this.confirm.ask({
      headline: $localize`Replace the file?`,
      text: this.isPublic()
        ? $localize`The one that is here is deleted once the other one has arrived. If the storyteller is not to be named, the story then comes down until somebody says of the new one that name, face and voice are out of it.`
        : $localize`The one that is here is deleted for good once the other one has arrived.`,
      yes: $localize`Replace the file`,
      isDangerous: true,
    });
  }

  private isPublic(): boolean {
    return this.story().state === 'published' && this.asset().purpose === 'publication';
  }

  private fileOf(fileId: string) {
    return { storyId: this.story().id, assetId: this.asset().id, fileId };
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await action();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    }
  }

  protected readonly mediumWords = MEDIUM_WORDS;
  protected readonly kindWords = MEDIA_KIND_WORDS;
}

const problemOfKind = (): Problem => new Problem({ code: 'asset.fileKind', title: 'The file is of another kind' });

/** As people know them. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'audio/wav': 'WAV',
  'audio/ogg': 'Ogg',
  'audio/webm': 'WebM',
  'audio/flac': 'FLAC',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
};
