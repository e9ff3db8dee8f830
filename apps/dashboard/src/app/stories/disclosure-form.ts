import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import {
  DISCLOSED_PARTS,
  DISCLOSURE_SCOPES,
  disclosureWrite,
  storyUse,
  type ConsentScope,
  type StoryUse,
} from '@throughline/domain/stories';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { newId } from '../platform/new-id';
import { SCOPE_WORDS } from './stories-words';
import { DISCLOSED_WORDS } from './use-words';

/** That something of a story was given to somebody: written down once, so that it can be asked back. */
@Component({
  selector: 'tl-disclosure-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack" novalidate (submit)="send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field
        i18n-label
        label="Given to"
        i18n-hint
        hint="An organisation or an office, never a private person: “Demo Fund, grants office”."
      >
        <input tlControl autocomplete="off" [formField]="form.recipientName" />
      </tl-field>
      <tl-field i18n-label label="What was given">
        <select tlControl [formField]="form.what">
          @for (each of parts; track each) {
            <option [value]="each">{{ partWords[each] }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="Under what they agreed to">
        <select tlControl [formField]="form.scope">
          @for (each of scopes; track each) {
            <option [value]="each">{{ scopeWords[each].short }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="Given on">
        <input tlControl type="date" [max]="today" [formField]="form.disclosedOn" />
      </tl-field>
      <tl-field i18n-label label="Note" i18n-hint hint="How it went there. No names, please.">
        <input tlControl autocomplete="off" [formField]="form.note" />
      </tl-field>
      <div>
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
          Record the disclosure
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      max-inline-size: 36rem;
    }
  `,
})
export class DisclosureForm {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);

  readonly use = input.required<StoryUse>();
  readonly recorded = output<StoryUse>();

  protected readonly today = today();
  private readonly draft = signal({
    recipientName: '',
    what: 'story',
    scope: 'share_funder',
    disclosedOn: today(),
    note: '',
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.recipientName, disclosureWrite.shape.recipientName);
    validateStandardSchema(path.disclosedOn, disclosureWrite.shape.disclosedOn);
    validateStandardSchema(path.note, disclosureWrite.shape.note);
  });
  protected readonly sending = formSending(this.form, () => this.save());
  protected readonly version = computed(() => this.use().story.textVersion);
  /** Stays for as long as the same is sent. */
  private last = { id: newId(), sent: '' };

  protected async send(event: Event): Promise<void> {
    if (await this.sending.send(event)) this.notice.say($localize`The disclosure was recorded.`);
  }

  private async save(): Promise<void> {
    const body = disclosureWrite.parse({ ...this.draft(), textVersion: this.version(), recipientOrganisationId: null });
    const sent = JSON.stringify(body);
    if (this.last.sent !== sent) this.last = { id: newId(), sent };
    const path = `/stories/${this.use().story.id}/disclosures/${this.last.id}`;
    this.recorded.emit(await this.api.send('PUT', path, { body, schema: storyUse }));
  }

  protected readonly parts = DISCLOSED_PARTS;
  protected readonly partWords = DISCLOSED_WORDS;
  protected readonly scopes: readonly ConsentScope[] = DISCLOSURE_SCOPES;
  protected readonly scopeWords = SCOPE_WORDS;
}
