import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { daysBetween, type Id } from '@throughline/domain/shared';
import { EXPIRING_WITHIN_DAYS, story, type Story } from '@throughline/domain/stories';
import { Icon, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { today, writeDate, writeInstant } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { languageName } from '../platform/languages';
import { SignedIn } from '../platform/signed-in';
import {
  CONSENT_STATE_WORDS,
  GATHERER_WORDS,
  MEDIUM_WORDS,
  needsCare,
  scopeList,
  STORY_STATE_WORDS,
  TECHNIQUE_WORDS,
} from './stories-words';
import { StoryMoves } from './story-moves';
import { StorySteps } from './story-steps';
import { StoryTabs } from './story-tabs';
import { StoryWithdrawal } from './story-withdrawal';
import { asksForApproval, Under18Approval } from './under-18-approval';

/** A story: how far it has come, what can be done with it next, and what its storyteller allows. */
@Component({
  selector: 'tl-story-page',
  imports: [
    Icon,
    PageHeader,
    ResourceState,
    RouterLink,
    StoryMoves,
    StorySteps,
    StoryTabs,
    StoryWithdrawal,
    Under18Approval,
  ],
  templateUrl: './story-page.html',
  styleUrl: './story-page.scss',
})
export class StoryPage {
  readonly storyId = input.required<Id>();
  protected readonly story = apiResource(story, () => `/stories/${this.storyId()}`);
  protected readonly back = { link: '/stories', label: $localize`Stories` };

  private readonly signedIn = inject(SignedIn);
  protected readonly mayRaiseConcern = computed(() => this.signedIn.may('concern.raise'));
  protected readonly asksForApproval = (told: Story): boolean => !this.isOver() && asksForApproval(told);

  protected readonly isOver = computed(() => {
    const state = this.story.hasValue() ? this.story.value().state : undefined;
    return state === 'withdrawn' || state === 'erased';
  });
  /** What somebody has to know before they do anything with it. */
  protected readonly notes = computed(() => (this.story.hasValue() ? notesOf(this.story.value()) : []));
  protected readonly media = computed(() =>
    this.story.hasValue()
      ? this.story
          .value()
          .media.map((medium) => MEDIUM_WORDS[medium])
          .join(', ')
      : '',
  );
  protected readonly allowed = computed(() =>
    this.story.hasValue() ? scopeList(this.story.value().consentScopes) : [],
  );
  protected readonly ending = computed(() => {
    const value = this.story.hasValue() ? this.story.value() : undefined;
    if (!value || value.consentScopes.length === 0) return '';
    if (value.consentExpiresOn === null) return $localize`It has no end. They can take it back on any day.`;
    const days = daysBetween(today(), value.consentExpiresOn);
    const day = writeDate(value.consentExpiresOn);
    if (days === 0) return $localize`It ends today. Ask them again now.`;
    if (days === 1) return $localize`It ends tomorrow. Ask them again before that.`;
    return days <= EXPIRING_WITHIN_DAYS
      ? $localize`It ends on ${day}:date:, in ${days}:days: days. Ask them again before that.`
      : $localize`It ends on ${day}:date:. They can take it back before.`;
  });

  private readonly progress = viewChild<ElementRef<HTMLElement>>('progress');
  private readonly injector = inject(Injector);

  /** What was pressed is gone with the answer, so the focus goes to where the story now stands. */
  protected take(answer: Story): void {
    this.story.set(answer);
    afterNextRender(() => this.progress()?.nativeElement.focus(), { injector: this.injector });
  }

  protected readonly stateWords = STORY_STATE_WORDS;
  protected readonly techniqueWords = TECHNIQUE_WORDS;
  protected readonly consentWords = CONSENT_STATE_WORDS;
  protected readonly gathererWords = GATHERER_WORDS;
  protected readonly languageName = languageName;
  protected readonly needsCare = needsCare;
  protected readonly writeDate = writeDate;
  protected readonly writeInstant = writeInstant;
}

const notesOf = (story: Story): readonly string[] =>
  [
    story.state === 'withdrawn' &&
      $localize`The storyteller has withdrawn this story. Its words are no longer shown. Delete what you have of it; what was printed or shared on cannot be called back.`,
    story.state === 'withdrawn' &&
      story.publishedUrl !== null &&
      $localize`It was published before. Make sure that it is gone from its address.`,
    story.state === 'unpublished' && $localize`It was taken down. Make sure that it is gone from its address.`,
    story.state === 'published' &&
      !story.consentScopes.includes('publish_web') &&
      $localize`It is published, but there is no longer a valid consent to that. Take it down, or ask the storyteller again.`,
    story.state === 'planned' &&
      $localize`What the storyteller agreed to is not recorded yet. Until it is, nothing can be done with the story.`,
    story.isHeld && $localize`Held: the safeguarding lead looks at it first. It cannot be published until then.`,
    story.storytellerAge !== 'adult' &&
      story.under18Approval === null &&
      $localize`The storyteller is under 18. It is held back from publishing until the safeguarding lead agrees.`,
    story.isPractice && $localize`This is a practice story. It is never published, and counts in no figure.`,
  ].filter((note) => note !== false);
