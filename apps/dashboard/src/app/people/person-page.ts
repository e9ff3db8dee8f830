import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { person, personWrite } from '@throughline/domain/people';
import { type Id } from '@throughline/domain/shared';
import { Control, ErrorSummary, Field, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { ResourceState } from '../platform/resource-state';
import { PersonContact } from './person-contact';
import { PersonEnrolment } from './person-enrolment';
import { PersonModules } from './person-modules';
import { PersonNeeds } from './person-needs';

/** One person: their way through the programmes, what they attended and hold, how they are reached, and what they need. */
@Component({
  selector: 'tl-person-page',
  imports: [
    ...[Control, ErrorSummary, Field, FormField, PageHeader, ResourceState, RouterLink],
    ...[PersonContact, PersonEnrolment, PersonModules, PersonNeeds],
  ],
  templateUrl: './person-page.html',
  styleUrl: './person-page.scss',
})
export class PersonPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);

  readonly personId = input.required<Id>();

  protected readonly person = apiResource(person, () => `/people/${this.personId()}`);
  protected readonly back = { link: '/people', label: $localize`People` };
  protected readonly isRenaming = signal(false);
  private readonly stored = computed(() => (this.person.hasValue() ? this.person.value() : undefined));
  protected readonly draft = linkedSignal(() => ({ preferredName: this.stored()?.preferredName ?? '' }));
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path, personWrite);
  });
  protected readonly sending = formSending(this.form, async () => {
    const version = this.stored()?.version;
    const body = personWrite.parse(this.draft());
    await this.api.send('PUT', `/people/${this.personId()}`, {
      body,
      schema: person,
      ...(version && { ifMatch: version }),
    });
  });
  protected readonly lead = computed(() => {
    const count = this.stored()?.enrolments.length ?? 0;
    return count === 1
      ? $localize`In one cohort that you may see.`
      : $localize`In ${count}:count: cohorts that you may see.`;
  });

  private readonly injector = inject(Injector);
  private readonly opener = viewChild<ElementRef<HTMLElement>>('opener');

  /** What is pressed goes as the form comes, and comes back as it goes; the focus moves with it. */
  protected beginRenaming(): void {
    this.isRenaming.set(true);
    afterNextRender(() => this.form.preferredName().focusBoundControl(), { injector: this.injector });
  }

  protected endRenaming(): void {
    this.isRenaming.set(false);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async rename(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.endRenaming();
    this.notice.say($localize`The name is corrected.`);
    this.person.reload();
  }
}
