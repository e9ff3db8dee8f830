import { Component, computed, DOCUMENT, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import { storyUse, withdrawalLink, type StoryUse } from '@throughline/domain/stories';
import { Confirm, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { Copying } from '../platform/copying';
import { writeDate, writeInstant } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { DisclosureForm } from './disclosure-form';
import { SCOPE_WORDS } from './stories-words';
import { AUDIENCE_WORDS, DISCLOSED_WORDS, OUTPUT_KIND_WORDS } from './use-words';
import { WithdrawalTaskLine } from './withdrawal-task-line';

/** Everything that uses one story, whom it was given to, and what has to be done since it was taken back. Its reference, never its words. */
@Component({
  selector: 'tl-story-use-page',
  imports: [DisclosureForm, PageHeader, ResourceState, RouterLink, WithdrawalTaskLine],
  templateUrl: './story-use-page.html',
  styleUrl: './story-use-page.scss',
})
export class StoryUsePage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly copying = inject(Copying);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  protected readonly origin = inject(DOCUMENT).location.origin;

  readonly storyId = input.required<Id>();
  protected readonly read = apiResource(storyUse, () => `/stories/${this.storyId()}/use`);
  protected readonly use = linkedSignal<StoryUse | null>(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly eyebrow = computed(() => this.use()?.story.ref);
  protected readonly back = computed(() => ({ link: ['/stories', this.storyId()], label: $localize`Story` }));
  protected readonly isDisclosing = signal(false);
  protected readonly path = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);

  protected take(told: StoryUse): void {
    this.use.set(told);
    this.isDisclosing.set(false);
  }

  protected reload(): void {
    void this.doing(async () => this.use.set(await this.again()));
  }

  protected makeLink(): void {
    void this.doing(async () => {
      const at = `/stories/${this.storyId()}/withdrawal-link`;
      const { path } = await this.api.send('POST', at, { body: {}, schema: withdrawalLink });
      this.path.set(path);
      this.use.set(await this.again());
    });
  }

  protected endLink(): void {
    void this.doing(async () => {
      await this.api.send('DELETE', `/stories/${this.storyId()}/withdrawal-link`);
      this.path.set(null);
      this.use.set(await this.again());
      this.notice.say($localize`The link works no more.`);
    });
  }

  /** The link that was made last for somebody else in it. */
  protected readonly pathOfOther = signal<{ readonly id: string; readonly path: string } | null>(null);

  protected makeLinkOf(contributorId: string): void {
    void this.doing(async () => {
      const at = `/stories/${this.storyId()}/withdrawal-link`;
      const { path } = await this.api.send('POST', at, { body: { contributorId }, schema: withdrawalLink });
      this.pathOfOther.set({ id: contributorId, path });
      this.use.set(await this.again());
    });
  }

  protected endLinkOf(contributorId: string): void {
    void this.doing(async () => {
      await this.api.send('DELETE', `/stories/${this.storyId()}/withdrawal-link`, { query: { contributorId } });
      this.pathOfOther.set(null);
      this.use.set(await this.again());
      this.notice.say($localize`The link works no more.`);
    });
  }

  protected copy(path: string): void {
    void this.copying.copy(this.origin + path, $localize`The link was copied.`);
  }

  protected async erase(): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Erase the story?`,
      text: $localize`Every word of it is deleted for good. The records of consent stay. This cannot be undone.`,
      yes: $localize`Erase the story`,
      isDangerous: true,
    });
    if (!isSure) return;
    await this.doing(async () => {
      const at = `/stories/${this.storyId()}/erasure`;
      this.use.set(await this.api.send('POST', at, { body: { confirm: true }, schema: storyUse }));
      this.notice.say($localize`The story was erased.`);
    });
  }

  private again(): Promise<StoryUse> {
    return this.api.send('GET', `/stories/${this.storyId()}/use`, { schema: storyUse });
  }

  private async doing(what: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await what();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    }
  }

  protected readonly kinds = OUTPUT_KIND_WORDS;
  protected readonly audiences = AUDIENCE_WORDS;
  protected readonly parts = DISCLOSED_WORDS;
  protected readonly scopes = SCOPE_WORDS;
  protected readonly writeDate = writeDate;
  protected readonly writeInstant = writeInstant;
}
