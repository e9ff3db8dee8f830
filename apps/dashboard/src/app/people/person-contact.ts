import { Component, computed, ElementRef, inject, input, linkedSignal, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { contact, CONTACT_PREFERENCES, contactWrite, type ContactPreference } from '@throughline/domain/people';
import { type Id } from '@throughline/domain/shared';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { languageChoices, languageName } from '../platform/languages';
import { ResourceState } from '../platform/resource-state';
import { PREFERENCE_WORDS } from './people-words';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** How somebody is reached. It is fetched when it is asked for, since every reading is in the trail. */
@Component({
  selector: 'tl-person-contact',
  imports: [Control, ErrorSummary, Field, FormField, ResourceState],
  host: { tabindex: '-1' },
  template: `
    @if (!isOpen()) {
      <div>
        <button class="tl-button" type="button" (click)="show()" i18n>Show how to reach them</button>
      </div>
      <p class="tl-quiet tl-small" i18n>Who looked, and when, is kept in the trail.</p>
    } @else if (contact.hasValue()) {
      @let known = contact.value();
      @if (isEditing()) {
        <form class="tl-form tl-stack" novalidate (submit)="save($event)">
          <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
          <tl-field i18n-label label="E-mail" [isOptional]="true">
            <input tlControl type="email" autocomplete="off" [formField]="form.email" />
          </tl-field>
          <tl-field i18n-label label="Telephone" [isOptional]="true">
            <input tlControl type="tel" autocomplete="off" [formField]="form.phone" />
          </tl-field>
          <tl-field i18n-label label="How they want to be reached" [isOptional]="true">
            <select tlControl [formField]="form.preference">
              <option value="" i18n>They have not said</option>
              @for (preference of preferences; track preference) {
                <option [value]="preference">{{ preferenceWords[preference] }}</option>
              }
            </select>
          </tl-field>
          <tl-field
            i18n-label
            label="Language"
            [isOptional]="true"
            i18n-hint
            hint="In which they would rather be spoken to."
          >
            <select tlControl [formField]="form.language">
              <option value="" i18n>They have not said</option>
              @for (language of languages(); track language.tag) {
                <option [value]="language.tag">{{ language.name }}</option>
              }
            </select>
          </tl-field>
          <div class="tl-row">
            <button class="tl-button tl-filled" type="submit" [attr.aria-busy]="sending.isSending()" i18n>Save</button>
            <button class="tl-button tl-text" type="button" (click)="edit(false)" i18n>Cancel</button>
          </div>
        </form>
      } @else {
        <dl>
          <div>
            <dt i18n>E-mail</dt>
            <dd>
              @if (known.email; as email) {
                <a [href]="'mailto:' + email">{{ email }}</a>
              } @else {
                <span class="tl-quiet" i18n>not known</span>
              }
            </dd>
          </div>
          <div>
            <dt i18n>Telephone</dt>
            <dd>
              @if (known.phone; as phone) {
                <a [href]="'tel:' + dial(phone)">{{ phone }}</a>
              } @else {
                <span class="tl-quiet" i18n>not known</span>
              }
            </dd>
          </div>
          <div>
            <dt i18n>Rather by</dt>
            <dd>{{ known.preference ? preferenceWords[known.preference] : notSaid }}</dd>
          </div>
          <div>
            <dt i18n>Language</dt>
            <dd>{{ known.language ? languageName(known.language) : notSaid }}</dd>
          </div>
        </dl>
        @if (mayWrite()) {
          <div>
            <button class="tl-button" type="button" (click)="edit(true)" i18n>Change how to reach them</button>
          </div>
        }
      }
    } @else {
      <tl-resource-state [of]="contact" [lines]="3" />
    }
  `,
  styleUrl: './person-details.scss',
})
export class PersonContact {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly personId = input.required<Id>();
  readonly mayWrite = input.required<boolean>();

  protected readonly isOpen = signal(false);
  protected readonly isEditing = signal(false);
  private readonly path = computed(() => `/people/${this.personId()}/contact`);
  protected readonly contact = apiResource(contact, () => (this.isOpen() ? this.path() : undefined));
  protected readonly preferences = CONTACT_PREFERENCES;
  protected readonly preferenceWords = PREFERENCE_WORDS;
  protected readonly languageName = languageName;
  protected readonly languages = computed(() => languageChoices(this.draft().language));
  protected readonly notSaid = $localize`they have not said`;

  private readonly stored = computed(() => (this.contact.hasValue() ? this.contact.value() : undefined));
  protected readonly draft = linkedSignal(() => {
    const { email, phone, preference, language } = this.stored() ?? {};
    return { email: email ?? '', phone: phone ?? '', preference: preference ?? '', language: language ?? '' };
  });
  private readonly write = computed(() => {
    const { email, phone, preference, language } = this.draft();
    return {
      ...{ email: orNull(email), phone: orNull(phone), language: orNull(language) },
      preference: preference === '' ? null : (preference as ContactPreference),
    };
  });
  protected readonly form = form(this.draft, (path) => {
    for (const field of ['email', 'phone'] as const) {
      validate(path[field], ({ value }) => {
        const checked = contactWrite.shape[field].safeParse(orNull(value()));
        return checked.success ? null : { kind: field, message: checked.error.issues[0]?.message ?? '' };
      });
    }
  });
  protected readonly sending = formSending(this.form, () => {
    const version = this.stored()?.version ?? 0;
    const options = { body: contactWrite.parse(this.write()), schema: contact };
    return this.api.send('PUT', this.path(), { ...options, ...(version > 0 && { ifMatch: version }) });
  });

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
    this.contact.reload();
  }
}
