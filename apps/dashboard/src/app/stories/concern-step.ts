import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { concern, concernEntryWrite, concernMove, type Concern, type ConcernMove } from '@throughline/domain/stories';
import { Control, ErrorSummary, Field, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { Boxes } from './boxes';
import { CONCERN_MOVE_WORDS } from './concern-words';

interface StepDraft {
  /** `stay` writes something down and leaves the concern in its state. */
  readonly to: ConcernMove['to'] | 'stay';
  readonly holds: 'held' | 'letGo';
  readonly text: string;
}

const isMove = (state: Concern['state']): state is ConcernMove['to'] => state !== 'raised';

/** The next step of the safeguarding lead with a concern: where it goes, whether the story stays held, and always why. */
@Component({
  selector: 'tl-concern-step',
  imports: [Boxes, Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      @if (choices().length > 0) {
        <tl-boxes i18n-legend legend="What you do">
          @for (to of choices(); track to) {
            <label class="tl-choice">
              <input type="radio" [value]="to" [formField]="form.to" />
              <span>{{ moveWords[to] }}</span>
            </label>
          }
          <label class="tl-choice">
            <input type="radio" value="stay" [formField]="form.to" />
            <span i18n>Leave it as it is, and write something down</span>
          </label>
        </tl-boxes>
      }
      @if (asksWhetherHeld()) {
        <tl-boxes
          i18n-legend
          legend="The story"
          i18n-hint
          hint="Other concerns about it, and your approval for somebody under 18, stand by themselves."
        >
          <label class="tl-choice">
            <input type="radio" value="held" [formField]="form.holds" />
            <span i18n>Keep it held</span>
          </label>
          <label class="tl-choice">
            <input type="radio" value="letGo" [formField]="form.holds" />
            <span i18n>Let go of it: this concern need not stop it from being published</span>
          </label>
        </tl-boxes>
      } @else if (draft().to === 'closed') {
        <p i18n>What is closed holds no story, and stays closed.</p>
      }
      <tl-field i18n-label label="What you did, and why" i18n-hint hint="Kept as it is: it cannot be changed later.">
        <textarea tlControl rows="5" autocomplete="off" [formField]="form.text"></textarea>
      </tl-field>
      <div>
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
          Record this step
        </button>
      </div>
    </form>
  `,
})
export class ConcernStep {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);

  readonly concern = input.required<Concern>();
  readonly taken = output<Concern>();

  protected readonly choices = computed(() => this.concern().moves.filter(isMove));
  protected readonly draft = linkedSignal<Concern, StepDraft>({
    source: this.concern,
    computation: ({ state, holds }) => ({
      to: state === 'raised' ? 'triaged' : 'stay',
      holds: holds ? 'held' : 'letGo',
      text: '',
    }),
  });
  /** Nothing is let go of that nobody has read, and nothing is held by what is closed. */
  protected readonly asksWhetherHeld = computed(() => {
    const { to } = this.draft();
    return to === 'stay' ? !['raised', 'closed'].includes(this.concern().state) : to !== 'closed';
  });
  protected readonly form = form(this.draft, (path) => {
    validate(path.text, ({ value }) =>
      value().trim() === '' ? { kind: 'text', message: $localize`Write what you did, and why.` } : null,
    );
    validateStandardSchema(path.text, ({ value }) => (value().trim() === '' ? undefined : concernMove.shape.text));
  });
  protected readonly sending = formSending(this.form, () => this.save());
  /** Stays for as long as the same is sent: a note that arrived twice is one. */
  private last = { id: newId(), sent: '' };

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.form().reset();
    this.notice.say($localize`The step was recorded.`);
  }

  private async save(): Promise<void> {
    const { id, state, holds: isHeld } = this.concern();
    const { to, holds, text } = this.draft();
    const isToBeHeld = to !== 'closed' && (!this.asksWhetherHeld() || holds === 'held');
    const changes = to !== 'stay' || (this.asksWhetherHeld() && isToBeHeld !== isHeld);
    if (changes) {
      const body = concernMove.parse({ to: to === 'stay' ? state : to, holds: isToBeHeld, text });
      this.taken.emit(await this.api.send('POST', `/concerns/${id}/moves`, { body, schema: concern }));
      return;
    }
    const body = concernEntryWrite.parse({ text });
    if (this.last.sent !== body.text) this.last = { id: newId(), sent: body.text };
    const path = `/concerns/${id}/entries/${this.last.id}`;
    this.taken.emit(await this.api.send('PUT', path, { body, schema: concern }));
  }

  protected readonly moveWords = CONCERN_MOVE_WORDS;
}
