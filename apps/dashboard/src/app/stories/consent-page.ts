import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { apply, form, FormField } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { consentWrite, story } from '@throughline/domain/stories';
import { Confirm, ErrorSummary, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { newId } from '../platform/new-id';
import { ResourceState } from '../platform/resource-state';
import { Boxes } from './boxes';
import { consentDraftFrom, consentWriteOf, emptyConsent } from './consent-draft';
import { ConsentFields } from './consent-fields';
import { LastUsed } from './last-used';
import { consentSchema } from './story-schema';

/** Adds a decision of the storyteller to those there are. It holds instead of them; none of them is changed. */
@Component({
  selector: 'tl-consent-page',
  imports: [Boxes, ConsentFields, ErrorSummary, FormField, PageHeader, ResourceState],
  host: { '(window:beforeunload)': 'warn($event)' },
  template: `
    <tl-page-header
      i18n-headline
      headline="Record a decision"
      i18n-lead
      lead="What the storyteller says now holds in place of what they said before. Earlier records stay as they are."
      [eyebrow]="story.hasValue() ? story.value().ref : undefined"
      [back]="back()"
    />
    @if (story.hasValue()) {
      <form class="tl-stack" novalidate (submit)="send($event)">
        <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
        <tl-boxes i18n-legend legend="What they said" [isInline]="true">
          <label class="tl-choice">
            <input type="radio" value="given" [formField]="form.decision" />
            <span i18n>They agree to some or all of it</span>
          </label>
          <label class="tl-choice">
            <input type="radio" value="refused" [formField]="form.decision" />
            <span i18n>They do not agree</span>
          </label>
        </tl-boxes>
        <tl-consent-fields [form]="form" />
        <div>
          <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
            Record the decision
          </button>
        </div>
      </form>
    } @else {
      <tl-resource-state [of]="story" />
    }
  `,
  styles: `
    form {
      max-inline-size: 44rem;
    }
  `,
})
export class ConsentPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly confirm = inject(Confirm);
  private readonly lastUsed = inject(LastUsed);

  readonly storyId = input.required<Id>();
  protected readonly story = apiResource(story, () => `/stories/${this.storyId()}`);
  protected readonly back = computed(() => ({ link: ['/stories', this.storyId()], label: $localize`Story` }));

  protected readonly draft = signal(emptyConsent(today(), this.lastUsed.read()?.informationSheetVersion));
  protected readonly form = form(this.draft, (path) => apply(path, consentSchema));
  protected readonly sending = formSending(this.form, () => this.save());
  /** Stays for as long as the same is sent: a decision that arrived twice is one. */
  private last = { id: newId(), sent: '' };
  private isDone = false;

  constructor() {
    effect(() => {
      if (!this.story.hasValue() || untracked(() => this.form().dirty())) return;
      const { consentScopes: scopes, consents, language } = this.story.value();
      const identityDisplay = consents.findLast(({ decision }) => decision === 'given')?.identityDisplay ?? null;
      untracked(() =>
        this.draft.update((draft) => ({ ...consentDraftFrom({ scopes, identityDisplay }, draft), language })),
      );
    });
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.isDone = true;
    this.notice.say($localize`The decision was recorded.`);
    await this.router.navigate(['/stories', this.storyId()], { replaceUrl: true });
  }

  /** For the guard of the route. */
  async mayLeave(): Promise<boolean> {
    if (this.isDone || !this.form().dirty()) return true;
    return this.confirm.ask({
      headline: $localize`Leave without recording it?`,
      text: $localize`What the storyteller said is not recorded yet, and what you filled in will be gone.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
      isDangerous: true,
    });
  }

  protected warn(event: Event): void {
    if (!this.isDone && this.form().dirty()) event.preventDefault();
  }

  private async save(): Promise<void> {
    const body = consentWrite.parse(consentWriteOf(this.draft()));
    const sent = JSON.stringify(body);
    if (this.last.sent !== sent) this.last = { id: newId(), sent };
    await this.api.send('PUT', `/stories/${this.storyId()}/consents/${this.last.id}`, { body });
  }
}
