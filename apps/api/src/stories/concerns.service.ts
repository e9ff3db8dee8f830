import { Injectable } from '@nestjs/common';
import {
  CONCERN_TRANSITIONS,
  concernHolds,
  moveConcern,
  type Concern,
  type ConcernEntryKind,
  type ConcernEntryWrite,
  type ConcernList,
  type ConcernMove,
  type ConcernQuery,
  type ConcernRaised,
  type ConcernWrite,
} from '@throughline/domain/stories';
import { v7 } from 'uuid';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { ConcernsQueries } from './concerns.queries';
import { ConcernsRepository, type StoredConcern } from './concerns.repository';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository } from './stories.repository';

const ENTRY_OF_MOVE = {
  triaged: 'triage',
  monitoring: 'note',
  referred: 'referral',
  closed: 'outcome',
} as const satisfies Record<ConcernMove['to'], ConcernEntryKind>;

/** Worries about somebody's safety: they hold the story at once, and their words are for the safeguarding lead. */
@Injectable()
export class ConcernsService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly concerns: ConcernsRepository,
    private readonly queries: ConcernsQueries,
    private readonly storyQueries: StoriesQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  /** A published story comes down first: the database refuses to hold what is up. */
  async raise(
    storyId: string,
    id: string,
    { category, narrative, immediateAction }: ConcernWrite,
  ): Promise<ConcernRaised> {
    const story = await this.stories.lock(storyId);
    const subject = await this.storyQueries.subject(storyId);
    const earlier = await this.concerns.find(id);
    const isRepeat = earlier?.storyId === storyId && earlier.raisedBy === this.policy.actor.accountId;
    // Whoever raised it may no longer see the story that is held by it: saying it twice is still once.
    if (isRepeat) this.policy.authorise({ read: 'concern.complete', subject: { accountId: earlier.raisedBy } });
    else this.policy.authorise({ read: 'story.read', action: 'concern.raise', subject });
    if (!story) throw new ProblemError('request.notFound');
    if (earlier) {
      const said = await this.concerns.firstWords(id);
      const isSame = said.narrative === narrative && said.immediateAction === immediateAction;
      if (!isRepeat || earlier.category !== category || !isSame) throw new ProblemError('request.alreadyExists');
      return this.#raised(id);
    }
    if (story.state === 'published') {
      await this.stories.change(story, { state: 'unpublished' });
      await this.audit.record({ action: 'story.unpublished', entity: 'story', id: storyId, fields: ['state'] });
    }
    await this.concerns.add({ id, storyId, category });
    await this.concerns.write({ id: v7(), concernId: id, kind: 'narrative', text: narrative });
    if (immediateAction !== '') {
      await this.concerns.write({ id: v7(), concernId: id, kind: 'immediateAction', text: immediateAction });
    }
    await this.audit.record({ action: 'concern.raise', entity: 'safeguarding_concern', id });
    return this.#raised(id);
  }

  async list(query: ConcernQuery): Promise<ConcernList> {
    this.policy.demand('concern.work');
    return this.queries.list(query);
  }

  /** For the lead; and for whoever raised it, until the lead has taken it up. Each reading stands in the trail. */
  async read(id: string): Promise<Concern> {
    await this.#authorise(id);
    await this.audit.record({ action: 'concern.read', entity: 'safeguarding_concern', id });
    return this.#answer(id);
  }

  async move(id: string, { to, holds, text }: ConcernMove): Promise<Concern> {
    const concern = await this.#hold(id);
    this.policy.authorise({ read: 'concern.work', subject: await this.queries.subject(id) });
    if (concern.state === to && concern.holds === concernHolds(to, { holds })) return this.#answer(id);
    const state = concern.state === to && to !== 'closed' ? to : unwrap(moveConcern(concern.state, to));
    await this.concerns.change(id, { state, holds: concernHolds(state, { holds }) });
    await this.concerns.write({ id: v7(), concernId: id, kind: ENTRY_OF_MOVE[to], text });
    await this.audit.record({
      action: `concern.${state}`,
      entity: 'safeguarding_concern',
      id,
      fields: ['state', 'holds'],
    });
    return this.#answer(id);
  }

  /** A note of the lead; or, before the lead has taken it up, what its raiser still wants to say. */
  async write(id: string, entryId: string, { text }: ConcernEntryWrite): Promise<Concern> {
    const concern = await this.#hold(id);
    await this.#authorise(id);
    const earlier = await this.concerns.findEntry(entryId);
    if (earlier) {
      if (earlier.concernId !== id || earlier.text !== text) throw new ProblemError('request.alreadyExists');
      return this.#answer(id);
    }
    const kind = concern.state === 'raised' && concern.raisedBy === this.policy.actor.accountId ? 'narrative' : 'note';
    await this.concerns.write({ id: entryId, concernId: id, kind, text });
    await this.audit.record({ action: 'concern.write', entity: 'safeguarding_concern', id });
    return this.#answer(id);
  }

  async #authorise(id: string): Promise<void> {
    const subject = await this.queries.subject(id);
    const isLeads = subject !== null && this.policy.permits('concern.work', subject);
    this.policy.authorise({ read: isLeads ? 'concern.work' : 'concern.complete', subject });
  }

  /** The story first, as everywhere: whoever raises another concern, or publishes, waits here. */
  async #hold(id: string): Promise<StoredConcern> {
    const before = await this.concerns.find(id);
    const story = before && (await this.stories.lock(before.storyId));
    const concern = story && (await this.concerns.find(id));
    if (!concern) throw new ProblemError('request.notFound');
    return concern;
  }

  async #raised(id: string): Promise<ConcernRaised> {
    const { storyId, state, raisedAt } = await this.#answer(id);
    return { id, storyId, state, raisedAt };
  }

  async #answer(id: string): Promise<Concern> {
    const facts = await this.queries.find(id);
    if (!facts) throw new ProblemError('request.notFound');
    const subject = await this.queries.subject(id);
    const mayWork = subject !== null && this.policy.permits('concern.work', subject);
    return { ...facts, moves: mayWork ? [...CONCERN_TRANSITIONS[facts.state]] : [] };
  }
}
