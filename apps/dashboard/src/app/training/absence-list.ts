import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { type Id, type LocalDate } from '@throughline/domain/shared';
import { knownAbsence, knownAbsenceList, knownAbsenceWrite, type KnownAbsence } from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { writeDate } from '../platform/format';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';

/** When somebody has told us that they are away: every session of theirs in those days is an apology by itself. */
@Component({
  selector: 'tl-absence-list',
  imports: [Control, ErrorSummary, Field, FormField, ResourceState],
  template: `
    <h3 #headline tabindex="-1" i18n>Away</h3>
    @if (list.hasValue()) {
      @if (shown().length > 0) {
        <ul role="list">
          @for (absence of shown(); track absence.id) {
            <li>
              <p>
                <strong>{{ words(absence) }}</strong>
                <span class="tl-quiet tl-small">
                  @if (absence.reason) {
                    {{ absence.reason }} ·
                  }
                  <ng-container i18n>
                    {absence.sessions, plural,
                      =0 {no session planned in these days}
                      =1 {1 session}
                      other {{{ absence.sessions }} sessions}
                    }
                  </ng-container>
                </span>
              </p>
              <div class="tl-row">
                <button class="tl-button tl-text" type="button" (click)="edit(absence)" i18n>
                  Change<span class="tl-visually-hidden"> {{ words(absence) }}</span>
                </button>
                <button
                  class="tl-button tl-text"
                  type="button"
                  [attr.aria-busy]="isBusy()"
                  (click)="remove(absence)"
                  i18n
                >
                  Remove<span class="tl-visually-hidden"> {{ words(absence) }}</span>
                </button>
              </div>
            </li>
          }
        </ul>
      }
      @if (problem(); as text) {
        <p class="problem" role="alert">{{ text }}</p>
      }
      @if (editing() === null) {
        <button #opener class="tl-button" type="button" (click)="edit(null)" i18n>Away until…</button>
      } @else {
        <form novalidate (submit)="sending.send($event)">
          <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
          <div class="days">
            <tl-field i18n-label label="Away from">
              <input tlControl type="date" [formField]="form.from" />
            </tl-field>
            <tl-field i18n-label label="Until, that day included">
              <input tlControl type="date" [formField]="form.until" />
            </tl-field>
          </div>
          <tl-field
            i18n-label
            label="Why"
            i18n-hint
            hint="A word, if they said so. Nothing about their health."
            [isOptional]="true"
          >
            <input tlControl autocomplete="off" [formField]="form.reason" />
          </tl-field>
          <div class="tl-row">
            <button class="tl-button tl-filled" type="submit" [attr.aria-busy]="sending.isSending()" i18n>Save</button>
            <button class="tl-button tl-text" type="button" (click)="close()" i18n>Leave it</button>
          </div>
        </form>
      }
    } @else {
      <tl-resource-state [of]="list" [lines]="2" />
    }
  `,
  styles: `
    :host,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
      max-inline-size: 36rem;
    }

    h3 {
      outline: none;
    }

    :host > .tl-button {
      justify-self: start;
    }

    ul {
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-3);
      align-items: center;
      justify-content: space-between;
    }

    li p {
      display: grid;
    }

    .days {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr));
      gap: var(--tl-space-3);
      align-items: end;
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class AbsenceList {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);

  readonly enrolmentId = input.required<Id>();
  readonly name = input.required<string>();
  /** The day from which it matters here: an absence begins with it, and one that ended before is history. */
  readonly date = input.required<LocalDate>();
  readonly changed = output();

  protected readonly list = apiResource(knownAbsenceList, () => this.path());
  protected readonly shown = computed(() =>
    this.list.hasValue()
      ? this.list
          .value()
          .items.filter(({ until }) => until >= this.date())
          .toReversed()
      : [],
  );
  /** The one that is being changed, a new one, or none. */
  protected readonly editing = signal<KnownAbsence | 'new' | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected readonly draft = signal({ from: '', until: '', reason: '' });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.from, knownAbsenceWrite.shape.from);
    validateStandardSchema(path.until, knownAbsenceWrite.shape.until);
  });
  private id = newId();
  protected readonly sending = formSending(this.form, async () => {
    const { from, until, reason } = this.draft();
    const known = this.editing();
    const body = { from, until, reason: reason.trim() === '' ? null : reason };
    const isNew = known === 'new' || known === null;
    const saved = await this.api.send('PUT', `${this.path()}/${isNew ? this.id : known.id}`, {
      body,
      schema: knownAbsence,
      ...(!isNew && { ifMatch: known.version }),
    });
    this.close();
    this.settle();
    const text = $localize`${this.name()}:name: is away until ${writeDate(saved.until)}:date:.`;
    if (isNew) this.notice.sayWithUndo(text, () => void this.takeAway(saved.id));
    else this.notice.say(text);
  });

  private readonly headline = viewChild.required<ElementRef<HTMLElement>>('headline');
  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');
  private readonly path = computed(() => `/enrolments/${this.enrolmentId()}/absences`);

  protected readonly words = ({ from, until }: KnownAbsence): string =>
    from > this.date()
      ? $localize`Away from ${writeDate(from)}:from: until ${writeDate(until)}:until:`
      : $localize`Away until ${writeDate(until)}:until:`;

  protected edit(absence: KnownAbsence | null): void {
    this.id = newId();
    this.draft.set({
      from: absence?.from ?? this.date(),
      until: absence?.until ?? '',
      reason: absence?.reason ?? '',
    });
    this.form().reset();
    this.editing.set(absence ?? 'new');
    afterNextRender(() => this.form.until().focusBoundControl(), { injector: this.injector });
  }

  protected close(): void {
    this.editing.set(null);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async remove(absence: KnownAbsence): Promise<void> {
    if (!(await this.takeAway(absence.id))) return;
    this.headline().nativeElement.focus();
    const { from, until, reason } = absence;
    this.notice.sayWithUndo($localize`${this.name()}:name: is expected again.`, () => {
      void this.attempt(() => this.api.send('PUT', `${this.path()}/${absence.id}`, { body: { from, until, reason } }));
    });
  }

  private takeAway(id: Id): Promise<boolean> {
    return this.attempt(() => this.api.send('DELETE', `${this.path()}/${id}`));
  }

  private async attempt(action: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await action();
      return true;
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.isBusy.set(false);
      this.settle();
    }
  }

  private settle(): void {
    this.list.reload();
    this.changed.emit();
  }
}
