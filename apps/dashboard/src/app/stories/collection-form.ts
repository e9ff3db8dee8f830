import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { programmeList } from '@throughline/domain/programmes';
import { collection, collectionWrite, type Collection } from '@throughline/domain/stories';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { namesOf } from './curated-draft';

/** A collection made, or called something else. */
@Component({
  selector: 'tl-collection-form',
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
      <tl-field i18n-label label="Name">
        <input tlControl autocomplete="off" [formField]="form.name" />
      </tl-field>
      <tl-field i18n-label label="What it is about" [isOptional]="true">
        <textarea tlControl rows="3" [formField]="form.about"></textarea>
      </tl-field>
      <tl-field
        i18n-label
        label="Other names"
        [isOptional]="true"
        i18n-hint
        hint="By which people look for it, with commas between them."
      >
        <input tlControl autocomplete="off" [formField]="form.aliases" />
      </tl-field>
      <div class="tl-row">
        <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()">
          @if (of()) {
            <span i18n>Save the collection</span>
          } @else {
            <span i18n>Make the collection</span>
          }
        </button>
        <button class="tl-button tl-text" type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class CollectionForm {
  private readonly api = inject(Api);
  /** The one that is edited; none while one is made. */
  readonly of = input<Collection>();
  readonly saved = output<Collection>();
  readonly cancelled = output();

  private readonly known = apiResource(programmeList, () => (this.of() ? undefined : '/programmes'));
  protected readonly programmes = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  private readonly draft = linkedSignal(() => {
    const { programmeId = '', name = '', about = '', aliases = [] } = this.of() ?? {};
    return { programmeId, name, about, aliases: aliases.join(', ') };
  });
  protected readonly form = form(this.draft, (path) => {
    required(path.programmeId, { message: $localize`Choose the programme whose stories it holds.` });
    required(path.name, { message: $localize`Give it a name.` });
    maxLength(path.name, 120);
    maxLength(path.about, 1000);
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  private async save(): Promise<void> {
    const of = this.of();
    const { aliases, ...draft } = this.draft();
    const isArchived = of?.isArchived ?? false;
    const body = collectionWrite.parse({ ...draft, aliases: namesOf(aliases), isArchived });
    const ifMatch = of && { ifMatch: of.version };
    const path = `/collections/${of?.id ?? this.id}`;
    this.saved.emit(await this.api.send('PUT', path, { body, schema: collection, ...ifMatch }));
  }
}
