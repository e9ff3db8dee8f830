import { Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { applyEach, form, FormField, hidden, required, validate } from '@angular/forms/signals';
import {
  event,
  eventReportWrite,
  HEADCOUNT_METHODS,
  type Event,
  type HeadcountMethod,
} from '@throughline/domain/events';
import { organisationList } from '@throughline/domain/programmes';
import { Control, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { wholeOf } from './event-draft';
import { reportDraftOf, reportWriteOf } from './report-draft';

const METHOD_WORDS: Readonly<Record<HeadcountMethod, string>> = {
  register: $localize`It was counted`,
  estimate: $localize`It is an estimate`,
};
const NUMBER = $localize`Write a whole number, such as 30, or leave it empty.`;

/** What is written of an event that was held: how many came, from where, what was done, and where it can be read about. */
@Component({
  selector: 'tl-report-form',
  imports: [Control, ErrorSummary, Field, FormField, Icon],
  templateUrl: './report-form.html',
  styleUrl: './report-form.scss',
})
export class ReportForm {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);

  readonly event = input.required<Event>();
  /** The event as it stands once the report was saved. */
  readonly saved = output<Event>();

  private readonly organisations = apiResource(organisationList, () => '/organisations');
  protected readonly known = computed(() => (this.organisations.hasValue() ? this.organisations.value().items : []));

  /** Begun anew with another version of the event alone: what somebody has typed is not lost to a quote that was added. */
  protected readonly draft = linkedSignal({
    source: computed(() => this.event().version),
    computation: () => untracked(() => reportDraftOf(this.event())),
  });
  protected readonly form = form(this.draft, (path) => {
    validate(path.headcount, ({ value }) =>
      wholeOf(value()) === undefined ? { kind: 'number', message: NUMBER } : null,
    );
    hidden(path.headcountMethod, { when: (context) => context.valueOf(path.headcount).trim() === '' });
    required(path.headcountMethod, { message: $localize`Choose whether it was counted or is an estimate.` });
    hidden(path.noHeadcountReason, { when: (context) => context.valueOf(path.headcount).trim() !== '' });
    validate(path.noHeadcountReason, ({ value }) =>
      value().length > 300 ? { kind: 'long', message: $localize`Use 300 characters at most.` } : null,
    );
    applyEach(path.organisations, (each) => {
      validate(each.people, ({ value }) => {
        const people = wholeOf(value());
        return people === undefined || people === 0 ? { kind: 'number', message: NUMBER } : null;
      });
    });
    applyEach(path.activities, (each) => {
      validate(each.title, (context) =>
        context.value().trim() === '' && context.valueOf(each.text).trim() !== ''
          ? { kind: 'title', message: $localize`Say in a few words what was done.` }
          : null,
      );
    });
    const summary = eventReportWrite.shape.publicSummary.unwrap();
    validate(path.publicSummary.url, (context) => {
      if (context.value().trim() === '' && context.valueOf(path.publicSummary.title).trim() === '') return null;
      return summary.shape.url.safeParse(context.value()).success
        ? null
        : { kind: 'url', message: $localize`Write an address that begins with https://.` };
    });
    validate(path.publicSummary.title, (context) =>
      context.value().trim() === '' && context.valueOf(path.publicSummary.url).trim() !== ''
        ? { kind: 'title', message: $localize`Say what the link leads to.` }
        : null,
    );
  });
  protected readonly sending = formSending(this.form, async () => {
    const told = this.event();
    const body = eventReportWrite.parse(reportWriteOf(this.draft(), this.known()));
    const answer = await this.api.send('PUT', `/events/${told.id}/report`, {
      ...{ body, schema: event, ifMatch: told.version },
    });
    this.form().reset();
    this.saved.emit(answer);
    this.notice.say($localize`Saved.`);
  });

  protected readonly hasHeadcount = computed(() => this.draft().headcount.trim() !== '');
  protected readonly arrived = computed(() => this.event().counts.arrived);
  protected readonly isFromDoor = computed(
    () => this.draft().headcount === String(this.arrived()) && this.draft().headcountMethod === 'register',
  );

  /** Whether something was typed that is not saved. */
  readonly isDirty = computed(() => this.form().dirty());

  protected useDoor(): void {
    this.form().markAsDirty();
    this.draft.update((draft) => ({ ...draft, headcount: String(this.arrived()), headcountMethod: 'register' }));
  }

  protected addOrganisation(): void {
    this.draft.update((draft) => ({ ...draft, organisations: [...draft.organisations, { name: '', people: '' }] }));
  }

  protected removeOrganisation(removed: number): void {
    this.form().markAsDirty();
    this.draft.update((draft) => ({ ...draft, organisations: draft.organisations.filter((_, at) => at !== removed) }));
  }

  protected addActivity(): void {
    this.draft.update((draft) => ({ ...draft, activities: [...draft.activities, { title: '', text: '' }] }));
  }

  protected removeActivity(removed: number): void {
    this.form().markAsDirty();
    this.draft.update((draft) => ({ ...draft, activities: draft.activities.filter((_, at) => at !== removed) }));
  }

  protected readonly methods = HEADCOUNT_METHODS;
  protected readonly methodWords = METHOD_WORDS;
}
