import { Component, computed, inject, input, output } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { grant, grantWrite, REPORTING_CADENCES, type Grant, type Programme } from '@throughline/domain/programmes';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { writeDate } from '../platform/format';
import { filled, readAs } from './draft';
import { CADENCE_WORDS } from './programmes-words';
import { recordEditing } from './record-editing';
import { SaveBar } from './save-bar';
import { StaleChanges } from './stale-changes';

/** Money agreed with a funder of the programme, and how often the funder wants to hear. */
@Component({
  selector: 'tl-grant-editor',
  imports: [Control, ErrorSummary, Field, FormField, SaveBar, StaleChanges],
  template: `
    @let form = editing.form;
    <form class="tl-stack tl-form" novalidate (submit)="save($event)">
      <tl-error-summary [form]="form" [attempts]="editing.sending.attempts()" [problem]="editing.problem()" />
      @if (editing.stale(); as fields) {
        <tl-stale-changes [fields]="fields" (useTheirs)="useTheirs()" (keepMine)="keepMine()" />
      }
      <tl-field i18n-label label="Title"><input tlControl autocomplete="off" [formField]="form.title" /></tl-field>
      <tl-field i18n-label label="Funder" i18n-hint hint="The funders are those under Organisations.">
        <select tlControl [formField]="form.fundingOrganisationId">
          <option value="" i18n>Choose a funder</option>
          @for (each of funders(); track each.id) {
            <option [value]="each.id">{{ each.name }}</option>
          }
        </select>
      </tl-field>
      <div class="pair">
        <tl-field i18n-label label="Amount awarded">
          <input tlControl type="number" inputmode="decimal" step="0.01" [formField]="form.amountAwarded" />
        </tl-field>
        <tl-field i18n-label label="Currency">
          <input tlControl autocomplete="off" spellcheck="false" [formField]="form.currency" />
        </tl-field>
      </div>
      <tl-field i18n-label label="Awarded on"><input tlControl type="date" [formField]="form.awardDate" /></tl-field>
      <div class="pair">
        <tl-field i18n-label label="First day"><input tlControl type="date" [formField]="form.startDate" /></tl-field>
        <tl-field i18n-label label="Last day"><input tlControl type="date" [formField]="form.endDate" /></tl-field>
      </div>
      <tl-field i18n-label label="How often the funder wants to hear">
        <select tlControl [formField]="form.reportingCadence">
          @for (cadence of cadences; track cadence) {
            <option [value]="cadence">{{ cadenceWords[cadence] }}</option>
          }
        </select>
      </tl-field>
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
export class GrantEditor {
  private readonly notice = inject(Notice);
  readonly programme = input.required<Programme>();
  /** Nothing for a new one. */
  readonly stored = input<Grant | null>(null);
  readonly saved = output<Grant>();
  readonly closed = output();

  protected readonly saveWords = computed(() => (this.stored() ? $localize`Save the grant` : $localize`Add the grant`));
  protected readonly cadences = REPORTING_CADENCES;
  protected readonly cadenceWords = CADENCE_WORDS;
  protected readonly funders = computed(() =>
    this.programme()
      .organisations.filter(({ role }) => role === 'funder')
      .map(({ organisation }) => organisation),
  );
  protected readonly editing = recordEditing({
    path: '/grants',
    stored: this.stored,
    answer: grant,
    draftOf: (stored: Grant | null) => ({
      title: stored?.title ?? '',
      fundingOrganisationId: stored?.fundingOrganisationId ?? '',
      amountAwarded: stored?.amountAwarded ?? (null as number | null),
      currency: stored?.currency ?? 'GBP',
      awardDate: stored?.awardDate ?? '',
      startDate: stored?.startDate ?? this.programme().startDate,
      endDate: stored?.endDate ?? this.programme().endDate,
      reportingCadence: stored?.reportingCadence ?? 'quarterly',
    }),
    write: () =>
      readAs(grantWrite, (draft: { currency: string }) => {
        const currency = draft.currency.trim().toUpperCase();
        return { ...filled({ ...draft, currency }), programmeId: this.programme().id };
      }),
    fields: {
      title: { label: $localize`Title` },
      fundingOrganisationId: {
        label: $localize`Funder`,
        write: (id) => this.funders().find((each) => each.id === id)?.name ?? '',
      },
      amountAwarded: { label: $localize`Amount awarded` },
      currency: { label: $localize`Currency` },
      awardDate: { label: $localize`Awarded on`, write: writeDate },
      startDate: { label: $localize`First day`, write: writeDate },
      endDate: { label: $localize`Last day`, write: writeDate },
      reportingCadence: {
        label: $localize`How often the funder wants to hear`,
        write: (cadence) => CADENCE_WORDS[cadence],
      },
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

  private tell(saved: Grant | null): void {
    if (!saved) return;
    this.notice.say($localize`The grant is saved.`);
    this.saved.emit(saved);
  }
}
