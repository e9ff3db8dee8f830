import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { note, noteList, noteWrite, NOTE_VISIBILITIES, type Note, type NoteWrite } from '@throughline/domain/training';
import { Icon, Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { NoteDrafts } from './note-drafts';
import { VISIBILITY_WORDS } from './register-words';
import { writeClock } from './session-time';

const EMPTY: NoteWrite = { text: '', visibility: 'private' };

/** What a trainer thought of a session: for themselves unless they choose otherwise. Saved when they say so. */
@Component({
  selector: 'tl-note-editor',
  imports: [Icon, ResourceState],
  host: { '(window:beforeunload)': 'warn($event)' },
  template: `
    @if (list.hasValue()) {
      <form novalidate (submit)="save($event)">
        <label for="note-text" i18n>What worked, what changed, what would you do differently?</label>
        <p class="tl-quiet tl-small" id="note-hint" i18n>
          No safeguarding concern belongs here: raise it at once with whoever is responsible for safeguarding.
        </p>
        <textarea
          #text
          class="tl-control"
          id="note-text"
          aria-describedby="note-hint"
          rows="4"
          maxlength="5000"
          [value]="draft().text"
          (input)="change({ text: text.value })"
        ></textarea>
        <fieldset>
          <legend i18n>Who may read it</legend>
          @for (visibility of visibilities; track visibility) {
            <label class="tl-choice">
              <input
                type="radio"
                name="note-visibility"
                [checked]="draft().visibility === visibility"
                (change)="change({ visibility })"
              />
              <span>
                {{ words[visibility].word }}
                <span class="tl-quiet tl-small">{{ words[visibility].hint }}</span>
              </span>
            </label>
          }
        </fieldset>
        @if (problem(); as text) {
          <p class="problem" role="alert"><tl-icon name="warning" />{{ text }}</p>
        }
        <div class="tl-row">
          <button
            class="tl-button"
            [class.tl-filled]="isChanged()"
            type="submit"
            [attr.aria-disabled]="!isChanged() || null"
            [attr.aria-busy]="isSaving()"
            i18n
          >
            Save the note
          </button>
          @if (own(); as mine) {
            <button class="tl-button tl-text" type="button" (click)="remove(mine)" i18n>Remove the note</button>
          }
          <p class="tl-quiet tl-small" role="status">{{ standing() }}</p>
        </div>
      </form>
      @if (others().length > 0) {
        <h3 i18n>What others wrote</h3>
        @for (each of others(); track each.id) {
          <figure>
            <blockquote>{{ each.text }}</blockquote>
            <figcaption class="tl-quiet tl-small">
              {{ each.author.name }}, {{ writeClock(each.writtenAt) }} · {{ words[each.visibility].word }}
            </figcaption>
          </figure>
        }
      }
    } @else {
      <tl-resource-state [of]="list" [lines]="3" />
    }
  `,
  styles: `
    :host,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    form {
      max-inline-size: 40rem;
    }

    label[for],
    legend {
      font-weight: 700;
    }

    textarea {
      field-sizing: content;
      max-block-size: 24rem;
    }

    fieldset {
      display: grid;
      margin: 0;
      padding: 0;
      border: 0;
    }

    fieldset .tl-choice {
      padding-block: var(--tl-space-1);
    }

    fieldset span span {
      display: block;
    }

    figure {
      display: grid;
      gap: var(--tl-space-1);
      padding-inline-start: var(--tl-space-4);
      border-inline-start: 3px solid var(--tl-line-colour);
    }

    blockquote {
      margin: 0;
      max-inline-size: var(--tl-measure);
      white-space: pre-line;
    }

    .problem {
      display: flex;
      gap: var(--tl-space-2);
      align-items: center;
      color: var(--tl-danger-colour);
      font-weight: 700;
    }

    [aria-disabled='true'] {
      color: var(--tl-quiet-colour);
    }
  `,
})
export class NoteEditor {
  private readonly api = inject(Api);
  private readonly drafts = inject(NoteDrafts);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly sessionId = input.required<Id>();

  protected readonly visibilities = NOTE_VISIBILITIES;
  protected readonly words = VISIBILITY_WORDS;
  protected readonly writeClock = writeClock;
  protected readonly list = apiResource(noteList, () => this.path());
  /** The reader's own note, as the server has it. */
  protected readonly own = linkedSignal<Note | null>(() =>
    this.list.hasValue() ? (this.list.value().items.find(({ isOwn }) => isOwn) ?? null) : null,
  );
  protected readonly others = computed(() =>
    this.list.hasValue() ? this.list.value().items.filter(({ isOwn }) => !isOwn) : [],
  );
  protected readonly draft = computed<NoteWrite>(() => this.drafts.of(this.sessionId()) ?? this.own() ?? EMPTY);
  protected readonly isChanged = computed(() => {
    const [draft, saved] = [this.draft(), this.own() ?? EMPTY];
    return draft.text !== saved.text || (this.own() !== null && draft.visibility !== saved.visibility);
  });
  protected readonly standing = computed(() => {
    const own = this.own();
    if (this.isChanged()) return $localize`Not saved yet.`;
    return own ? $localize`Saved ${writeClock(own.writtenAt)}:time:.` : '';
  });
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<string | null>(null);

  private readonly path = computed(() => `/training-sessions/${this.sessionId()}/notes`);
  /** Kept until it is answered, so that saving twice makes one note. */
  private readonly newId = linkedSignal(() => (this.sessionId(), newId()));

  protected warn(event: BeforeUnloadEvent): void {
    if (this.isChanged()) event.preventDefault();
  }

  protected change(changes: Partial<NoteWrite>): void {
    const { text, visibility } = this.draft();
    this.drafts.keep(this.sessionId(), { text, visibility, ...changes });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.isChanged() || this.isSaving()) return;
    const own = this.own();
    if (this.draft().text.trim() === '' && own) {
      await this.remove(own);
      return;
    }
    const { text, visibility } = this.draft();
    const write = noteWrite.safeParse({ text, visibility });
    if (!write.success) {
      this.problem.set($localize`Write a few words first; 5,000 characters at most.`);
      return;
    }
    await this.attempt(async () => {
      const saved = await this.api.send('PUT', `${this.path()}/${own?.id ?? this.newId()}`, {
        body: write.data,
        schema: note,
        ...(own && { ifMatch: own.version }),
      });
      this.own.set(saved);
      // What was typed while it was on its way is still to be saved.
      const now = this.drafts.of(this.sessionId());
      if (now?.text === text && now.visibility === visibility) this.drafts.drop(this.sessionId());
    });
  }

  protected async remove({ id, text, visibility }: Note): Promise<void> {
    await this.attempt(async () => {
      await this.api.send('DELETE', `${this.path()}/${id}`);
      this.own.set(null);
      this.drafts.drop(this.sessionId());
      this.newId.set(newId());
      const sessionId = this.sessionId();
      this.notice.sayWithUndo($localize`The note was removed.`, () => {
        this.drafts.keep(sessionId, { text, visibility });
        if (sessionId === this.sessionId()) void this.save(new Event('submit'));
      });
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      await action();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSaving.set(false);
    }
  }
}
