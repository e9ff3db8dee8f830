import { Injectable } from '@nestjs/common';
import { checkInside } from '@throughline/domain/programmes';
import type { Subject } from '@throughline/domain/shared';
import {
  storyMoveAction,
  STORY_TRANSITIONS,
  publicationObstacle,
  stateWithObstacle,
  storyMove,
  type GathererList,
  type Story,
  type StoryMove,
  type StoryState,
  type StoryWrite,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { StoriesQueries, type StrandFacts } from './stories.queries';
import { StoriesRepository, writeOf, type StoredStory } from './stories.repository';
import { StoryHand } from './story-hand';
import { StoryTextsRepository } from './story-texts.repository';

/** What was logged may be corrected until a review has begun; after that the text that was reviewed stands. */
const CORRECTABLE: readonly StoryState[] = ['planned', 'recorded', 'submitted', 'changesRequested'];
/** Except for the facts that keep a story from being published: they can be put right as long as the story is there. */
const ALWAYS_CORRECTABLE: readonly string[] = ['storytellerAge', 'isPractice'] satisfies (keyof StoryWrite)[];

/** Nothing more is done with it. */
const isWithdrawn = (state: StoryState): boolean => state === 'withdrawn' || state === 'erased';

/** What is for those who have a part in a story: who decided what, and how it was reviewed. */
const WITHOUT_RECORDS = {
  lastReason: null,
  consents: [],
  contributors: [],
  steps: [],
  under18Approval: null,
} satisfies Partial<Story>;
const recordsOf = ({
  consents,
  contributors,
  under18Approval,
}: Pick<Story, 'consents' | 'contributors' | 'under18Approval'>): Partial<Story> => ({
  consents,
  contributors,
  under18Approval,
});
const WITHOUT_WORDS = {
  storytellerPseudonym: '',
  conversationStarter: '',
  title: '',
  summary: '',
  transcript: '',
  contentWarning: '',
  publishedUrl: null,
  assets: [],
  community: null,
  communityId: null,
} satisfies Partial<Story>;

const WITHOUT_APPROVAL = { under18ApprovedAt: null, under18ApprovedBy: null, guardianWaived: false };

const MOVES: readonly StoryState[] = storyMove.shape.to.options;
const canBeMovedTo = (state: StoryState): state is StoryMove['to'] => MOVES.includes(state);

/** Stories: logging, correcting and reading them. What happens to them afterwards is in the services beside this one. */
@Injectable()
export class StoriesService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly texts: StoryTextsRepository,
    private readonly hands: StoryHand,
    private readonly queries: StoriesQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async read(id: string): Promise<Story> {
    this.policy.authorise({ read: 'story.read', subject: await this.queries.subject(id) });
    return this.answer(id);
  }

  async gatherers(strandId: string): Promise<GathererList> {
    this.#authoriseLogging(await this.queries.strand(strandId), strandId);
    return this.queries.gatherers(strandId);
  }

  /**
   * Logs a story as `planned`, or corrects what was logged. A consent that is recorded next moves it on to `recorded` by itself.
   */
  async log({ id, ifMatch, write }: { id: string; ifMatch: number | null; write: StoryWrite }): Promise<Story> {
    const story = await this.stories.lock(id);
    if (story) await this.authorise(id, 'story.write');
    const text = story && (await this.texts.find(id, story.textVersion));
    const stored = story && { version: story.version, write: writeOf(story, text?.summary ?? '') };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.answer(id) });
    if (decision.kind === 'same') return this.answer(id);

    const strand = await this.queries.strand(write.strandId);
    this.#authoriseLogging(strand, write.strandId, story);
    if (story && decision.kind === 'edit') {
      await this.#correct(story, write, decision.changed, strand);
    } else {
      await this.#check(write, strand);
      await this.stories.add(id, write);
      await this.texts.add(id, 1, { title: '', summary: write.summary, transcript: '' });
      await this.audit.record({ action: 'story.logged', entity: 'story', id, fields: Object.keys(write) });
    }
    return this.answer(id);
  }

  /** Asks the policy about a story, as at this moment. */
  async authorise(
    id: string,
    action: 'story.write' | 'story.review' | 'story.publish' | 'story.approveUnder18' | 'consent.record',
  ): Promise<void> {
    this.policy.authorise({ read: 'story.read', action, subject: await this.queries.subject(id) });
  }

  /**
   * The story as the actor may see it. Whoever reads it because it is public sees what is allowed, and not the records of it or what a
   * review said: those are for its gatherer and for managers. Whoever just took it down may have no part in it beyond that: they get
   * back that it happened, without its words.
   */
  async answer(id: string): Promise<Story> {
    const [facts, subject] = [await this.queries.story(id), await this.queries.subject(id)];
    if (!facts || !subject) throw new ProblemError('request.notFound');
    const moves = this.moves(facts.state, subject);
    const mayRead = this.policy.permits('story.read', subject);
    // The safeguarding lead looks at who decided what, to decide over what minors publish (domain 4.1).
    const hasPart = this.policy.permits('story.write', subject) || this.policy.permits('story.approveUnder18', subject);
    const may = (action: 'story.write' | 'consent.record' | 'story.withdraw' | 'story.approveUnder18'): boolean =>
      !isWithdrawn(facts.state) && this.policy.permits(action, subject);
    return {
      ...facts,
      ...(!hasPart && { ...WITHOUT_RECORDS, gatheredBy: { ...facts.gatheredBy, personId: null } }),
      // What was recorded is for those who work with it; whoever reads it because it is public is shown what is public.
      assets: facts.assets
        .filter(({ purpose }) => purpose === 'publication' || this.seesSources(subject))
        .map((asset) => (this.policy.permits('story.write', subject) ? asset : { ...asset, upload: null })),
      // The safeguarding lead sees who agreed to what in a story that calls for them; a curator, that somebody did (domain 4.1).
      ...(this.policy.permits('consent.readEvidence', subject) && recordsOf(facts)),
      ...(!mayRead && WITHOUT_WORDS),
      moves,
      publicationObstacle: moves.includes('published') ? await this.#obstacle(id) : null,
      may: {
        write: may('story.write'),
        writeText: may('story.write'),
        readReview:
          mayRead && (this.policy.permits('story.write', subject) || this.policy.permits('story.review', subject)),
        recordConsent: may('consent.record'),
        withdraw: may('story.withdraw'),
        approveUnder18: may('story.approveUnder18'),
      },
    };
  }

  /** Whether the actor works with a story, and so with what was recorded: as who gathered it, reviews it, or decides over a minor's. */
  seesSources(subject: Subject | null): boolean {
    const actions = ['story.write', 'story.review', 'story.approveUnder18'] as const;
    return subject !== null && actions.some((action) => this.policy.permits(action, subject));
  }

  async #obstacle(id: string): Promise<string | null> {
    const story = await this.stories.find(id);
    const strand = story && (await this.queries.strand(story.strandId));
    return strand && publicationObstacle(await this.hands.of(story, this.clock.today(strand.timeZone)));
  }

  /** Where the actor may take it next, as far as the policy and the transitions go. */
  moves(state: StoryState, subject: Subject): StoryState[] {
    const next: readonly StoryState[] = STORY_TRANSITIONS[state];
    return next.filter((to) => canBeMovedTo(to) && this.policy.permits(storyMoveAction(state, to), subject));
  }

  /** Somebody logs in a strand what they gathered themselves, or what others did; a correction keeps who logged it. */
  #authoriseLogging(strand: StrandFacts | null, strandId: string, story: StoredStory | null = null): void {
    const gathererIds = [story?.loggedBy ?? this.policy.actor.accountId];
    const subject = strand && { programmeId: strand.programmeId, strandId, gathererIds };
    this.policy.authorise({ read: 'programme.read', action: 'story.write', subject });
  }

  async #correct(
    story: StoredStory,
    write: StoryWrite,
    changed: readonly string[],
    strand: StrandFacts | null,
  ): Promise<void> {
    if (isWithdrawn(story.state)) throw new ProblemError('story.withdrawn');
    const isAllowed = CORRECTABLE.includes(story.state) || changed.every((field) => ALWAYS_CORRECTABLE.includes(field));
    if (!isAllowed) throw new ProblemError('story.transition', { from: story.state });
    await this.#check(write, strand, changed);

    const state = await this.#stateAfterCorrection(story, write, strand);
    // A minor who was approved as one age is approved anew as another.
    const approval = changed.includes('storytellerAge') ? WITHOUT_APPROVAL : {};
    const textVersion = changed.includes('summary') ? await this.#nextText(story, write.summary) : story.textVersion;
    await this.stories.correct(story, write, { ...approval, state, textVersion });
    await this.audit.record({ action: 'story.corrected', entity: 'story', id: story.id, fields: changed });
    if (state !== story.state) {
      await this.audit.record({ action: `story.${state}`, entity: 'story', id: story.id, fields: ['state'] });
    }
  }

  /** Published, it comes down when it turns out that it never might be (B3.6, B3.7), or that its text is another. */
  async #stateAfterCorrection(story: StoredStory, write: StoryWrite, strand: StrandFacts | null): Promise<StoryState> {
    if (!strand || story.state !== 'published') return story.state;
    const hand = await this.hands.of(story, this.clock.today(strand.timeZone));
    const isOtherAge = write.storytellerAge !== story.storytellerAge;
    return stateWithObstacle(
      story.state,
      publicationObstacle({
        ...hand,
        isPractice: write.isPractice,
        storyteller: { ...hand.storyteller, age: write.storytellerAge },
        under18Approval: isOtherAge ? null : hand.under18Approval,
      }),
    );
  }

  /** The title and the transcript stay what they were. */
  async #nextText(story: StoredStory, summary: string): Promise<number> {
    const text = await this.texts.find(story.id, story.textVersion);
    const version = story.textVersion + 1;
    await this.texts.add(story.id, version, { title: '', transcript: '', ...text, summary });
    return version;
  }

  /** A correction is only held to the rules that what it changes could break: the rest was right when it was logged. */
  async #check(
    write: StoryWrite,
    strand: StrandFacts | null,
    changed: readonly string[] = Object.keys(write),
  ): Promise<void> {
    if (!strand) throw new ProblemError('request.notFound');
    const touches = (...fields: (keyof StoryWrite)[]): boolean => fields.some((field) => changed.includes(field));
    if (touches('recordedOn', 'strandId')) {
      const day = { startDate: write.recordedOn, endDate: write.recordedOn };
      if (write.recordedOn > this.clock.today(strand.timeZone)) throw new ProblemError('story.inFuture');
      unwrap(checkInside(day, strand, 'story.outsideStrand'));
    }
    if (touches('gatheredBy', 'strandId')) await this.#checkGatherer(write);
    if (
      touches('communityId', 'strandId') &&
      !(await this.queries.hasCommunity(strand.programmeId, write.communityId))
    ) {
      throw new ProblemError('story.communityUnknown');
    }
  }

  async #checkGatherer({ strandId, gatheredBy: { personId, organisationId } }: StoryWrite): Promise<void> {
    const wanted = personId ?? organisationId;
    if (wanted === null) return;
    const { reporters, organisations } = await this.queries.gatherers(strandId);
    const known = personId === null ? organisations : reporters;
    if (!known.some(({ id }) => id === wanted)) throw new ProblemError('story.gathererUnknown');
  }
}
