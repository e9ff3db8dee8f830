import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import {
  CONSENT_SCOPES,
  currentConsent,
  moveStory,
  stateAfterConsentChange,
  type ConsentWrite,
  type CurrentConsent,
  type Story,
  type StoryState,
  type WithdrawalWrite,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository, type NewConsent, type StoredConsent, type StoredStory } from './stories.repository';
import { StoriesService } from './stories.service';

/** A story in the hand of somebody who writes down what its storyteller decided. */
interface Deciding {
  readonly story: StoredStory;
  readonly today: LocalDate;
}

/** What the storyteller allows: written down once, never edited. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly queries: StoriesQueries,
    private readonly service: StoriesService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Adds a decision. With the first consent to be recorded and kept, a `planned` story becomes `recorded` by itself: logging on a phone
   * is the story, its consent, and then handing it in. A consent that no longer covers publication takes a published story down.
   */
  async record(storyId: string, consentId: string, write: ConsentWrite): Promise<Story> {
    const story = await this.stories.lock(storyId);
    await this.service.authorise(storyId, 'consent.record');
    const earlier = await this.stories.findConsent(consentId);
    const record = { ...write, id: consentId, storyId, scopes: [...write.scopes] };
    if (earlier) return this.#repeat(earlier, record);
    const deciding = await this.#deciding(story);
    if (deciding.story.withdrawnAt) throw new ProblemError('story.withdrawn');
    if (write.givenOn > deciding.today) throw new ProblemError('consent.givenInFuture');
    if (write.expiresOn !== null && write.expiresOn <= write.givenOn) {
      throw new ProblemError('consent.expiresTooEarly');
    }
    return this.#decide(deciding, record);
  }

  /**
   * Takes consent back, as a whole or for some scopes. It is as easy as giving it: one action, no reason, at once, for whoever may read
   * the story. As a whole it is never refused, whatever was agreed to before, and withdraws the story.
   */
  async withdraw(storyId: string, { consentId, scopes }: WithdrawalWrite): Promise<Story> {
    const story = await this.stories.lock(storyId);
    const earlier = await this.stories.findConsent(consentId);
    await this.#authoriseWithdrawal(storyId, earlier);
    const deciding = await this.#deciding(story);
    const isWhole = scopes === 'all' || scopes.includes('record_hold');
    const taken = isWhole ? CONSENT_SCOPES : scopes;
    const before = await this.#consent(deciding);
    const record: NewConsent = {
      id: consentId,
      storyId,
      decision: 'withdrawn',
      scopes: [...taken],
      // Nobody asks again how they want to be named when they take something back.
      identityDisplay: before.identityDisplay ?? 'anonymous',
      method: null,
      informationSheetVersion: null,
      language: null,
      givenOn: deciding.today,
      expiresOn: null,
    };
    if (earlier)
      return this.#repeat(earlier, { ...record, identityDisplay: earlier.identityDisplay, givenOn: earlier.givenOn });
    if (isWhole && deciding.story.withdrawnAt) return this.service.answer(storyId);
    if (!isWhole && !taken.some((scope) => before.scopes.includes(scope))) {
      throw new ProblemError('consent.nothingToWithdraw');
    }
    return this.#decide(deciding, record);
  }

  /** Whoever took a public story down can say so twice, although they may not read it any more. */
  async #authoriseWithdrawal(storyId: string, earlier: StoredConsent | null): Promise<void> {
    const subject = await this.queries.subject(storyId);
    const byThemselves = earlier?.storyId === storyId && earlier.decision === 'withdrawn' ? [earlier.recordedBy] : [];
    const gathererIds = [...byThemselves, ...(subject?.gathererIds ?? [])];
    this.policy.authorise({
      read: 'story.read',
      action: 'story.withdraw',
      subject: subject && { ...subject, gathererIds },
    });
  }

  async #repeat(earlier: StoredConsent, { storyId, decision, scopes, ...sent }: NewConsent): Promise<Story> {
    const isSame =
      earlier.storyId === storyId &&
      earlier.decision === decision &&
      earlier.scopes.toSorted().join() === scopes.toSorted().join() &&
      (Object.keys(sent) as (keyof typeof sent)[]).every((field) => earlier[field] === sent[field]);
    if (!isSame) throw new ProblemError('request.alreadyExists');
    return this.service.answer(storyId);
  }

  async #deciding(story: StoredStory | null): Promise<Deciding> {
    const strand = story && (await this.queries.strand(story.strandId));
    if (!strand) throw new ProblemError('request.notFound');
    return { story, today: this.clock.today(strand.timeZone) };
  }

  async #consent({ story, today }: Deciding, ...more: readonly NewConsent[]): Promise<CurrentConsent> {
    return currentConsent([...(await this.stories.consentsOf(story.id)), ...more], today);
  }

  /** The story first, then the record: the database refuses a consent that leaves a published story without cover. */
  async #decide(deciding: Deciding, record: NewConsent): Promise<Story> {
    const { story } = deciding;
    const state = this.#stateAfter(story, await this.#consent(deciding), await this.#consent(deciding, record));
    if (state !== story.state) {
      await this.stories.change(story, { state, ...(state === 'withdrawn' && { withdrawnAt: this.clock.now() }) });
      await this.audit.record({ action: `story.${state}`, entity: 'story', id: story.id, fields: ['state'] });
    }
    await this.stories.addConsent(record);
    await this.audit.record({ action: `consent.${record.decision}`, entity: 'consent_record', id: record.id });
    return this.service.answer(story.id);
  }

  #stateAfter(story: StoredStory, before: CurrentConsent, after: CurrentConsent): StoryState {
    const state = stateAfterConsentChange(story.state, before, after);
    if (state !== 'planned') return state;
    const recorded = moveStory(
      {
        state,
        isPractice: story.isPractice,
        isUnder18: story.storytellerIsUnder18,
        consent: after,
        gathererAccountIds: [story.loggedBy],
      },
      'recorded',
      {
        accountId: this.policy.actor.accountId,
        attestsConsent: false,
        storytellerSawFinal: false,
        assetIsAnonymised: false,
      },
    );
    return recorded.ok ? recorded.value : state;
  }
}
