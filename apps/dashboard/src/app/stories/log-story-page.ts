import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { apply, form, FormField, validate } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { consentEvidence, consentWrite, storyWrite } from '@throughline/domain/stories';
import { Confirm, EmptyState, ErrorSummary, Notice, PageHeader } from '@throughline/ui';
import { Api } from '../platform/api';
import { FileSending } from '../platform/file-sending';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { newId } from '../platform/new-id';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { Boxes } from './boxes';
import { consentWriteOf, emptyConsent, type ConsentDraft } from './consent-draft';
import { ConsentFields } from './consent-fields';
import { type WaitingEvidence } from './evidence-adder';
import { LastUsed } from './last-used';
import { storyChoices } from './story-choices';
import { emptyStory, storyWriteOf, type StoryDraft } from './story-draft';
import { StoryFields } from './story-fields';
import { StoryLog } from './story-log';
import { consentSchema, storySchema } from './story-schema';
import { WordsSending } from './words-sending';

interface LogDraft {
  story: StoryDraft;
  consent: ConsentDraft;
  attestsConsent: boolean;
}

/**
 * Logs a story on a phone in about a minute: the story, what its storyteller agreed to, and handing it to review.
 *
 * What is typed is held in memory alone. A summary of somebody's life, and what they agreed to, must not be found later in the storage of
 * a phone that several people use or that gets lost; so leaving the page asks first instead.
 */
@Component({
  selector: 'tl-log-story-page',
  imports: [Boxes, ConsentFields, EmptyState, ErrorSummary, FormField, PageHeader, ResourceState, StoryFields],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './log-story-page.html',
  styleUrl: './log-story-page.scss',
})
export class LogStoryPage {
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly confirm = inject(Confirm);
  private readonly signedIn = inject(SignedIn);
  private readonly lastUsed = inject(LastUsed);
  private readonly last = this.lastUsed.read();
  private readonly log = new StoryLog(inject(Api), newId);

  protected readonly draft = signal<LogDraft>({
    story: emptyStory(today()),
    consent: emptyConsent(today(), this.last?.informationSheetVersion),
    attestsConsent: false,
  });
  protected readonly evidence = signal<WaitingEvidence | null>(null);
  private readonly files = inject(FileSending);
  private readonly words = inject(WordsSending);
  private readonly handsIn = signal(true);
  private readonly isDone = signal(false);

  protected readonly form = form(this.draft, (path) => {
    apply(path.story, storySchema);
    apply(path.consent, consentSchema);
    validate(path.attestsConsent, ({ value }) =>
      this.handsIn() && !value()
        ? {
            kind: 'attestation',
            message: $localize`Tick that you hold everybody’s consent, or save the story to hand it in later.`,
          }
        : null,
    );
  });
  protected readonly sending = formSending(this.form, () => this.save());
  protected readonly choices = storyChoices(
    {
      value: computed(() => this.draft().story),
      update: (change) => this.draft.update((draft) => ({ ...draft, story: change(draft.story) })),
    },
    this.last,
  );
  protected readonly gatherers = computed(() =>
    this.choices.gatherers.hasValue() ? this.choices.gatherers.value() : undefined,
  );
  protected readonly back = { link: '/stories', label: $localize`Stories` };
  /** For a failure in the middle: the reader need not wonder whether the beginning is lost. */
  protected readonly isHalfSaved = computed(() => this.sending.attempts() > 0 && this.log.isLogged);

  constructor() {
    // Most consents are given on the day of the recording, in the language of the story.
    let before = untracked(this.draft).story;
    effect(() => {
      const { story } = this.draft();
      const { recordedOn, language } = before;
      before = story;
      if (story.recordedOn === recordedOn && story.language === language) return;
      untracked(() =>
        this.draft.update((draft) => ({
          ...draft,
          consent: {
            ...draft.consent,
            givenOn: draft.consent.givenOn === recordedOn ? story.recordedOn : draft.consent.givenOn,
            language: draft.consent.language === language ? story.language : draft.consent.language,
          },
        })),
      );
    });
  }

  protected async send(event: Event, handsIn: boolean): Promise<void> {
    event.preventDefault();
    this.handsIn.set(handsIn);
    if (!(await this.sending.send())) return;
    this.isDone.set(true);
    this.notice.say(handsIn ? $localize`The story was handed to review.` : $localize`The story was saved.`);
    // What they said is still on its way: there it is seen to arrive.
    const rest = this.evidence()?.kind === 'recordedWords' ? ['consents'] : [];
    await this.router.navigate(['/stories', this.log.storyId, ...rest], { replaceUrl: true });
  }

  /** For the guard of the route. */
  async mayLeave(): Promise<boolean> {
    if (this.isDone() || !this.form().dirty() || this.signedIn.account() === null) return true;
    return this.confirm.ask({
      headline: $localize`Leave without saving?`,
      text: this.log.isLogged
        ? $localize`The story is logged. What the storyteller agreed to, and what you changed since, is not saved yet and will be gone.`
        : $localize`Nothing of this story has been saved, and what you wrote will be gone.`,
      yes: $localize`Leave`,
      no: $localize`Stay`,
      isDangerous: true,
    });
  }

  protected warn(event: Event): void {
    if (!this.isDone() && this.form().dirty()) event.preventDefault();
  }

  private async save(): Promise<void> {
    const { story, consent } = this.draft();
    const write = storyWrite.parse(storyWriteOf(story, this.signedIn.roles().has('trainer') ? 'trainer' : 'staff'));
    const decision = consentWrite.parse(consentWriteOf(consent));
    const evidence = this.evidence();
    await this.log.send({
      story: write,
      consent: decision,
      handsIn: this.handsIn(),
      ...(evidence && {
        attach: async (consentId: string) => {
          if (evidence.kind === 'recordedWords') this.words.send(this.log.storyId, consentId, evidence.file);
          else
            await this.files.put(`/stories/${this.log.storyId}/evidence/${evidence.id}`, evidence.file, {
              schema: consentEvidence,
              query: { kind: evidence.kind, consentId },
            });
        },
      }),
    });
    const { strandId, regionId } = write;
    this.lastUsed.write({ strandId, regionId, informationSheetVersion: decision.informationSheetVersion });
  }
}
