import { Component, computed, inject, input, output } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { programme, programmeWrite, type Programme } from '@throughline/domain/programmes';
import { COMMON_TIME_ZONES } from '@throughline/domain/shared/time';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { AliasInput } from './alias-input';
import { filled, list, readAs } from './draft';
import { recordEditing } from './record-editing';
import { SaveBar } from './save-bar';
import { StaleChanges } from './stale-changes';

/** What a programme is called, and when it runs. */
@Component({
  selector: 'tl-programme-basics',
  imports: [AliasInput, Control, ErrorSummary, Field, FormField, SaveBar, StaleChanges],
  template: `
    @let form = editing.form;
    <form class="tl-stack tl-form" novalidate (submit)="save($event)">
      <tl-error-summary [form]="form" [attempts]="editing.sending.attempts()" [problem]="editing.problem()" />
      @if (editing.stale(); as fields) {
        <tl-stale-changes [fields]="fields" (useTheirs)="useTheirs()" (keepMine)="keepMine()" />
      }
      <tl-field i18n-label label="Name">
        <input tlControl autocomplete="off" [formField]="form.name" />
      </tl-field>
      <tl-field i18n-label label="Code" i18n-hint hint="Short, for tables: 2 to 20 letters, digits or hyphens.">
        <input tlControl autocomplete="off" spellcheck="false" [formField]="form.code" />
      </tl-field>
      <div class="pair">
        <tl-field i18n-label label="First day"><input tlControl type="date" [formField]="form.startDate" /></tl-field>
        <tl-field i18n-label label="Last day"><input tlControl type="date" [formField]="form.endDate" /></tl-field>
      </div>
      <tl-field i18n-label label="Time zone" i18n-hint hint="Its days begin and end by these clocks.">
        <select tlControl [formField]="form.timeZone">
          @for (zone of timeZones(); track zone) {
            <option [value]="zone">{{ zone }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="What it is about" [isOptional]="true">
        <textarea tlControl [formField]="form.summary"></textarea>
      </tl-field>
      <tl-field
        i18n-label
        label="Other names"
        [isOptional]="true"
        i18n-hint
        hint="By which people search for it, with commas between them."
      >
        <tl-alias-input [formField]="form.aliases" />
      </tl-field>
      <tl-field
        i18n-label
        label="Words that every publication has to carry"
        [isOptional]="true"
        i18n-hint
        hint="For example the disclaimer that a funder asks for, with the number of the agreement."
      >
        <textarea tlControl [formField]="form.publicationDisclaimer"></textarea>
      </tl-field>
      <tl-save-bar
        [save]="editing.isNew() ? addWords : saveWords"
        [sending]="editing.sending"
        [isChanged]="editing.isChanged()"
        (undo)="editing.discard()"
      />
    </form>
  `,
  styleUrl: './editor.scss',
})
export class ProgrammeBasics {
  private readonly notice = inject(Notice);
  readonly stored = input<Programme | null>(null);
  readonly saved = output<Programme>();

  protected readonly addWords = $localize`Add the programme`;
  protected readonly saveWords = $localize`Save the basics`;
  protected readonly editing = recordEditing({
    path: '/programmes',
    stored: this.stored,
    answer: programme,
    draftOf: (stored: Programme | null) => ({
      ...{ name: stored?.name ?? '', code: stored?.code ?? '' },
      ...{ startDate: stored?.startDate ?? '', endDate: stored?.endDate ?? '' },
      timeZone: stored?.timeZone ?? COMMON_TIME_ZONES[0],
      summary: stored?.summary ?? '',
      aliases: stored?.aliases ?? [],
      publicationDisclaimer: stored?.publicationDisclaimer ?? '',
    }),
    // Whatever else the programme holds goes along as it stands.
    write: (stored) =>
      readAs(programmeWrite, (draft: { summary: string; publicationDisclaimer: string }) => {
        const organisations = stored?.organisations.map(({ organisationId, role }) => ({ organisationId, role })) ?? [];
        const publicationDisclaimer = draft.publicationDisclaimer.trim() || null;
        return { ...filled(draft), summary: draft.summary, publicationDisclaimer, organisations };
      }),
    fields: {
      name: { label: $localize`Name` },
      code: { label: $localize`Code` },
      startDate: { label: $localize`First day` },
      endDate: { label: $localize`Last day` },
      timeZone: { label: $localize`Time zone` },
      summary: { label: $localize`What it is about` },
      aliases: { label: $localize`Other names`, write: list },
      publicationDisclaimer: { label: $localize`Words that every publication has to carry` },
    },
  });
  protected readonly timeZones = computed(() => [...new Set([...COMMON_TIME_ZONES, this.editing.draft().timeZone])]);

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

  private tell(saved: Programme | null): void {
    if (!saved) return;
    this.saved.emit(saved);
    this.notice.say($localize`The basics are saved.`);
  }
}
