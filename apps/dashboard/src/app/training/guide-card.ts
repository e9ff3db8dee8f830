import { Component, computed, inject, input, signal } from '@angular/core';
import { MOST_FILE_BYTES, type Id } from '@throughline/domain/shared';
import { guide, guideList, guideQuery, type Guide } from '@throughline/domain/training';
import { Icon, Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { FileSending } from '../platform/file-sending';
import { today, writeDate } from '../platform/format';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { redraw } from '../platform/photo-shrink';

/** The Best Practice Guide that a cohort has agreed on together: the file, the day, and what it replaced. */
@Component({
  selector: 'tl-guide-card',
  imports: [Icon, ResourceState],
  template: `
    <h2 id="guide" i18n>Best Practice Guide</h2>
    @if (list.hasValue()) {
      @if (current(); as current) {
        <div class="tl-card now">
          <div>
            <a [href]="'/api/v1' + path(current.id)" download>{{ current.title }}</a>
            <p class="tl-quiet tl-small" i18n>
              Agreed on {{ writeDate(current.agreedOn) }} · added by {{ current.addedBy ?? 'somebody' }}
            </p>
          </div>
          @if (list.value().may.write) {
            <button class="tl-button tl-text" type="button" (click)="remove(current)" i18n>
              Remove<span class="tl-visually-hidden"> {{ current.title }}</span>
            </button>
          }
        </div>
      } @else {
        <p class="tl-quiet" i18n>
          The group has not agreed on one yet: how it tells stories responsibly, in its own words. A photo of a flip
          chart will do.
        </p>
      }
      @if (before().length > 0) {
        <details>
          <summary i18n>
            {before().length, plural, =1 {1 earlier version} other {{{ before().length }} earlier versions}}
          </summary>
          <ul role="list">
            @for (each of before(); track each.id) {
              <li>
                <a [href]="'/api/v1' + path(each.id)" download>{{ each.title }}</a>
                <span class="tl-quiet tl-small">{{ writeDate(each.agreedOn) }}</span>
              </li>
            }
          </ul>
        </details>
      }
      @if (list.value().may.write) {
        @if (isAdding()) {
          <form novalidate (submit)="add($event, title.value, agreedOn.value)">
            <div class="fields">
              <div class="field">
                <label for="guide-title" i18n>Title</label>
                <input #title class="tl-control" id="guide-title" maxlength="160" [value]="titleAtFirst" />
              </div>
              <div class="field">
                <label for="guide-day" i18n>Agreed on</label>
                <input #agreedOn class="tl-control" id="guide-day" type="date" [value]="present" [max]="present" />
              </div>
            </div>
            <div class="field">
              <label for="guide-file" i18n>A photo or a PDF</label>
              <input
                class="tl-control"
                id="guide-file"
                type="file"
                accept="image/*,application/pdf"
                (change)="choose($event)"
              />
            </div>
            @if (share() !== null) {
              <label
                ><span class="tl-small" i18n>Sending it…</span>
                <progress max="1" [value]="share()"></progress>
              </label>
            }
            <div class="tl-row">
              <button class="tl-button tl-filled" type="submit" [attr.aria-busy]="isSending()" i18n>
                Add the guide
              </button>
              <button class="tl-button tl-text" type="button" (click)="isAdding.set(false)" i18n>Leave it</button>
            </div>
          </form>
        } @else {
          <div>
            <button class="tl-button" type="button" (click)="isAdding.set(true)">
              @if (current()) {
                <ng-container i18n>Replace the guide…</ng-container>
              } @else {
                <ng-container i18n>Add the guide…</ng-container>
              }
            </button>
          </div>
        }
      }
      @if (problem(); as text) {
        <p class="problem" role="alert"><tl-icon name="warning" />{{ text }}</p>
      }
    } @else {
      <tl-resource-state [of]="list" [lines]="2" />
    }
  `,
  styles: `
    :host,
    form,
    .field {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    .field {
      gap: var(--tl-space-1);
    }

    form {
      max-inline-size: 40rem;
    }

    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
      gap: var(--tl-space-3);
    }

    .now {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2) var(--tl-space-4);
      align-items: center;
      justify-content: space-between;
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    .now a {
      font-weight: 700;
    }

    label {
      font-weight: 700;
    }

    summary {
      min-block-size: var(--tl-target);
      padding-block: var(--tl-space-2);
      cursor: pointer;
    }

    ul {
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2);
      align-items: center;
      min-block-size: var(--tl-target);
    }

    progress {
      inline-size: 100%;
      accent-color: var(--tl-accent-colour);
    }

    .problem {
      display: flex;
      gap: var(--tl-space-2);
      align-items: center;
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class GuideCard {
  private readonly api = inject(Api);
  private readonly files = inject(FileSending);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly cohortId = input.required<Id>();

  protected readonly writeDate = writeDate;
  protected readonly present = today();
  protected readonly titleAtFirst = $localize`Best Practice Guide`;
  protected readonly list = apiResource(guideList, () => `/cohorts/${this.cohortId()}/guides`);
  protected readonly current = computed(() => (this.list.hasValue() ? (this.list.value().items[0] ?? null) : null));
  protected readonly before = computed(() => (this.list.hasValue() ? this.list.value().items.slice(1) : []));
  protected readonly isAdding = signal(false);
  protected readonly isSending = signal(false);
  protected readonly share = signal<number | null>(null);
  protected readonly problem = signal<string | null>(null);
  private file: Blob | null = null;
  private id = newId();

  protected path(fileId: Id): string {
    return `/cohorts/${this.cohortId()}/guides/${fileId}`;
  }

  protected choose(event: Event): void {
    this.file = (event.target as HTMLInputElement).files?.[0] ?? null;
    this.id = newId();
    this.problem.set(null);
  }

  protected async add(event: Event, title: string, agreedOn: string): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    const query = guideQuery.safeParse({ title, agreedOn });
    if (!query.success) {
      this.problem.set($localize`Give it a title, and the day on which the group agreed on it.`);
      return;
    }
    if (this.file === null) {
      this.problem.set($localize`Choose the file first: a photo or a PDF.`);
      return;
    }
    const ready = this.file.type === 'application/pdf' ? this.file : await redraw(this.file);
    if (ready === null || ready.size > MOST_FILE_BYTES) {
      this.problem.set(
        $localize`This file cannot be kept. Choose a photo (JPEG, PNG or WebP) or a PDF of 10 MB at most.`,
      );
      return;
    }
    await this.attempt(async () => {
      await this.files.put(this.path(this.id), ready, {
        schema: guide,
        query: query.data,
        onProgress: (share) => this.share.set(share),
      });
      this.isAdding.set(false);
      this.file = null;
      this.notice.say($localize`The guide was added.`);
    });
  }

  /** Its bytes are asked for first, so that it can be put back as it was. */
  protected async remove({ id, title, agreedOn }: Guide): Promise<void> {
    await this.attempt(async () => {
      const bytes = await this.files.get(this.path(id));
      await this.api.send('DELETE', this.path(id));
      this.notice.sayWithUndo($localize`The guide was removed.`, () => {
        void this.attempt(() => this.files.put(this.path(id), bytes, { schema: guide, query: { title, agreedOn } }));
      });
    });
  }

  private async attempt(action: () => Promise<unknown>): Promise<void> {
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await action();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
      this.share.set(null);
      this.list.reload();
    }
  }
}
