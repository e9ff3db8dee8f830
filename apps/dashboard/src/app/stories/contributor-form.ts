import { afterNextRender, Component, inject, Injector, input, linkedSignal, output } from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import {
  AGE_GROUPS,
  CONTRIBUTOR_ROLES,
  contributorWrite,
  type AgeGroup,
  type ContributorRole,
  type ContributorWrite,
} from '@throughline/domain/stories';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { formSending } from '../platform/form-sending';
import { CONTRIBUTOR_WORDS } from './files-words';
import { AGE_WORDS } from './stories-words';

interface Draft {
  role: ContributorRole | '';
  label: string;
  age: AgeGroup;
  needsConsent: boolean;
}

/** Somebody else in a story, by what they are to it and never by name. */
@Component({
  selector: 'tl-contributor-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field
        i18n-label
        label="Who it is"
        i18n-hint
        hint="Without a name: “the neighbour”, “her sister”. Whoever works with the story reads it."
      >
        <input tlControl autocomplete="off" [formField]="form.label" />
      </tl-field>
      <div class="pair">
        <tl-field i18n-label label="What they do in it">
          <select tlControl [formField]="form.role">
            <option value="" i18n>Choose one</option>
            @for (each of roles; track each) {
              <option [value]="each">{{ roleWords[each] }}</option>
            }
          </select>
        </tl-field>
        <tl-field i18n-label label="How old they are">
          <select tlControl [formField]="form.age">
            @for (each of ages; track each) {
              <option [value]="each">{{ ageWords[each] }}</option>
            }
          </select>
        </tl-field>
      </div>
      <label class="tl-choice">
        <input type="checkbox" [formField]="form.needsConsent" />
        <span>
          <ng-container i18n>They can be recognised in it, so they are asked</ng-container>
          <span class="tl-quiet tl-small" i18n>The story is published only once they have agreed to it too.</span>
        </span>
      </label>
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>Save the person</button>
        <button type="button" class="tl-button tl-text" (click)="left.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
  styles: `
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      gap: var(--tl-space-4);
    }

    .tl-choice span span {
      display: block;
    }
  `,
})
export class ContributorForm {
  readonly before = input.required<ContributorWrite | null>();
  /** Sends it. Throws a `Problem` when it is refused. */
  readonly save = input.required<(write: ContributorWrite) => Promise<unknown>>();
  readonly left = output();

  private readonly draft = linkedSignal<Draft>(() => {
    const { role, label, age, needsConsent } = this.before() ?? {
      role: '',
      label: '',
      age: 'adult',
      needsConsent: true,
    };
    return { role, label, age, needsConsent };
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.label, contributorWrite.shape.label);
    required(path.role, { message: $localize`Choose what they do in it.` });
  });
  protected readonly sending = formSending(this.form, () => this.save()(contributorWrite.parse(this.draft())));

  constructor() {
    const injector = inject(Injector);
    afterNextRender(() => this.form.label().focusBoundControl(), { injector });
  }

  isDirty(): boolean {
    return this.form().dirty();
  }

  protected readonly roles = CONTRIBUTOR_ROLES;
  protected readonly roleWords = CONTRIBUTOR_WORDS;
  protected readonly ages = AGE_GROUPS;
  protected readonly ageWords = AGE_WORDS;
}
