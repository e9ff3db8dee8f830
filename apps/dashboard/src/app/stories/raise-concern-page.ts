import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { CONCERN_CATEGORIES, concernRaised, concernWrite, story } from '@throughline/domain/stories';
import { Confirm, Control, ErrorSummary, Field, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { ResourceState } from '../platform/resource-state';
import { CONCERN_CATEGORY_WORDS } from './concern-words';

/** Says that somebody may not be safe. What is written here is for the safeguarding lead, and the story is held from that moment. */
@Component({
  selector: 'tl-raise-concern-page',
  imports: [Control, ErrorSummary, Field, FormField, Icon, PageHeader, ResourceState],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './raise-concern-page.html',
  styles: `
    form,
    .first {
      max-inline-size: 44rem;
    }

    .first {
      display: grid;
      gap: var(--tl-space-3);
      margin-block-end: var(--tl-space-5);
    }

    .danger {
      display: flex;
      gap: var(--tl-space-3);
      padding: var(--tl-space-3) var(--tl-space-4);
      border-inline-start: 3px solid var(--tl-rag-red);
      background: var(--tl-rag-red-ground);
      font-weight: 700;
    }
  `,
})
export class RaiseConcernPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly confirm = inject(Confirm);

  readonly storyId = input.required<Id>();
  protected readonly story = apiResource(story, () => `/stories/${this.storyId()}`);
  protected readonly back = computed(() => ({ link: ['/stories', this.storyId()], label: $localize`Story` }));
  protected readonly isPublished = computed(() => this.story.hasValue() && this.story.value().state === 'published');

  private readonly draft = signal({ category: '', narrative: '', immediateAction: '' });
  protected readonly form = form(this.draft, (path) => {
    validate(path.category, ({ value }) =>
      value() === '' ? { kind: 'category', message: $localize`Choose what comes closest.` } : null,
    );
    validate(path.narrative, ({ value }) =>
      value().trim() === '' ? { kind: 'narrative', message: $localize`Write what you saw or heard.` } : null,
    );
    validateStandardSchema(path.immediateAction, concernWrite.shape.immediateAction);
  });
  protected readonly sending = formSending(this.form, () => this.save());
  /** Stays for as long as the same is sent: a concern that arrived twice is one. */
  private last = { id: newId(), sent: '' };
  private isDone = false;

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.isDone = true;
    this.notice.say($localize`Your concern is with the safeguarding lead. The story is held.`);
    await this.router.navigate(await this.whereNext(), { replaceUrl: true });
  }

  /** For the guard of the route. */
  async mayLeave(): Promise<boolean> {
    if (this.isDone || !this.form().dirty()) return true;
    return this.confirm.ask({
      headline: $localize`Leave without sending it?`,
      text: $localize`Nobody knows of your concern yet, and what you wrote will be gone.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
      isDangerous: true,
    });
  }

  protected warn(event: Event): void {
    if (!this.isDone && this.form().dirty()) event.preventDefault();
  }

  private async save(): Promise<void> {
    const body = concernWrite.parse(this.draft());
    const sent = JSON.stringify(body);
    if (this.last.sent !== sent) this.last = { id: newId(), sent };
    const path = `/stories/${this.storyId()}/concerns/${this.last.id}`;
    await this.api.send('PUT', path, { body, schema: concernRaised });
  }

  /** Who saw the story because it was public does not see it while it is held. */
  private async whereNext(): Promise<string[]> {
    try {
      await this.api.get(`/stories/${this.storyId()}`, story);
      return ['/stories', this.storyId()];
    } catch {
      return ['/stories'];
    }
  }

  protected readonly categories = CONCERN_CATEGORIES;
  protected readonly categoryWords = CONCERN_CATEGORY_WORDS;
}
