import { Component, computed, inject, input, output } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import {
  ORGANISATION_ROLES,
  programme,
  programmeWrite,
  type Organisation,
  type OrganisationRole,
  type Programme,
} from '@throughline/domain/programmes';
import { Control, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { readAs } from './draft';
import { ORGANISATION_ROLE_WORDS } from './programmes-words';
import { recordEditing } from './record-editing';
import { SaveBar } from './save-bar';
import { StaleChanges } from './stale-changes';

interface Link {
  organisationId: string;
  role: OrganisationRole | '';
}

/** Who has a part in a programme, and which. An organisation can have several. */
@Component({
  selector: 'tl-programme-organisations',
  imports: [Control, ErrorSummary, Field, FormField, Icon, SaveBar, StaleChanges],
  template: `
    @let form = editing.form;
    <form class="tl-stack" novalidate (submit)="save($event)">
      <tl-error-summary [form]="form" [attempts]="editing.sending.attempts()" [problem]="editing.problem()" />
      @if (editing.stale(); as fields) {
        <tl-stale-changes [fields]="fields" (useTheirs)="useTheirs()" (keepMine)="keepMine()" />
      }
      <ul class="rows">
        @for (link of form.organisations; track $index; let index = $index) {
          <li class="row">
            <tl-field i18n-label label="Organisation">
              <select tlControl [formField]="link.organisationId">
                <option value="" i18n>Choose an organisation</option>
                @for (each of organisations(); track each.id) {
                  <option [value]="each.id">{{ each.name }}</option>
                }
              </select>
            </tl-field>
            <tl-field i18n-label label="Its part">
              <select tlControl [formField]="link.role">
                <option value="" i18n>Choose a part</option>
                @for (role of roles; track role) {
                  <option [value]="role">{{ roleWords[role] }}</option>
                }
              </select>
            </tl-field>
            <button type="button" class="tl-button tl-text" (click)="remove(index)">
              <tl-icon name="remove" /><span i18n
                >Remove<span class="tl-visually-hidden"> organisation {{ index + 1 }}</span></span
              >
            </button>
          </li>
        } @empty {
          <li class="tl-quiet" i18n>No organisation has a part in this programme yet.</li>
        }
      </ul>
      @if (form.organisations().touched()) {
        @for (error of form.organisations().errors(); track $index) {
          <p class="error" i18n>Name each organisation with the same part only once.</p>
        }
      }
      <div>
        <button type="button" class="tl-button" (click)="add()">
          <tl-icon name="add" /><span i18n>Add an organisation</span>
        </button>
      </div>
      <tl-save-bar
        [save]="saveWords"
        [sending]="editing.sending"
        [isChanged]="editing.isChanged()"
        (undo)="editing.discard()"
      />
    </form>
  `,
  styleUrl: './editor.scss',
})
export class ProgrammeOrganisations {
  private readonly notice = inject(Notice);
  readonly stored = input.required<Programme>();
  readonly organisations = input.required<readonly Organisation[]>();
  readonly saved = output<Programme>();

  protected readonly saveWords = $localize`Save the organisations`;
  protected readonly roles = ORGANISATION_ROLES;
  protected readonly roleWords = ORGANISATION_ROLE_WORDS;
  private readonly names = computed(() => new Map(this.organisations().map(({ id, name }) => [id, name])));
  protected readonly editing = recordEditing({
    path: '/programmes',
    stored: () => this.stored(),
    answer: programme,
    draftOf: (stored: Programme | null) => ({
      organisations: (stored?.organisations ?? []).map(({ organisationId, role }): Link => ({ organisationId, role })),
    }),
    // Whatever else the programme holds goes along as it stands.
    write: (stored) =>
      readAs(programmeWrite, (draft: { organisations: Link[] }) => {
        const known = stored ?? ({} as Partial<Programme>);
        const { code, name, aliases, summary, startDate, endDate, timeZone, publicationDisclaimer } = known;
        const rest = { code, name, aliases, summary, startDate, endDate, timeZone, publicationDisclaimer };
        return { ...rest, organisations: draft.organisations };
      }),
    fields: {
      organisations: {
        label: $localize`Organisations`,
        write: (links: readonly Link[]) =>
          links
            .map(({ organisationId, role }) =>
              [this.names().get(organisationId), role && ORGANISATION_ROLE_WORDS[role]].filter(Boolean).join(': '),
            )
            .join('\n'),
      },
    },
  });

  protected add(): void {
    this.editing.draft.update(({ organisations }) => ({
      organisations: [...organisations, { organisationId: '', role: '' }],
    }));
  }

  protected remove(removed: number): void {
    this.editing.draft.update(({ organisations }) => ({
      organisations: organisations.filter((_, index) => index !== removed),
    }));
  }

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
    this.notice.say($localize`The organisations are saved.`);
  }
}
