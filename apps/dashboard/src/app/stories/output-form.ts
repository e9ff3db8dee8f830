import { Component, computed, inject, input, linkedSignal, output as event } from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import { programmeList } from '@throughline/domain/programmes';
import { output, OUTPUT_AUDIENCES, OUTPUT_KINDS, outputWrite, type Output } from '@throughline/domain/stories';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { newId } from '../platform/new-id';
import { AUDIENCE_WORDS, OUTPUT_KIND_WORDS } from './use-words';

/** An output added, or corrected. Whom it is for decides which stories it may cite. */
@Component({
  selector: 'tl-output-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      @if (!of()) {
        <tl-field i18n-label label="Programme">
          <select tlControl [formField]="form.programmeId">
            <option value="" i18n>Choose a programme</option>
            @for (each of programmes(); track each.id) {
              <option [value]="each.id">{{ each.name }}</option>
            }
          </select>
        </tl-field>
      }
      <tl-field i18n-label label="Title">
        <input tlControl autocomplete="off" [formField]="form.title" />
      </tl-field>
      <tl-field i18n-label label="What it is">
        <select tlControl [formField]="form.kind">
          @for (each of kinds; track each) {
            <option [value]="each">{{ kindWords[each] }}</option>
          }
        </select>
      </tl-field>
      <tl-field
        i18n-label
        label="Whom it is for"
        i18n-hint
        hint="It can cite only stories whose storytellers agreed to that."
      >
        <select tlControl [formField]="form.audience">
          @for (each of audiences; track each) {
            <option [value]="each">{{ audienceWords[each] }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="Address" [isOptional]="true" i18n-hint hint="Where it can be read: https://…">
        <input tlControl type="url" autocomplete="off" [formField]="form.url" />
      </tl-field>
      <tl-field i18n-label label="Published on" [isOptional]="true">
        <input tlControl type="date" [max]="today" [formField]="form.publishedOn" />
      </tl-field>
      <label class="tl-choice">
        <input type="checkbox" [formField]="form.isPrinted" />
        <span i18n>It is printed</span>
      </label>
      <div class="tl-row">
        <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()" i18n>Save the output</button>
        <button class="tl-button tl-text" type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class OutputForm {
  private readonly api = inject(Api);
  /** The one that is edited; none while one is made. */
  readonly of = input<Output>();
  readonly saved = event<Output>();
  readonly cancelled = event();

  private readonly known = apiResource(programmeList, () => (this.of() ? undefined : '/programmes'));
  protected readonly programmes = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  private readonly draft = linkedSignal(() => {
    const of = this.of();
    return {
      programmeId: of?.programme.id ?? '',
      title: of?.title ?? '',
      kind: of?.kind ?? 'insightBriefing',
      audience: of?.audience ?? 'internal',
      url: of?.url ?? '',
      publishedOn: of?.publishedOn ?? '',
      isPrinted: of?.isPrinted ?? false,
    };
  });
  protected readonly form = form(this.draft, (path) => {
    required(path.programmeId, { message: $localize`Choose the programme whose stories it cites.` });
    validateStandardSchema(path.title, outputWrite.shape.title);
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  private async save(): Promise<void> {
    const of = this.of();
    const { url, publishedOn, ...draft } = this.draft();
    const body = { ...draft, url: url.trim() || null, publishedOn: publishedOn || null };
    const ifMatch = of && { ifMatch: of.version };
    const path = `/outputs/${of?.id ?? this.id}`;
    this.saved.emit(await this.api.send('PUT', path, { body, schema: output, ...ifMatch }));
  }

  protected readonly today = today();
  protected readonly kinds = OUTPUT_KINDS;
  protected readonly kindWords = OUTPUT_KIND_WORDS;
  protected readonly audiences = OUTPUT_AUDIENCES;
  protected readonly audienceWords = AUDIENCE_WORDS;
}
