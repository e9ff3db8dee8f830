import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { apply, form, FormField, validate } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { consentEvidence, consentWrite, story, type CurrentConsent, type Story } from '@throughline/domain/stories';
import { Confirm, Control, ErrorSummary, Field, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { FileSending } from '../platform/file-sending';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { newId } from '../platform/new-id';
import { ResourceState } from '../platform/resource-state';
import { Boxes } from './boxes';
import { consentDraftFrom, consentWriteOf, emptyConsent, scopesOf } from './consent-draft';
import { ConsentFields } from './consent-fields';
import { type WaitingEvidence } from './evidence-adder';
import { LastUsed } from './last-used';
import { scopeList } from './stories-words';
import { consentSchema } from './story-schema';
import { WordsSending } from './words-sending';

/** Adds a decision of the storyteller to those there are. It holds instead of them; none of them is changed. */
@Component({
  selector: 'tl-consent-page',
  imports: [Boxes, ConsentFields, Control, ErrorSummary, Field, FormField, PageHeader, ResourceState],
  host: { '(window:beforeunload)': 'warn($event)' },
  template: `
    <tl-page-header
      i18n-headline
      headline="Record a decision"
      i18n-lead
      lead="What they say now holds in place of what they said before. Earlier records stay as they are."
      [eyebrow]="story.hasValue() ? story.value().ref : undefined"
      [back]="back()"
    />
    @if (story.hasValue()) {
      <form class="tl-stack" novalidate (submit)="send($event)">
        <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
        @if (story.value().contributors.length > 0) {
          <tl-field i18n-label label="Who decides">
            <select tlControl [formField]="form.contributorId">
              @if (isUnchosen()) {
                <option [value]="nobody" i18n>Choose who</option>
              }
              <option value="" i18n>The storyteller</option>
              @for (each of story.value().contributors; track each.id) {
                <option [value]="each.id">{{ each.label }}</option>
              }
            </select>
          </tl-field>
        }
        <tl-boxes i18n-legend legend="What they said" [isInline]="true">
          <label class="tl-choice">
            <input type="radio" value="given" [formField]="form.decision" />
            <span i18n>They agree to some or all of it</span>
          </label>
          <label class="tl-choice">
            <input type="radio" value="refused" [formField]="form.decision" />
            <span i18n>They do not agree</span>
          </label>
        </tl-boxes>
        <tl-consent-fields
          [form]="form"
          [age]="age()"
          [programmeId]="story.value().programme.id"
          [(evidence)]="evidence"
        />
        <p class="tl-quiet">{{ summary() }}</p>
        @if (isHalfSaved() && sending.problem()) {
          <p role="status" i18n>The decision itself is recorded. Send again to keep what shows it.</p>
        }
        <div>
          <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
            Record the decision
          </button>
        </div>
      </form>
    } @else {
      <tl-resource-state [of]="story" />
    }
  `,
  styles: `
    form {
      max-inline-size: 44rem;
    }
  `,
})
export class ConsentPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly confirm = inject(Confirm);
  private readonly lastUsed = inject(LastUsed);

  readonly storyId = input.required<Id>();
  /** Whose decision it is, where somebody came to record that; without it, the storyteller's. */
  readonly of = input<Id>();
  protected readonly story = apiResource(story, () => `/stories/${this.storyId()}`);
  protected readonly back = computed(() => ({ link: ['/stories', this.storyId()], label: $localize`Story` }));

  protected readonly draft = signal(emptyConsent(today(), this.lastUsed.read()?.informationSheetVersion));
  protected readonly form = form(this.draft, (path) => {
    apply(path, consentSchema);
    validate(path.contributorId, ({ value }) =>
      value() === NOBODY ? { kind: 'whose', message: $localize`Choose who decides.` } : null,
    );
  });
  protected readonly isUnchosen = computed(() => this.draft().contributorId === NOBODY);
  protected readonly nobody = NOBODY;
  protected readonly evidence = signal<WaitingEvidence | null>(null);
  protected readonly isHalfSaved = signal(false);
  private readonly files = inject(FileSending);
  private readonly words = inject(WordsSending);
  protected readonly age = computed(() => {
    if (!this.story.hasValue()) return 'adult';
    const { contributors, storytellerAge } = this.story.value();
    const { contributorId } = this.draft();
    return contributors.find(({ id }) => id === contributorId)?.age ?? storytellerAge;
  });
  /** Read before it is sent: what is recorded is never changed. */
  protected readonly summary = computed(() => {
    const draft = this.draft();
    if (draft.decision === 'refused') return $localize`You record that they do not agree. Nothing is allowed then.`;
    const allowed = scopeList(scopesOf(draft.scopes));
    return allowed.length === 0
      ? $localize`Nothing is ticked yet.`
      : $localize`You record that they agree to: ${allowed.join(', ')}:scopes:.`;
  });
  protected readonly sending = formSending(this.form, () => this.save());
  /** Stays for as long as the same is sent: a decision that arrived twice is one. */
  private last = { id: newId(), sent: '' };
  private isDone = false;

  constructor() {
    effect(() => {
      if (!this.story.hasValue() || untracked(() => this.form().dirty())) return;
      const value = this.story.value();
      const contributorId = whoDecides(value, this.of());
      untracked(() => this.draft.update((draft) => ({ ...draft, contributorId, language: value.language })));
    });
    // Nobody's answers are taken for somebody else's: each begins from what they said themselves.
    const whose = computed(() => (this.story.hasValue() ? this.draft().contributorId : null));
    effect(() => {
      const contributorId = whose();
      if (contributorId === null || !this.story.hasValue()) return;
      const current = standingOf(this.story.value(), contributorId);
      untracked(() => this.draft.update((draft) => consentDraftFrom(current, draft)));
    });
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.isDone = true;
    this.notice.say($localize`The decision was recorded.`);
    // What they said is still on its way: there it is seen to arrive.
    const rest = this.evidence()?.kind === 'recordedWords' ? ['consents'] : [];
    await this.router.navigate(['/stories', this.storyId(), ...rest], { replaceUrl: true });
  }

  /** For the guard of the route. */
  async mayLeave(): Promise<boolean> {
    if (this.isDone || !this.form().dirty()) return true;
    return this.confirm.ask({
      headline: $localize`Leave without recording it?`,
      text: $localize`What the storyteller said is not recorded yet, and what you filled in will be gone.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
      isDangerous: true,
    });
  }

  protected warn(event: Event): void {
    if (!this.isDone && this.form().dirty()) event.preventDefault();
  }

  private async save(): Promise<void> {
    const body = consentWrite.parse(consentWriteOf(this.draft()));
    const sent = JSON.stringify(body);
    if (this.last.sent !== sent) this.last = { id: newId(), sent };
    await this.api.send('PUT', `/stories/${this.storyId()}/consents/${this.last.id}`, { body });
    this.isHalfSaved.set(true);
    const evidence = this.evidence();
    if (!evidence) return;
    if (evidence.kind === 'recordedWords') {
      this.words.send(this.storyId(), this.last.id, evidence.file);
      return;
    }
    await this.files.put(`/stories/${this.storyId()}/evidence/${evidence.id}`, evidence.file, {
      schema: consentEvidence,
      query: { kind: evidence.kind, consentId: this.last.id },
    });
  }
}

/** Not chosen yet: '' is the storyteller. */
const NOBODY = 'nobody';

/** Who is asked at first: whoever the page was opened for; the storyteller, where nobody else tells it. */
const whoDecides = ({ contributors }: Story, of: Id | undefined): string => {
  if (contributors.some(({ id }) => id === of)) return of ?? '';
  return of === undefined && contributors.some(({ role }) => role === 'storyteller') ? NOBODY : '';
};

/** What somebody in a story allows now, and how they wanted to be named. */
const standingOf = (
  { contributors, consents, consentScopes }: Story,
  contributorId: string,
): Pick<CurrentConsent, 'scopes' | 'identityDisplay'> => {
  const own = consents.filter((each) => (each.contributorId ?? '') === contributorId);
  const scopes =
    contributorId === '' ? consentScopes : (contributors.find(({ id }) => id === contributorId)?.consentScopes ?? []);
  return { scopes, identityDisplay: own.findLast(({ decision }) => decision === 'given')?.identityDisplay ?? null };
};
