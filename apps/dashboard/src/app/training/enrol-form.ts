import { Component, ElementRef, inject, input, output, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { type Id } from '@throughline/domain/shared';
import { cohortMember, ENROLMENT_SOURCES, enrolmentWrite, type EnrolmentSource } from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { today } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { SOURCE_WORDS } from './training-words';

const emptyDraft = () => ({ preferredName: '', source: 'open' as EnrolmentSource, enrolledOn: today() });

/** Enrols somebody new: a name to call them by is enough to begin. One after the other, without leaving the field. */
@Component({
  selector: 'tl-enrol-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form novalidate (submit)="enrol($event)">
      <h3 i18n>Enrol somebody</h3>
      <tl-error-summary [form]="form" [attempts]="sending.attempts() - taken()" [problem]="sending.problem()" />
      <div class="fields">
        <tl-field i18n-label label="Name they want to be called by">
          <input tlControl class="name" autocomplete="off" spellcheck="false" [formField]="form.preferredName" />
        </tl-field>
        <tl-field i18n-label label="How they came">
          <select tlControl [formField]="form.source">
            @for (source of sources; track source) {
              <option [value]="source">{{ sourceWords[source] }}</option>
            }
          </select>
        </tl-field>
        <tl-field i18n-label label="From">
          <input tlControl type="date" [formField]="form.enrolledOn" />
        </tl-field>
        <button class="tl-button" type="submit" [attr.aria-busy]="sending.isSending()" i18n>Enrol</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--tl-space-3);
    }

    .fields {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      align-items: end;
    }

    @media (min-width: 700px) {
      .fields {
        grid-template-columns: minmax(0, 2fr) minmax(0, 1.25fr) 11rem auto;
      }
    }
  `,
})
export class EnrolForm {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly cohortId = input.required<Id>();
  readonly enrolled = output();

  protected readonly sources = ENROLMENT_SOURCES;
  protected readonly sourceWords = SOURCE_WORDS;
  protected readonly draft = signal(emptyDraft());
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.preferredName, enrolmentWrite.shape.preferredName.unwrap());
    validateStandardSchema(path.enrolledOn, enrolmentWrite.shape.enrolledOn);
  });
  /** Attempts before the form was emptied for the next person: what is empty now is not wrong yet. */
  protected readonly taken = signal(0);
  /** Kept until it is answered, so that pressing twice enrols once. */
  private ids = { enrolment: newId(), person: newId() };
  protected readonly sending = formSending(this.form, () => {
    const body = enrolmentWrite.parse({ ...this.draft(), cohortId: this.cohortId(), personId: this.ids.person });
    return this.api.send('PUT', `/enrolments/${this.ids.enrolment}`, { body, schema: cohortMember });
  });

  protected async enrol(event: Event): Promise<void> {
    const name = this.draft().preferredName.trim();
    if (!(await this.sending.send(event))) return;
    this.ids = { enrolment: newId(), person: newId() };
    this.draft.update((draft) => ({ ...emptyDraft(), source: draft.source, enrolledOn: draft.enrolledOn }));
    this.form().reset();
    this.taken.set(this.sending.attempts());
    this.notice.say($localize`${name}:name: is enrolled.`);
    this.enrolled.emit();
    this.host.nativeElement.querySelector<HTMLInputElement>('.name')?.focus();
  }
}
