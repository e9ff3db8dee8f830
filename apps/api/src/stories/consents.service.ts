import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import {
  CONSENT_SCOPES,
  currentConsent,
  moveStory,
  publicationObstacle,
  stateAfterConsentChange,
  stateAfterOthersChange,
  stateWithObstacle,
  type AgeGroup,
  type ConsentWrite,
  type Story,
  type StoryState,
  type WithdrawalWrite,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { ConsentsRepository, type NewConsent, type StoredConsent } from './consents.repository';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository, type StoredStory } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryHand } from './story-hand';
import { StoryPartsRepository } from './story-parts.repository';

/** A story in the hand of somebody who writes down what somebody in it decided. */
interface Deciding {
  readonly story: StoredStory;
  readonly today: LocalDate;
}

/** What is not asked of somebody who takes something back. */
const UNSAID = {
  textVersion: null,
  controllers: [],
  words: '',
  witnessedBy: null,
  guardianPart: null,
  guardianName: null,
  guardianRelationship: null,
  method: null,
  informationSheetVersion: null,
  language: null,
  expiresOn: null,
};

const recordOf = (storyId: string, id: string, { guardian, ...write }: ConsentWrite): NewConsent => ({
  ...write,
  id,
  storyId,
  scopes: [...write.scopes],
  controllers: [...write.controllers],
  guardianPart: guardian?.part ?? null,
  guardianName: guardian?.name ?? null,
  guardianRelationship: guardian?.relationship ?? null,
});

/** What the storyteller, or somebody else in the story, allows: written down once, never edited. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly consents: ConsentsRepository,
    private readonly parts: StoryPartsRepository,
    private readonly hands: StoryHand,
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
    const earlier = await this.consents.find(consentId);
    const record = recordOf(storyId, consentId, write);
    if (earlier) return this.#repeat(earlier, record);
    const deciding = await this.#deciding(story);
    if (deciding.story.withdrawnAt) throw new ProblemError('story.withdrawn');
    if (write.givenOn > deciding.today) throw new ProblemError('consent.givenInFuture');
    if (write.expiresOn !== null && write.expiresOn <= write.givenOn) {
      throw new ProblemError('consent.expiresTooEarly');
    }
    if (write.textVersion !== null && write.textVersion > deciding.story.textVersion) {
      throw new ProblemError('consent.textUnknown');
    }
    const age = await this.#ageOf(deciding.story, write.contributorId);
    if (write.decision === 'given' && age === 'under16' && write.guardian?.part !== 'consented') {
      throw new ProblemError('consent.guardianMissing');
    }
    return this.#decide(deciding, record);
  }

  /**
   * Takes consent back, as a whole or for some scopes. It is as easy as giving it: one action, no reason, at once, for whoever may read
   * the story. As a whole it is never refused, whatever was agreed to before, and withdraws the story.
   */
  async withdraw(storyId: string, { consentId, contributorId, scopes }: WithdrawalWrite): Promise<Story> {
    const story = await this.stories.lock(storyId);
    const earlier = await this.consents.find(consentId);
    await this.#authoriseWithdrawal(storyId, earlier);
    const deciding = await this.#deciding(story);
    const isWhole = scopes === 'all' || scopes.includes('record_hold');
    const taken = isWhole ? CONSENT_SCOPES : scopes;
    if (contributorId !== null) await this.#ageOf(deciding.story, contributorId);
    const before = await this.hands.consentOf(storyId, contributorId, deciding.today);
    const record: NewConsent = {
      ...UNSAID,
      id: consentId,
      storyId,
      contributorId,
      decision: 'withdrawn',
      scopes: [...taken],
      // Nobody asks again how they want to be named when they take something back.
      identityDisplay: before.identityDisplay ?? 'anonymous',
      givenOn: deciding.today,
    };
    if (earlier)
      return this.#repeat(earlier, { ...record, identityDisplay: earlier.identityDisplay, givenOn: earlier.givenOn });
    if (isWhole && contributorId === null && deciding.story.withdrawnAt) return this.service.answer(storyId);
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

  async #repeat(earlier: StoredConsent, sent: NewConsent): Promise<Story> {
    const fields = Object.keys(sent) as (keyof NewConsent)[];
    if (!fields.every((field) => isDeepStrictEqual(sorted(earlier[field]), sorted(sent[field]))))
      throw new ProblemError('request.alreadyExists');
    return this.service.answer(sent.storyId);
  }

  async #deciding(story: StoredStory | null): Promise<Deciding> {
    const strand = story && (await this.queries.strand(story.strandId));
    if (!strand) throw new ProblemError('request.notFound');
    return { story, today: this.clock.today(strand.timeZone) };
  }

  /** Throws 422 for somebody who is not in the story. */
  async #ageOf(story: StoredStory, contributorId: string | null): Promise<AgeGroup> {
    if (contributorId === null) return story.storytellerAge;
    const contributor = await this.parts.contributor(contributorId);
    if (contributor?.storyId !== story.id) throw new ProblemError('consent.contributorUnknown');
    return contributor.age;
  }

  /** The story first, then the record: the database refuses a consent that leaves a published story without cover. */
  async #decide(deciding: Deciding, record: NewConsent): Promise<Story> {
    const { story } = deciding;
    const state = await this.#stateAfter(deciding, record);
    if (state !== story.state) {
      await this.stories.change(story, { state, ...(state === 'withdrawn' && { withdrawnAt: this.clock.now() }) });
      await this.audit.record({ action: `story.${state}`, entity: 'story', id: story.id, fields: ['state'] });
    }
    await this.consents.add(record);
    await this.audit.record({ action: `consent.${record.decision}`, entity: 'consent_record', id: record.id });
    return this.service.answer(story.id);
  }

  async #stateAfter({ story, today }: Deciding, record: NewConsent): Promise<StoryState> {
    const own = (await this.consents.of(story.id)).filter((each) => each.contributorId === record.contributorId);
    const [before, after] = [currentConsent(own, today), currentConsent([...own, record], today)];
    const follows = record.contributorId === null ? stateAfterConsentChange : stateAfterOthersChange;
    const state = follows(story.state, before, after);
    const hand = await this.hands.of(story, today, { record });
    if (state !== 'planned') return stateWithObstacle(state, publicationObstacle(hand));
    const claims = { accountId: this.policy.actor.accountId, attestsConsent: false, storytellerSawFinal: false };
    const recorded = moveStory(hand, 'recorded', claims);
    return recorded.ok ? recorded.value : state;
  }
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.toSorted() : value);
