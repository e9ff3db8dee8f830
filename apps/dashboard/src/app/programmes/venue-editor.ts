import { Component, computed, inject, input, output } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { venue, venueWrite, WIFI, type Region, type Venue, type Wifi } from '@throughline/domain/programmes';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { filled, orNull, readAs } from './draft';
import { WIFI_WORDS } from './programmes-words';
import { recordEditing } from './record-editing';
import { SaveBar } from './save-bar';
import { StaleChanges } from './stale-changes';

/** Yes, no, or not known: nobody should have to guess about a step. */
type Known = 'yes' | 'no' | '';
const KNOWN_WORDS: Readonly<Record<Known, string>> = {
  '': $localize`Not known`,
  yes: $localize`Yes`,
  no: $localize`No`,
};
const knownOf = (value: boolean | null | undefined): Known =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : '';
const asBoolean = (known: Known): boolean | null => (known === '' ? null : known === 'yes');

const NOT_KNOWN: Wifi | '' = '';

/** A place where sessions and events are held, and what people need to know who come there. */
@Component({
  selector: 'tl-venue-editor',
  imports: [Control, ErrorSummary, Field, FormField, SaveBar, StaleChanges],
  template: `
    @let form = editing.form;
    <form class="tl-stack tl-form" novalidate (submit)="save($event)">
      <tl-error-summary [form]="form" [attempts]="editing.sending.attempts()" [problem]="editing.problem()" />
      @if (editing.stale(); as fields) {
        <tl-stale-changes [fields]="fields" (useTheirs)="useTheirs()" (keepMine)="keepMine()" />
      }
      <tl-field i18n-label label="Name"><input tlControl autocomplete="off" [formField]="form.name" /></tl-field>
      <tl-field i18n-label label="Region">
        <select tlControl [formField]="form.regionId">
          <option value="" i18n>Choose a region</option>
          @for (each of regions(); track each.id) {
            <option [value]="each.id">{{ [each.name].concat(each.path.toReversed()).join(', ') }}</option>
          }
        </select>
      </tl-field>
      <div class="pair">
        <tl-field i18n-label label="Step-free">
          <select tlControl [formField]="form.stepFree">
            @for (each of knowns; track each) {
              <option [value]="each">{{ knownWords[each] }}</option>
            }
          </select>
        </tl-field>
        <tl-field i18n-label label="Hearing loop">
          <select tlControl [formField]="form.hearingLoop">
            @for (each of knowns; track each) {
              <option [value]="each">{{ knownWords[each] }}</option>
            }
          </select>
        </tl-field>
        <tl-field i18n-label label="Wi-Fi">
          <select tlControl [formField]="form.wifi">
            <option value="">{{ knownWords[''] }}</option>
            @for (each of wifis; track each) {
              <option [value]="each">{{ wifiWords[each] }}</option>
            }
          </select>
        </tl-field>
      </div>
      <tl-field i18n-label label="Notes" [isOptional]="true" i18n-hint hint="How to get in, whom to ask for the key.">
        <textarea tlControl [formField]="form.notes"></textarea>
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
export class VenueEditor {
  private readonly notice = inject(Notice);
  /** Nothing for a new one. */
  readonly stored = input<Venue | null>(null);
  readonly regions = input.required<readonly Region[]>();
  readonly saved = output<Venue>();
  readonly closed = output();

  protected readonly saveWords = computed(() => (this.stored() ? $localize`Save the venue` : $localize`Add the venue`));
  protected readonly knowns = ['', 'yes', 'no'] as const;
  protected readonly knownWords = KNOWN_WORDS;
  protected readonly wifis = WIFI;
  protected readonly wifiWords = WIFI_WORDS;
  protected readonly editing = recordEditing({
    path: '/venues',
    stored: this.stored,
    answer: venue,
    draftOf: (stored: Venue | null) => ({
      name: stored?.name ?? '',
      regionId: stored?.regionId ?? '',
      stepFree: knownOf(stored?.stepFree),
      hearingLoop: knownOf(stored?.hearingLoop),
      wifi: stored?.wifi ?? NOT_KNOWN,
      notes: stored?.notes ?? '',
    }),
    write: () =>
      readAs(venueWrite, (draft: { stepFree: Known; hearingLoop: Known; wifi: string; notes: string }) => ({
        ...filled(draft),
        stepFree: asBoolean(draft.stepFree),
        hearingLoop: asBoolean(draft.hearingLoop),
        wifi: orNull(draft.wifi),
        notes: draft.notes,
      })),
    fields: {
      name: { label: $localize`Name` },
      regionId: { label: $localize`Region`, write: (id) => this.regions().find((each) => each.id === id)?.name ?? '' },
      stepFree: { label: $localize`Step-free`, write: (known) => KNOWN_WORDS[known] },
      hearingLoop: { label: $localize`Hearing loop`, write: (known) => KNOWN_WORDS[known] },
      wifi: { label: $localize`Wi-Fi`, write: (wifi) => (wifi === '' ? KNOWN_WORDS[''] : WIFI_WORDS[wifi]) },
      notes: { label: $localize`Notes` },
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

  private tell(saved: Venue | null): void {
    if (!saved) return;
    this.notice.say($localize`The venue is saved.`);
    this.saved.emit(saved);
  }
}
