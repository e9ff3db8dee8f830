import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { form, FormField, required, validate, validateStandardSchema } from '@angular/forms/signals';
import {
  event,
  QUOTE_PERMISSIONS,
  quoteWrite,
  type Event,
  type Quote,
  type QuotePermission,
} from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { Control, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { QUOTE_PERMISSION_WORDS } from './guest-words';

/** A quote as it stands in the form. */
interface QuoteDraft {
  text: string;
  attribution: string;
  /** '' as long as nobody has chosen. */
  permission: QuotePermission | '';
}

/** What people said of an event, each with how far it may travel. */
@Component({
  selector: 'tl-event-quotes',
  imports: [Control, ErrorSummary, Field, FormField, Icon],
  template: `
    <h2 id="quotes" i18n>What people said of it</h2>
    @if (quotes().length > 0) {
      <ul role="list">
        @for (each of quotes(); track each.id) {
          <li>
            <blockquote>{{ each.text }}</blockquote>
            <p class="tl-small">
              @if (each.attribution) {
                <span>— {{ each.attribution }}</span>
              }
              <span class="permission" [class.none]="each.permission === 'none'">{{
                permissionWords[each.permission]
              }}</span>
            </p>
            @if (event().may.write) {
              <div class="tl-row">
                <button type="button" class="tl-button tl-text" (click)="edit(each)" i18n>
                  Edit<span class="tl-visually-hidden"> the quote “{{ each.text }}”</span>
                </button>
                <button type="button" class="tl-button tl-text tl-danger" (click)="remove(each)" i18n>
                  Remove<span class="tl-visually-hidden"> the quote “{{ each.text }}”</span>
                </button>
              </div>
            }
          </li>
        }
      </ul>
    } @else {
      <p class="tl-quiet" i18n>Nothing yet. Ask for permission with each quote, and write down how far it goes.</p>
    }
    @if (event().may.write) {
      @if (isOpen()) {
        <form class="tl-stack tl-card" novalidate (submit)="sending.send($event)">
          <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
          <tl-field
            i18n-label
            label="In their own words"
            i18n-hint
            hint="Without names, or what could tell who it was."
          >
            <textarea tlControl rows="3" [formField]="form.text"></textarea>
          </tl-field>
          <tl-field
            i18n-label
            label="How they want to be named"
            [isOptional]="true"
            i18n-hint
            hint="Such as “a resident”. Leave it empty for not at all."
          >
            <input tlControl autocomplete="off" [formField]="form.attribution" />
          </tl-field>
          <tl-field i18n-label label="Where they allow it to be used">
            <select tlControl [formField]="form.permission">
              <option value="" i18n>Choose one</option>
              @for (each of permissions; track each) {
                <option [value]="each">{{ permissionWords[each] }}</option>
              }
            </select>
          </tl-field>
          <div class="tl-row">
            <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
              Save the quote
            </button>
            <button type="button" class="tl-button tl-text" (click)="close()" i18n>Cancel</button>
          </div>
        </form>
      } @else {
        <div>
          <button #adding type="button" class="tl-button" (click)="begin()">
            <tl-icon name="add" /><span i18n>Add a quote</span>
          </button>
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    ul {
      display: grid;
      gap: var(--tl-space-4);
      padding: 0;
      list-style: none;
    }

    blockquote {
      max-inline-size: var(--tl-measure);
      margin: 0;
      padding-inline-start: var(--tl-space-4);
      border-inline-start: 3px solid var(--tl-accent-colour);
      white-space: pre-line;
    }

    li {
      display: grid;
      gap: var(--tl-space-1);
    }

    p {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
    }

    .permission {
      padding-inline: 0.6em;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius-round);
      color: var(--tl-quiet-colour);
    }

    .none {
      color: var(--tl-rag-amber);
    }

    .tl-text {
      padding-inline: 0;
      margin-inline-end: var(--tl-space-4);
    }
  `,
})
export class EventQuotes {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);
  private readonly adding = viewChild<ElementRef<HTMLButtonElement>>('adding');

  readonly event = input.required<Event>();
  /** The event as it stands with what was changed. */
  readonly changed = output<Event>();

  protected readonly quotes = computed(() => this.event().quotes);
  /** Which is being written: one that is there, a new one, or none. */
  private readonly edited = signal<{ readonly id: Id; readonly version?: number } | null>(null);
  protected readonly isOpen = computed(() => this.edited() !== null);
  protected readonly draft = linkedSignal<ReturnType<typeof this.edited>, QuoteDraft>({
    source: this.edited,
    computation: (edited) => {
      const found = untracked(this.quotes).find(({ id }) => id === edited?.id);
      if (!found) return { text: '', attribution: '', permission: '' };
      return { text: found.text, attribution: found.attribution ?? '', permission: found.permission };
    },
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.text, quoteWrite.shape.text);
    validate(path.attribution, ({ value }) =>
      value().length > 120 ? { kind: 'long', message: $localize`Use 120 characters at most.` } : null,
    );
    required(path.permission, { message: $localize`Choose how far it may go.` });
  });
  protected readonly sending = formSending(this.form, async () => {
    const edited = this.edited();
    if (!edited) return;
    const { attribution, ...draft } = this.draft();
    await this.put(edited.id, { ...draft, attribution: attribution.trim() || null }, edited.version);
    this.close();
    this.notice.say($localize`The quote is saved.`);
  });

  protected begin(): void {
    this.edited.set({ id: newId() });
    this.focusForm();
  }

  protected edit({ id, version }: Quote): void {
    this.edited.set({ id, version });
    this.focusForm();
  }

  private focusForm(): void {
    afterNextRender(() => this.form.text().focusBoundControl(), { injector: this.injector });
  }

  protected close(): void {
    this.edited.set(null);
    this.form().reset();
    // The form goes, so the focus moves to what opened it.
    afterNextRender(() => this.adding()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async remove(quote: Quote): Promise<void> {
    try {
      this.changed.emit(await this.api.send('DELETE', this.pathOf(quote.id), { schema: event }));
      this.notice.sayWithUndo($localize`The quote was removed.`, () => void this.bringBack(quote));
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }

  /** As a new one: the one that was removed is gone. */
  private async bringBack({ text, attribution, permission }: Quote): Promise<void> {
    try {
      await this.put(newId(), { text, attribution, permission });
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }

  private async put(id: Id, draft: object, version?: number): Promise<void> {
    const body = quoteWrite.parse(draft);
    this.changed.emit(
      await this.api.send('PUT', this.pathOf(id), {
        ...{ body, schema: event },
        ...(version !== undefined && { ifMatch: version }),
      }),
    );
  }

  private pathOf(id: Id): string {
    return `/events/${this.event().id}/quotes/${id}`;
  }

  protected readonly permissions = QUOTE_PERMISSIONS;
  protected readonly permissionWords = QUOTE_PERMISSION_WORDS;
}
