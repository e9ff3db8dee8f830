import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { event, followUpWrite, ownerList, type FollowUp } from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { Control, EmptyState, ErrorSummary, Field, Icon, Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { FollowUpLine } from './follow-up-line';
import { byUrgency } from './follow-up-order';
import { OpenEvent } from './open-event';

/** What follows from an event: who does what, and until when. */
@Component({
  selector: 'tl-event-follow-ups-page',
  imports: [Control, EmptyState, ErrorSummary, Field, FollowUpLine, FormField, Icon],
  templateUrl: './event-follow-ups-page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-5);
      max-inline-size: 48rem;
    }

    ul {
      padding: 0;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--tl-space-2);
      align-items: start;
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
      gap: var(--tl-space-4);
    }
  `,
})
export class EventFollowUpsPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);
  private readonly adding = viewChild<ElementRef<HTMLButtonElement>>('adding');
  private readonly open = inject(OpenEvent);

  protected readonly event = this.open.event;
  protected readonly mayWrite = computed(() => this.event()?.may.write ?? false);
  protected readonly items = computed(() => byUrgency(this.event()?.followUps ?? []));
  private readonly owners = apiResource(ownerList, () =>
    this.mayWrite() ? `/events/${this.open.eventId()}/owners` : undefined,
  );
  protected readonly people = computed(() => (this.owners.hasValue() ? this.owners.value().items : []));

  /** Which is being written: one that is there, a new one, or none. */
  private readonly edited = signal<{ readonly id: Id; readonly version?: number } | null>(null);
  protected readonly isOpen = computed(() => this.edited() !== null);
  protected readonly isNew = computed(() => this.edited()?.version === undefined);
  protected readonly draft = linkedSignal({
    source: this.edited,
    computation: (edited) => {
      const found = untracked(this.items).find(({ id }) => id === edited?.id);
      return { text: found?.text ?? '', ownerId: found?.ownerId ?? '', dueOn: found?.dueOn ?? '' };
    },
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.text, followUpWrite.shape.text);
    validateStandardSchema(path.ownerId, followUpWrite.shape.ownerId);
    validateStandardSchema(path.dueOn, followUpWrite.shape.dueOn);
  });
  protected readonly sending = formSending(this.form, async () => {
    const edited = this.edited();
    if (!edited) return;
    await this.put(edited.id, this.draft(), edited.version);
    this.notice.say($localize`The follow-up is saved.`);
    this.close();
  });

  protected begin(): void {
    this.edited.set({ id: newId() });
    this.focusForm();
  }

  protected edit({ id, version }: FollowUp): void {
    this.edited.set({ id, version });
    this.focusForm();
  }

  private focusForm(): void {
    afterNextRender(() => this.form.text().focusBoundControl(), { injector: this.injector });
  }

  protected close(): void {
    this.edited.set(null);
    this.form().reset();
    // The form goes, so the focus moves to what opened it.
    afterNextRender(() => this.adding()?.nativeElement.focus(), { injector: this.injector });
  }

  protected set(changed: FollowUp): void {
    const told = this.event();
    if (!told) return;
    this.open.set({ ...told, followUps: told.followUps.map((each) => (each.id === changed.id ? changed : each)) });
  }

  protected async remove(): Promise<void> {
    const removed = this.items().find(({ id }) => id === this.edited()?.id);
    if (!removed) return;
    try {
      this.open.set(await this.api.send('DELETE', this.pathOf(removed.id), { schema: event }));
      this.close();
      this.notice.sayWithUndo($localize`The follow-up was removed.`, () => void this.bringBack(removed));
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }

  /** As a new one: the one that was removed is gone. */
  private async bringBack({ text, ownerId, dueOn }: FollowUp): Promise<void> {
    try {
      await this.put(newId(), { text, ownerId, dueOn });
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
  }

  private async put(id: Id, draft: object, version?: number): Promise<void> {
    const body = followUpWrite.parse(draft);
    this.open.set(
      await this.api.send('PUT', this.pathOf(id), {
        ...{ body, schema: event },
        ...(version !== undefined && { ifMatch: version }),
      }),
    );
  }

  private pathOf(id: Id): string {
    return `${this.open.path()}/follow-ups/${id}`;
  }
}
