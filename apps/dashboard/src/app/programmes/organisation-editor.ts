import { Component, computed, inject, input, output } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { organisation, ORGANISATION_KINDS, organisationWrite, type Organisation } from '@throughline/domain/programmes';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { filled, orNull, readAs } from './draft';
import { ORGANISATION_KIND_WORDS } from './programmes-words';
import { recordEditing } from './record-editing';
import { SaveBar } from './save-bar';
import { StaleChanges } from './stale-changes';

/** An organisation, whatever its part in a programme. */
@Component({
  selector: 'tl-organisation-editor',
  imports: [Control, ErrorSummary, Field, FormField, SaveBar, StaleChanges],
  template: `
    @let form = editing.form;
    <form class="tl-stack tl-form" novalidate (submit)="save($event)">
      <tl-error-summary [form]="form" [attempts]="editing.sending.attempts()" [problem]="editing.problem()" />
      @if (editing.stale(); as fields) {
        <tl-stale-changes [fields]="fields" (useTheirs)="useTheirs()" (keepMine)="keepMine()" />
      }
      <tl-field i18n-label label="Name"><input tlControl autocomplete="off" [formField]="form.name" /></tl-field>
      <tl-field i18n-label label="What it is">
        <select tlControl [formField]="form.kind">
          @for (kind of kinds; track kind) {
            <option [value]="kind">{{ kindWords[kind] }}</option>
          }
        </select>
      </tl-field>
      <div class="pair">
        <tl-field i18n-label label="Charity number" [isOptional]="true">
          <input tlControl autocomplete="off" [formField]="form.charityNumber" />
        </tl-field>
        <tl-field i18n-label label="Country code" [isOptional]="true" i18n-hint hint="Two letters, such as GB.">
          <input tlControl autocomplete="off" spellcheck="false" [formField]="form.countryCode" />
        </tl-field>
      </div>
      <tl-save-bar
        [save]="saveWords()"
        [sending]="editing.sending"
        [isChanged]="editing.isChanged()"
        [isCancellable]="true"
        (undo)="closed.emit()"
      />
    </form>
  `,
  styleUrl: './editor.scss',
})
export class OrganisationEditor {
  private readonly notice = inject(Notice);
  /** Nothing for a new one. */
  readonly stored = input<Organisation | null>(null);
  readonly saved = output<Organisation>();
  readonly closed = output();

  protected readonly saveWords = computed(() =>
    this.stored() ? $localize`Save the organisation` : $localize`Add the organisation`,
  );
  protected readonly kinds = ORGANISATION_KINDS;
  protected readonly kindWords = ORGANISATION_KIND_WORDS;
  protected readonly editing = recordEditing({
    path: '/organisations',
    stored: this.stored,
    answer: organisation,
    draftOf: (stored: Organisation | null) => ({
      name: stored?.name ?? '',
      kind: stored?.kind ?? 'charity',
      charityNumber: stored?.charityNumber ?? '',
      countryCode: stored?.countryCode ?? '',
    }),
    write: () =>
      readAs(organisationWrite, (draft: { charityNumber: string; countryCode: string }) => ({
        ...filled(draft),
        charityNumber: orNull(draft.charityNumber),
        countryCode: orNull(draft.countryCode.trim().toUpperCase()),
      })),
    fields: {
      name: { label: $localize`Name` },
      kind: { label: $localize`What it is`, write: (kind) => ORGANISATION_KIND_WORDS[kind] },
      charityNumber: { label: $localize`Charity number` },
      countryCode: { label: $localize`Country code` },
    },
  });

  protected async save(event: Event): Promise<void> {
    this.tell(await this.editing.save(event));
  }

  protected async keepMine(): Promise<void> {
    this.tell(await this.editing.keepMine());
  }

  protected useTheirs(): void {
    const theirs = this.editing.useTheirs();
    if (theirs) this.saved.emit(theirs);
  }

  private tell(saved: Organisation | null): void {
    if (!saved) return;
    this.notice.say($localize`The organisation is saved.`);
    this.saved.emit(saved);
  }
}
