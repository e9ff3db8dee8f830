import { Component, computed, inject, input, output, signal } from '@angular/core';
import {
  BULK_SIZE,
  collectionList,
  storyBulkAnswer,
  themeUsageList,
  type StoryBulkAnswer,
  type StoryList,
} from '@throughline/domain/stories';
import { Api, apiResource } from '../platform/api';
import { writeNumber } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

type Kind = StoryBulkAnswer['changes'][number]['kind'];

const INVERSE: Readonly<Record<Kind, Kind>> = {
  addThemeIds: 'removeThemeIds',
  removeThemeIds: 'addThemeIds',
  addCollectionIds: 'removeCollectionIds',
  removeCollectionIds: 'addCollectionIds',
};

/** What can be done with the stories that are chosen, and the way back: it stays until somebody puts it away. */
@Component({
  selector: 'tl-story-bulk',
  template: `
    @if (chosen().length > 0) {
      <form (submit)="$event.preventDefault()" i18n-aria-label aria-label="Chosen stories">
        <strong role="status">{{ count() }}</strong>
        <label>
          <span class="tl-visually-hidden" i18n>Theme or collection</span>
          <select #menu class="tl-control" (change)="target.set(menu.value)">
            <option value="" i18n>Theme or collection…</option>
            <optgroup i18n-label label="Themes">
              @for (each of themes(); track each.id) {
                <option [value]="'Theme ' + each.id" [selected]="target() === 'Theme ' + each.id">
                  {{ each.name }}
                </option>
              }
            </optgroup>
            @if (collections().length > 0) {
              <optgroup i18n-label label="Collections">
                @for (each of collections(); track each.id) {
                  <option [value]="'Collection ' + each.id" [selected]="target() === 'Collection ' + each.id">
                    {{ each.name }}
                  </option>
                }
              </optgroup>
            }
          </select>
        </label>
        <button type="button" class="tl-button tl-filled" [disabled]="isIdle()" (click)="send('add')" i18n>Add</button>
        <button type="button" class="tl-button" [disabled]="isIdle()" (click)="send('remove')" i18n>Take out</button>
        <button type="button" class="tl-button tl-text" (click)="cleared.emit()" i18n>Choose none</button>
      </form>
    }
    @if (problem(); as problem) {
      <p role="alert" class="problem">{{ problem }}</p>
    }
    <p class="done" role="status" [hidden]="said() === ''">
      <span>{{ said() }}</span>
      @if (undone().length > 0) {
        <button type="button" class="tl-button" [disabled]="isSending()" (click)="undo()" i18n>Undo</button>
      }
      @if (said()) {
        <button type="button" class="tl-button tl-text" (click)="dismiss()" i18n>Dismiss</button>
      }
    </p>
  `,
  styles: `
    :host {
      position: sticky;
      inset-block-end: calc(var(--tl-bottom-bar-now, 0rem) + var(--tl-space-2));
      z-index: 1;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-2);
      margin-block-start: var(--tl-space-4);
    }

    form,
    .done:not([hidden]) {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-3);
      align-items: center;
      max-inline-size: none;
      padding: var(--tl-space-3) var(--tl-space-4);
      border: 1px solid var(--tl-edge-colour);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
    }

    .done span {
      flex: 1 1 12rem;
    }

    label {
      flex: 1 1 12rem;
      max-inline-size: 24rem;
    }

    .problem {
      padding: var(--tl-space-3) var(--tl-space-4);
      border-radius: var(--tl-radius);
      background: var(--tl-rag-red-ground);
      color: var(--tl-danger-colour);
    }

    @media (max-width: 599.98px) {
      :host {
        inset-block-end: calc(var(--tl-bottom-bar) + var(--tl-space-2));
      }
    }

    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class StoryBulk {
  private readonly api = inject(Api);
  private readonly texts = inject(ProblemText);
  readonly chosen = input.required<readonly StoryList['items'][number][]>();
  readonly cleared = output();
  /** Something was added or taken out: what is shown may be another list now. */
  readonly changed = output();

  private readonly allThemes = apiResource(themeUsageList, () => this.whenChosen('/themes/usage'));
  private readonly allCollections = apiResource(collectionList, () => this.whenChosen('/collections'));
  protected readonly target = signal('');
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly said = signal('');
  /** What Undo would send. */
  protected readonly undone = signal<StoryBulkAnswer['changes']>([]);

  protected readonly themes = computed(() =>
    this.allThemes.hasValue() ? this.allThemes.value().items.filter(({ isArchived }) => !isArchived) : [],
  );
  /** A collection holds stories of one programme, so none fits stories of two. */
  protected readonly collections = computed(() => {
    const programmes = new Set(this.chosen().map(({ programme }) => programme.id));
    const known = this.allCollections.hasValue() ? this.allCollections.value().items : [];
    const fits = (programmeId: string): boolean => programmes.size === 1 && programmes.has(programmeId);
    return known.filter((each) => !each.isArchived && each.may.write && fits(each.programmeId));
  });
  protected readonly isIdle = computed(() => this.target() === '' || this.isSending());
  protected readonly count = computed(() => written(this.chosen().length, $localize`1 story chosen`, CHOSEN));

  protected async send(what: 'add' | 'remove'): Promise<void> {
    const [of, id = ''] = this.target().split(' ');
    const name = [...this.themes(), ...this.collections()].find((each) => each.id === id)?.name ?? '';
    const storyIds = this.chosen()
      .slice(0, BULK_SIZE)
      .map((story) => story.id);
    const answer = await this.attempt({ storyIds, [`${what}${of}Ids`]: [id] });
    if (!answer) return;
    const [changed] = answer.changes.map((change) => change.storyIds.length);
    this.undone.set(answer.changes);
    if (changed === undefined) this.said.set($localize`Nothing changed: it was so already.`);
    else if (what === 'add') this.said.set($localize`Added to “${name}:name:”: ${stories(changed)}:count:.`);
    else this.said.set($localize`Taken out of “${name}:name:”: ${stories(changed)}:count:.`);
    this.changed.emit();
  }

  /** Sends the inverse of what really changed, and of nothing else. */
  protected async undo(): Promise<void> {
    for (const { kind, id, storyIds } of this.undone()) {
      if (!(await this.attempt({ storyIds, [INVERSE[kind]]: [id] }))) return;
    }
    this.undone.set([]);
    this.said.set($localize`Undone.`);
    this.changed.emit();
  }

  protected dismiss(): void {
    this.said.set('');
    this.undone.set([]);
  }

  /** The menus are asked for when there is first something to put into them. */
  private whenChosen(address: string): string | undefined {
    return this.chosen().length > 0 ? address : undefined;
  }

  private async attempt(body: object): Promise<StoryBulkAnswer | null> {
    this.isSending.set(true);
    this.problem.set(null);
    try {
      return await this.api.send('POST', '/stories/bulk', { body, schema: storyBulkAnswer });
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
      return null;
    } finally {
      this.isSending.set(false);
    }
  }
}

const CHOSEN = (count: string): string => $localize`${count}:count: stories chosen`;
const written = (count: number, one: string, many: (count: string) => string): string =>
  count === 1 ? one : many(writeNumber(count));
const stories = (count: number): string =>
  written(count, $localize`1 story`, (many) => $localize`${many}:count: stories`);
