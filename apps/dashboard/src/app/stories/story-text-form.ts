import { Component, computed, inject, input, linkedSignal, output, signal, type OnInit } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { story, storyTextWrite, type Story, type StoryTextWrite } from '@throughline/domain/stories';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { problemOf } from '../platform/problem';

const textOf = ({ title, summary, transcript }: Story): StoryTextWrite => ({ title, summary, transcript });

/** The words of a story anew: what is saved is a version more. */
@Component({
  selector: 'tl-story-text-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack" novalidate (submit)="save($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="newer() ? null : sending.problem()" />
      @if (newer(); as newer) {
        <section class="tl-card tl-stack" role="alert" aria-labelledby="newer">
          <h3 id="newer" i18n>Somebody else saved another text meanwhile</h3>
          <p i18n>This is theirs, version {{ newer.textVersion }}. Yours is still in the fields below.</p>
          <dl>
            @if (newer.title !== draft().title) {
              <dt i18n>Title</dt>
              <dd>{{ newer.title || '–' }}</dd>
            }
            @if (newer.summary !== draft().summary) {
              <dt i18n>What it is about</dt>
              <dd>{{ newer.summary || '–' }}</dd>
            }
            @if (newer.transcript !== draft().transcript) {
              <dt i18n>Transcript</dt>
              <dd class="long" tabindex="0">{{ newer.transcript || '–' }}</dd>
            }
          </dl>
          <div class="tl-row">
            <button type="button" class="tl-button" (click)="takeTheirs(newer)" i18n>Take theirs</button>
            <button type="button" class="tl-button tl-text" (click)="keepMine(newer)" i18n>Go on with mine</button>
          </div>
        </section>
      }
      <p class="aside" i18n>
        What you save is a new version: the storyteller has to agree to it. A published story comes down.
      </p>
      <tl-field i18n-label label="Title" [isOptional]="true" i18n-hint hint="Without names.">
        <input tlControl autocomplete="off" [formField]="form.title" />
      </tl-field>
      <tl-field i18n-label label="What it is about" [isOptional]="true">
        <textarea tlControl rows="4" [formField]="form.summary"></textarea>
      </tl-field>
      <tl-field i18n-label label="Transcript" [isOptional]="true" i18n-hint hint="What was said, in their own words.">
        <textarea tlControl class="transcript" [lang]="base().language" [formField]="form.transcript"></textarea>
      </tl-field>
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
          Save as a new version
        </button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
  styles: `
    .transcript {
      min-block-size: 50vh;
      line-height: 1.7;
    }

    .aside {
      padding: var(--tl-space-2) var(--tl-space-3);
      border-inline-start: 3px solid var(--tl-rag-amber);
      background: var(--tl-rag-amber-ground);
    }

    dt {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    dd {
      margin-block-end: var(--tl-space-3);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    .long {
      max-block-size: 40vh;
      overflow-y: auto;
    }
  `,
})
export class StoryTextForm implements OnInit {
  private readonly api = inject(Api);

  readonly story = input.required<Story>();
  readonly saved = output<Story>();
  readonly cancelled = output();

  /** What the edit was made from. */
  protected readonly base = linkedSignal(() => this.story());
  protected readonly draft = signal<StoryTextWrite>({ title: '', summary: '', transcript: '' });
  protected readonly newer = signal<Story | null>(null);
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, storyTextWrite));
  protected readonly sending = formSending(this.form, () => this.send());
  readonly isDirty = computed(() => this.form().dirty());

  ngOnInit(): void {
    this.draft.set(textOf(this.story()));
  }

  protected async save(event: Event): Promise<void> {
    if (await this.sending.send(event)) this.form().reset();
  }

  protected takeTheirs(newer: Story): void {
    this.keepMine(newer);
    this.draft.set(textOf(newer));
  }

  protected keepMine(newer: Story): void {
    this.base.set(newer);
    this.newer.set(null);
  }

  private async send(): Promise<void> {
    const { id, textVersion } = this.base();
    try {
      const path = `/stories/${id}/texts/${textVersion + 1}`;
      this.saved.emit(await this.api.send('PUT', path, { body: storyTextWrite.parse(this.draft()), schema: story }));
    } catch (error) {
      const { code, current } = problemOf(error);
      if (code === 'request.stale') this.newer.set(story.safeParse(current).data ?? null);
      throw error;
    }
  }
}
