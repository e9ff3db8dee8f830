import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { apply, form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { story, storyWrite } from '@throughline/domain/stories';
import { Confirm, ErrorSummary, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ResourceState } from '../platform/resource-state';
import { storyChoices } from './story-choices';
import { emptyStory, storyDraftOf, storyWriteOf } from './story-draft';
import { StoryFields } from './story-fields';
import { storySchema } from './story-schema';

/** Corrects what was logged of a story. After its review has begun, only whether it is practice, and whether somebody is under 18. */
@Component({
  selector: 'tl-edit-story-page',
  imports: [ErrorSummary, PageHeader, ResourceState, RouterLink, StoryFields],
  host: { '(window:beforeunload)': 'warn($event)' },
  template: `
    <tl-page-header
      i18n-headline
      headline="Correct a story"
      i18n-lead
      lead="Once its review has begun, only “practice” and “under 18” can still be put right."
      [eyebrow]="stored.hasValue() ? stored.value().ref : undefined"
      [back]="back()"
    />
    @if (!stored.hasValue()) {
      <tl-resource-state [of]="stored" />
    } @else if (!choices.programmes.hasValue()) {
      <tl-resource-state [of]="choices.programmes" />
    } @else {
      <form class="tl-stack" novalidate (submit)="send($event)">
        <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
        @if (isStale()) {
          <div>
            <button type="button" class="tl-button" (click)="showStored()" i18n>Show what is stored now</button>
          </div>
        }
        <tl-story-fields [form]="form" [strands]="choices.strands()" [gatherers]="gatherers()" [me]="me()" />
        <div class="tl-row">
          <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>Save</button>
          <a class="tl-button tl-text" [routerLink]="['/stories', storyId()]" i18n>Cancel</a>
        </div>
      </form>
    }
  `,
  styles: `
    form {
      max-inline-size: 44rem;
    }
  `,
})
export class EditStoryPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly confirm = inject(Confirm);

  readonly storyId = input.required<Id>();
  protected readonly stored = apiResource(story, () => `/stories/${this.storyId()}`);
  protected readonly back = computed(() => ({ link: ['/stories', this.storyId()], label: $localize`Story` }));

  protected readonly draft = linkedSignal(() =>
    this.stored.hasValue() ? storyDraftOf(this.stored.value()) : emptyStory(today()),
  );
  protected readonly form = form(this.draft, (path) => apply(path, storySchema));
  protected readonly sending = formSending(this.form, () => this.save());
  protected readonly choices = storyChoices({ value: this.draft, update: (change) => this.draft.update(change) }, null);
  protected readonly gatherers = computed(() =>
    this.choices.gatherers.hasValue() ? this.choices.gatherers.value() : undefined,
  );
  /** Whoever logged it, when it was gathered by them. */
  protected readonly me = computed(() => {
    const gatherer = this.stored.hasValue() ? this.stored.value().gatheredBy : undefined;
    return gatherer?.kind === 'trainer' || gatherer?.kind === 'staff' ? gatherer.name : $localize`Staff`;
  });
  protected readonly isStale = signal(false);
  private isDone = false;

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.isDone = true;
    this.notice.say($localize`The story was corrected.`);
    await this.router.navigate(['/stories', this.storyId()], { replaceUrl: true });
  }

  protected showStored(): void {
    this.isStale.set(false);
    this.form().reset();
    this.stored.reload();
  }

  /** For the guard of the route. */
  async mayLeave(): Promise<boolean> {
    if (this.isDone || !this.form().dirty()) return true;
    return this.confirm.ask({
      headline: $localize`Leave without saving?`,
      text: $localize`What you corrected is not saved yet, and will be gone.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
      isDangerous: true,
    });
  }

  protected warn(event: Event): void {
    if (!this.isDone && this.form().dirty()) event.preventDefault();
  }

  private async save(): Promise<void> {
    const stored = this.stored.value();
    if (!stored) return;
    const storedKind = stored.gatheredBy.kind;
    const myKind = storedKind === 'trainer' || storedKind === 'staff' ? storedKind : 'staff';
    try {
      await this.api.send('PUT', `/stories/${this.storyId()}`, {
        body: storyWrite.parse(storyWriteOf(this.draft(), myKind)),
        ifMatch: stored.version,
      });
    } catch (error) {
      this.isStale.set(problemOf(error).code === 'request.stale');
      throw error;
    }
  }
}
