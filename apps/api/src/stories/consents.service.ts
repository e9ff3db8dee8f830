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
  type CurrentConsent,
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
import { WithdrawalService } from './withdrawal.service';

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
  withdrawalLinkId: null,
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
  withdrawalLinkId: null,
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
    private readonly withdrawal: WithdrawalService,
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
    await this.#decide(deciding, record);
    return this.service.answer(storyId);
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
    const record = await this.#withdrawalOf(deciding, { consentId, contributorId, scopes });
    if (earlier)
      return this.#repeat(earlier, { ...record, identityDisplay: earlier.identityDisplay, givenOn: earlier.givenOn });
    await this.#takeBack(deciding, record);
    return this.service.answer(storyId);
  }

  /** The same by the link of somebody in the story: the link says who they are, and nobody else is asked. */
  async takeBackByLink(storyId: string, linkId: string, write: WithdrawalWrite): Promise<void> {
    const deciding = await this.#deciding(await this.stories.lock(storyId));
    if (await this.consents.find(write.consentId)) return;
    await this.#takeBack(deciding, { ...(await this.#withdrawalOf(deciding, write)), withdrawalLinkId: linkId });
  }

  async #withdrawalOf(deciding: Deciding, { consentId, contributorId, scopes }: WithdrawalWrite): Promise<NewConsent> {
    const storyId = deciding.story.id;
    const taken = scopes === 'all' || scopes.includes('record_hold') ? CONSENT_SCOPES : scopes;
    if (contributorId !== null) await this.#ageOf(deciding.story, contributorId);
    const before = await this.hands.consentOf(storyId, contributorId, deciding.today);
    return {
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
  }

  async #takeBack(deciding: Deciding, record: NewConsent): Promise<void> {
    const isWhole = record.scopes.includes('record_hold');
    if (isWhole && record.contributorId === null && deciding.story.withdrawnAt) return;
    const before = await this.hands.consentOf(deciding.story.id, record.contributorId, deciding.today);
    if (!isWhole && !record.scopes.some((scope) => before.scopes.includes(scope))) {
      throw new ProblemError('consent.nothingToWithdraw');
    }
    await this.#decide(deciding, record);
  }

  /** Whoever took a public story down can say so twice, although they may not read it any more. */
  async #authoriseWithdrawal(storyId: string, earlier: StoredConsent | null): Promise<void> {
    const subject = await this.queries.subject(storyId);
    const isTheirs = earlier?.storyId === storyId && earlier.decision === 'withdrawn' && earlier.recordedBy !== null;
    const byThemselves = isTheirs ? [earlier.recordedBy] : [];
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
  async #decide(deciding: Deciding, record: NewConsent): Promise<void> {
    const { story } = deciding;
    const { state, before, after } = await this.#after(deciding, record);
    if (state !== story.state) {
      await this.stories.change(story, { state, ...(state === 'withdrawn' && { withdrawnAt: this.clock.now() }) });
      await this.audit.record({ action: `story.${state}`, entity: 'story', id: story.id, fields: ['state'] });
    }
    await this.consents.add(record);
    await this.audit.record({ action: `consent.${record.decision}`, entity: 'consent_record', id: record.id });
    const isWhole = record.decision === 'withdrawn' && record.scopes.includes('record_hold');
    if (!isWhole && before.scopes.every((scope) => after.scopes.includes(scope))) return;
    await this.withdrawal.follow({
      storyId: story.id,
      consentId: record.id,
      today: deciding.today,
      contributorId: record.contributorId,
      extent: isWhole ? 'whole' : 'scopes',
      before: before.scopes,
      after: after.scopes,
    });
  }

  async #after(
    { story, today }: Deciding,
    record: NewConsent,
  ): Promise<{ state: StoryState; before: CurrentConsent; after: CurrentConsent }> {
    const own = (await this.consents.of(story.id)).filter((each) => each.contributorId === record.contributorId);
    const [before, after] = [currentConsent(own, today), currentConsent([...own, record], today)];
    const follows = record.contributorId === null ? stateAfterConsentChange : stateAfterOthersChange;
    const state = follows(story.state, before, after);
    const hand = await this.hands.of(story, today, { record });
    if (state !== 'planned') {
      return { state: stateWithObstacle(state, publicationObstacle(hand)), before, after };
    }
    const claims = { accountId: story.loggedBy, attestsConsent: false, storytellerSawFinal: false };
    const recorded = moveStory(hand, 'recorded', claims);
    return { state: recorded.ok ? recorded.value : state, before, after };
  }
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.toSorted() : value);
