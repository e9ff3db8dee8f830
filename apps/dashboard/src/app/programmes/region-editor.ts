import { Component, computed, inject, input, output } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { ancestorsOf, region, REGION_LEVELS, regionWrite, type Region } from '@throughline/domain/programmes';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { AliasInput } from './alias-input';
import { filled, list, orNull, readAs } from './draft';
import { REGION_LEVEL_WORDS } from './programmes-words';
import { recordEditing } from './record-editing';
import { SaveBar } from './save-bar';
import { StaleChanges } from './stale-changes';

/** A region: what it is called here and there, what it is, and what it lies in. */
@Component({
  selector: 'tl-region-editor',
  imports: [AliasInput, Control, ErrorSummary, Field, FormField, SaveBar, StaleChanges],
  template: `
    @let form = editing.form;
    <form class="tl-stack tl-form" novalidate (submit)="save($event)">
      <tl-error-summary [form]="form" [attempts]="editing.sending.attempts()" [problem]="editing.problem()" />
      @if (editing.stale(); as fields) {
        <tl-stale-changes [fields]="fields" (useTheirs)="useTheirs()" (keepMine)="keepMine()" />
      }
      <tl-field i18n-label label="Name"><input tlControl autocomplete="off" [formField]="form.name" /></tl-field>
      <tl-field i18n-label label="Name in its own language" [isOptional]="true">
        <input tlControl autocomplete="off" [formField]="form.localName" />
      </tl-field>
      <tl-field i18n-label label="What it is">
        <select tlControl [formField]="form.level">
          @for (level of levels; track level) {
            <option [value]="level">{{ levelWords[level] }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="Lies in" [isOptional]="true">
        <select tlControl [formField]="form.parentId">
          <option value="" i18n>Nothing above it</option>
          @for (each of parents(); track each.id) {
            <option [value]="each.id">{{ [each.name].concat(each.path.toReversed()).join(', ') }}</option>
          }
        </select>
      </tl-field>
      <tl-field
        i18n-label
        label="Other names"
        [isOptional]="true"
        i18n-hint
        hint="Short forms and common misspellings, with commas between them. Accents need no name of their own."
      >
        <tl-alias-input [formField]="form.aliases" />
      </tl-field>
      <div class="pair">
        <tl-field i18n-label label="Country code" [isOptional]="true" i18n-hint hint="Two letters, such as GB.">
          <input tlControl autocomplete="off" spellcheck="false" [formField]="form.countryCode" />
        </tl-field>
        <tl-field i18n-label label="Official code" [isOptional]="true" i18n-hint hint="GSS, NUTS or LAU.">
          <input tlControl autocomplete="off" spellcheck="false" [formField]="form.officialCode" />
        </tl-field>
      </div>
      <div class="pair">
        <tl-field i18n-label label="Latitude" [isOptional]="true">
          <input tlControl type="number" inputmode="decimal" step="any" [formField]="form.latitude" />
        </tl-field>
        <tl-field i18n-label label="Longitude" [isOptional]="true">
          <input tlControl type="number" inputmode="decimal" step="any" [formField]="form.longitude" />
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
export class RegionEditor {
  private readonly notice = inject(Notice);
  /** Nothing for a new one. */
  readonly stored = input<Region | null>(null);
  readonly regions = input.required<readonly Region[]>();
  readonly saved = output<Region>();
  readonly closed = output();

  protected readonly saveWords = computed(() =>
    this.stored() ? $localize`Save the region` : $localize`Add the region`,
  );
  protected readonly levels = REGION_LEVELS;
  protected readonly levelWords = REGION_LEVEL_WORDS;
  /** Neither itself nor what lies in it. */
  protected readonly parents = computed(() => {
    const id = this.stored()?.id;
    return this.regions().filter(
      (each) => id === undefined || (each.id !== id && !ancestorsOf(each.id, this.regions()).includes(id)),
    );
  });
  protected readonly editing = recordEditing({
    path: '/regions',
    stored: this.stored,
    answer: region,
    draftOf: (stored: Region | null) => ({
      name: stored?.name ?? '',
      localName: stored?.localName ?? '',
      level: stored?.level ?? 'localAuthority',
      parentId: stored?.parentId ?? '',
      aliases: stored?.aliases ?? [],
      countryCode: stored?.countryCode ?? '',
      officialCode: stored?.officialCode ?? '',
      latitude: stored?.latitude ?? null,
      longitude: stored?.longitude ?? null,
    }),
    write: () =>
      readAs(
        regionWrite,
        (draft: {
          localName: string;
          parentId: string;
          countryCode: string;
          officialCode: string;
          latitude: number | null;
          longitude: number | null;
        }) => ({
          ...filled(draft),
          localName: orNull(draft.localName),
          parentId: orNull(draft.parentId),
          countryCode: orNull(draft.countryCode.trim().toUpperCase()),
          officialCode: orNull(draft.officialCode),
          latitude: draft.latitude,
          longitude: draft.longitude,
        }),
      ),
    fields: {
      name: { label: $localize`Name` },
      localName: { label: $localize`Name in its own language` },
      level: { label: $localize`What it is`, write: (level) => REGION_LEVEL_WORDS[level] },
      parentId: { label: $localize`Lies in`, write: (id) => this.regions().find((each) => each.id === id)?.name ?? '' },
      aliases: { label: $localize`Other names`, write: list },
      countryCode: { label: $localize`Country code` },
      officialCode: { label: $localize`Official code` },
      latitude: { label: $localize`Latitude`, write: (value) => String(value ?? '') },
      longitude: { label: $localize`Longitude`, write: (value) => String(value ?? '') },
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

  private tell(saved: Region | null): void {
    if (!saved) return;
    this.notice.say($localize`The region is saved.`);
    this.saved.emit(saved);
  }
}
