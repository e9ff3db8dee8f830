import { Component, computed, inject, input, signal } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import {
  BADGE_TRANSITIONS,
  certificate,
  moduleCompletion,
  personCompletion,
  type BadgeChange,
  type BadgeLevel,
  type Certificate,
  type ModuleOfPerson,
  type PersonCompletion,
} from '@throughline/domain/training';
import { Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { FileDownload } from '../platform/file-download';
import { writeDate, writeInstant } from '../platform/format';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { CompletionAsk, type Said } from './completion-ask';
import { BADGE_CHANGE_WORDS, BADGE_LEVEL_WORDS, levelWords, ruleWords } from './completion-words';

/** What training came to for one person: the modules they hold, their certificates and their badges. */
@Component({
  selector: 'tl-completion-person-page',
  imports: [CompletionAsk, Icon, PageHeader, ResourceState],
  templateUrl: './completion-person-page.html',
  styleUrls: ['./completion-page.scss', './completion-person-page.scss'],
})
export class CompletionPersonPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly download = inject(FileDownload);

  readonly personId = input.required<Id>();

  protected readonly shown = apiResource(personCompletion, () => `/people/${this.personId()}/completion`);
  protected readonly back = { link: '/cohorts', label: $localize`Cohorts` };
  /** Where something is being asked for: an action and what it is about. One at a time. */
  protected readonly asking = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly changeWords = BADGE_CHANGE_WORDS;
  protected readonly badgeWords = BADGE_LEVEL_WORDS;
  protected readonly levelWords = levelWords;
  protected readonly ruleWords = ruleWords;
  protected readonly writeDate = writeDate;
  protected readonly writeInstant = writeInstant;
  /** How each level stands: the last thing that happened to it. */
  private readonly standing = computed(() => {
    const history = this.shown.hasValue() ? this.shown.value().history : [];
    return new Map(history.toReversed().map(({ level, change }) => [level, change]));
  });

  protected heldOf({ modules }: PersonCompletion['courses'][number]): number {
    return modules.filter(({ heldOn }) => heldOn !== null).length;
  }

  protected standingOf(level: BadgeLevel): BadgeChange | undefined {
    return this.standing().get(level);
  }

  /** What the reader may do to a level from here. */
  protected changesOf({ may }: PersonCompletion, level: BadgeLevel): readonly BadgeChange[] {
    const from = this.standingOf(level) ?? 'none';
    return (BADGE_TRANSITIONS[from] as readonly BadgeChange[]).filter((change) => {
      const isRecommendation = change === 'recommended' || (change === 'withdrawn' && from === 'recommended');
      return isRecommendation ? may.recommend && !(may.award && change === 'recommended') : may.award;
    });
  }

  protected verbOf(change: BadgeChange, level: BadgeLevel): string {
    const name = BADGE_LEVEL_WORDS[level];
    switch (change) {
      case 'recommended':
        return $localize`Recommend ${name}:level:`;
      case 'awarded':
        return $localize`Award ${name}:level:`;
      case 'withdrawn':
        return $localize`Withdraw ${name}:level:`;
    }
  }

  protected async recognise(module: ModuleOfPerson, { text, on }: Said): Promise<void> {
    const id = newId();
    const body = { personId: this.personId(), moduleId: module.moduleId, completedOn: on, note: text };
    await this.attempt(async () => {
      await this.api.send('PUT', `/module-completions/${id}`, { body, schema: moduleCompletion });
      this.notice.sayWithUndo($localize`${module.title}:module: is recognised.`, () => void this.remove(id));
    });
  }

  protected async withdraw({ title, recognised }: ModuleOfPerson): Promise<void> {
    if (!recognised) return;
    const { id, personId, moduleId, completedOn, note } = recognised;
    await this.attempt(async () => {
      await this.api.send('DELETE', `/module-completions/${id}`);
      const again = { personId, moduleId, completedOn, note };
      this.notice.sayWithUndo($localize`${title}:module: is no longer recognised.`, () => void this.putBack(id, again));
    });
  }

  protected async revoke({ id }: Certificate, { text }: Said): Promise<void> {
    await this.attempt(async () => {
      await this.api.send('POST', `/certificates/${id}/revocation`, { body: { reason: text }, schema: certificate });
      this.notice.say($localize`The certificate is revoked. Whoever verifies it is told so.`);
    });
  }

  protected async issueAnew({ id, enrolmentId, revokedOn }: Certificate, { text }: Said): Promise<void> {
    await this.attempt(async () => {
      const body = { enrolmentId, name: text, replacesId: revokedOn === null ? id : null };
      await this.api.send('PUT', `/certificates/${newId()}`, { body, schema: certificate });
      this.notice.say($localize`A new certificate is issued, and the old one no longer stands.`);
    });
  }

  protected print({ id, number }: Certificate): Promise<void> {
    return this.attempt(() => this.download.fetch(`/certificates/${id}/print`, `${number}.pdf`));
  }

  protected async changeBadge(level: BadgeLevel, change: BadgeChange, { text }: Said): Promise<void> {
    const body = { personId: this.personId(), level, change, note: text };
    await this.attempt(async () => {
      this.shown.set(await this.api.send('PUT', `/badge-changes/${newId()}`, { body, schema: personCompletion }));
      this.notice.say($localize`${BADGE_LEVEL_WORDS[level]}:level: ${BADGE_CHANGE_WORDS[change]}:change:.`);
    });
  }

  /** Whether somebody may be issued a certificate again: the one that was revoked is the latest of its course, and none stands. */
  protected canIssueAgain({ certificates }: PersonCompletion, { course, revokedOn, may }: Certificate): boolean {
    if (revokedOn === null) return may.revoke;
    return may.issue && !certificates.some((other) => other.course === course && other.revokedOn === null);
  }

  private remove(id: Id): Promise<void> {
    return this.attempt(() => this.api.send('DELETE', `/module-completions/${id}`));
  }

  private putBack(id: Id, body: object): Promise<void> {
    return this.attempt(() => this.api.send('PUT', `/module-completions/${id}`, { body, schema: moduleCompletion }));
  }

  private async attempt(what: () => Promise<unknown>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await what();
      this.asking.set(null);
      this.shown.reload();
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
