import { Component, computed, ElementRef, inject, input, linkedSignal, signal } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { ACCESS_NEEDS, emergencyContact, needs, needsWrite, type AccessNeed } from '@throughline/domain/people';
import { type Id } from '@throughline/domain/shared';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { ACCESS_NEED_WORDS } from '../platform/access-need-words';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { ResourceState } from '../platform/resource-state';

/** What somebody needs in order to take part, and whom to call. Fetched when it is asked for, since every reading is in the trail. */
@Component({
  selector: 'tl-person-needs',
  imports: [Control, ErrorSummary, Field, FormField, ResourceState],
  host: { tabindex: '-1' },
  template: `
    @if (!isOpen()) {
      <div>
        <button class="tl-button" type="button" (click)="show()" i18n>Show what they need</button>
      </div>
      <p class="tl-quiet tl-small" i18n>Who looked, and when, is kept in the trail.</p>
    } @else if (needs.hasValue()) {
      @let known = needs.value();
      @if (isEditing()) {
        <form class="tl-form tl-stack" novalidate (submit)="save($event)">
          <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
          <fieldset>
            <legend i18n>What has to be arranged</legend>
            @for (need of all; track need) {
              <label class="tl-choice">
                <input type="checkbox" [checked]="chosen().includes(need)" (change)="toggle(need)" />
                <span>{{ words[need] }}</span>
              </label>
            }
          </fieldset>
          <tl-field
            i18n-label
            label="Note"
            [isOptional]="true"
            i18n-hint
            hint="What the list leaves open: which language, which diet. What has to be arranged, not why."
          >
            <textarea tlControl rows="2" [formField]="form.note"></textarea>
          </tl-field>
          <tl-field i18n-label label="Whom to call in an emergency" [isOptional]="true">
            <input tlControl autocomplete="off" [formField]="form.name" />
          </tl-field>
          <tl-field i18n-label label="Their telephone" [isOptional]="true">
            <input tlControl type="tel" autocomplete="off" [formField]="form.phone" />
          </tl-field>
          <div class="tl-row">
            <button class="tl-button tl-filled" type="submit" [attr.aria-busy]="sending.isSending()" i18n>Save</button>
            <button class="tl-button tl-text" type="button" (click)="edit(false)" i18n>Cancel</button>
          </div>
        </form>
      } @else {
        <dl>
          <div>
            <dt i18n>To arrange</dt>
            <dd>
              @if (known.accessNeeds.length > 0) {
                {{ listOf(known.accessNeeds) }}
              } @else {
                <span class="tl-quiet" i18n>nothing that is known</span>
              }
              @if (known.note) {
                <br /><span>{{ known.note }}</span>
              }
            </dd>
          </div>
          <div>
            <dt i18n>In an emergency</dt>
            <dd>
              @if (known.emergencyContact; as person) {
                {{ person.name }}, <a [href]="'tel:' + dial(person.phone)">{{ person.phone }}</a>
              } @else {
                <span class="tl-quiet" i18n>nobody is named</span>
              }
            </dd>
          </div>
        </dl>
        @if (mayWrite()) {
          <div>
            <button class="tl-button" type="button" (click)="edit(true)" i18n>Change what they need</button>
          </div>
        }
      }
    } @else {
      <tl-resource-state [of]="needs" [lines]="3" />
    }
  `,
  styleUrl: './person-details.scss',
})
export class PersonNeeds {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly personId = input.required<Id>();
  readonly mayWrite = input.required<boolean>();

  protected readonly isOpen = signal(false);
  protected readonly isEditing = signal(false);
  private readonly path = computed(() => `/people/${this.personId()}/needs`);
  protected readonly needs = apiResource(needs, () => (this.isOpen() ? this.path() : undefined));
  protected readonly all = ACCESS_NEEDS;
  protected readonly words = ACCESS_NEED_WORDS;

  private readonly stored = computed(() => (this.needs.hasValue() ? this.needs.value() : undefined));
  protected readonly chosen = linkedSignal<readonly AccessNeed[]>(() => this.stored()?.accessNeeds ?? []);
  protected readonly draft = linkedSignal(() => {
    const { note = '', emergencyContact: person } = this.stored() ?? {};
    return { note, name: person?.name ?? '', phone: person?.phone ?? '' };
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.note, needsWrite.shape.note);
    for (const field of ['name', 'phone'] as const) {
      validate(path[field], (context) => {
        const isNobody = context.valueOf(path.name).trim() === '' && context.valueOf(path.phone).trim() === '';
        const checked = emergencyContact.shape[field].safeParse(context.value());
        return isNobody || checked.success ? null : { kind: field, message: checked.error.issues[0]?.message ?? '' };
      });
    }
  });
  protected readonly sending = formSending(this.form, () => {
    const { note, name, phone } = this.draft();
    const isNobody = name.trim() === '' && phone.trim() === '';
    const body = needsWrite.parse({
      ...{ accessNeeds: this.chosen(), note },
      emergencyContact: isNobody ? null : { name, phone },
    });
    const version = this.stored()?.version ?? 0;
    return this.api.send('PUT', this.path(), { body, schema: needs, ...(version > 0 && { ifMatch: version }) });
  });

  protected toggle(need: AccessNeed): void {
    this.chosen.update((all) => (all.includes(need) ? all.filter((each) => each !== need) : [...all, need]));
  }

  protected listOf(each: readonly AccessNeed[]): string {
    return each.map((need) => ACCESS_NEED_WORDS[need]).join(', ');
  }

  protected show(): void {
    this.isOpen.set(true);
    this.host.nativeElement.focus();
  }

  /** What was pressed goes; the focus stays here. */
  protected edit(isEditing: boolean): void {
    this.isEditing.set(isEditing);
    this.host.nativeElement.focus();
  }

  protected dial(phone: string): string {
    return phone.replace(/[^+\d]/g, '');
  }

  protected async save(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.edit(false);
    this.notice.say($localize`Saved.`);
    this.needs.reload();
  }
}
