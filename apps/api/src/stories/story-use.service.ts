import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Action } from '@throughline/domain/access';
import type {
  DisclosureList,
  DisclosureQuery,
  DisclosureWrite,
  StoryUse,
  WithdrawalLink,
  WithdrawalTask,
  WithdrawalTaskDone,
  WithdrawalTaskList,
  WithdrawalTaskKind,
  WithdrawalTaskOwners,
  WithdrawalTaskQuery,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { StoriesQueries, type StorySubject } from './stories.queries';
import { StoriesRepository, type StoredStory } from './stories.repository';
import { StoryErasure } from './story-erasure';
import { StoryPartsRepository } from './story-parts.repository';
import { StoryUseQueries, type TaskFacts } from './story-use.queries';
import { StoryUseRepository } from './story-use.repository';
import { WithdrawalRepository } from './withdrawal.repository';
import { WithdrawalService } from './withdrawal.service';

/** What uses a story: whom it was given to, what has to be undone, and the link by which it can be taken back. */
@Injectable()
export class StoryUseService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly storyQueries: StoriesQueries,
    private readonly parts: StoryPartsRepository,
    private readonly rows: StoryUseRepository,
    private readonly queries: StoryUseQueries,
    private readonly consents: WithdrawalRepository,
    private readonly withdrawal: WithdrawalService,
    private readonly erasure: StoryErasure,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async read(storyId: string): Promise<StoryUse> {
    await this.#authorise(storyId, 'storyUse.read');
    return this.#answer(storyId);
  }

  async disclosures(query: DisclosureQuery): Promise<DisclosureList> {
    return this.queries.disclosures(query);
  }

  /** Writes down that something was given away. Given before a withdrawal and told after it, it is asked back at once. */
  async disclose(storyId: string, id: string, write: DisclosureWrite): Promise<StoryUse> {
    const { story, subject } = await this.#hold(storyId, 'disclosure.record');
    const earlier = await this.queries.disclosure(id);
    if (earlier) {
      const isSame = (Object.keys(write) as (keyof DisclosureWrite)[]).every((field) =>
        isDeepStrictEqual(earlier[field], write[field]),
      );
      if (earlier.storyId !== storyId || !isSame) throw new ProblemError('request.alreadyExists');
      return this.#answer(storyId);
    }
    if (write.textVersion > story.textVersion) throw new ProblemError('consent.textUnknown');
    const today = await this.queries.today(subject.programmeId);
    if (write.disclosedOn > today) throw new ProblemError('disclosure.inFuture');
    const stood = await this.consents.consentOn(storyId, write.disclosedOn);
    if (!stood?.scopes.includes(write.scope)) throw new ProblemError('disclosure.notAgreed');
    await this.rows.disclose(id, storyId, stood.recordId, write);
    await this.audit.record({ action: 'disclosure.record', entity: 'disclosure', id, fields: Object.keys(write) });
    const now = await this.consents.consentOn(storyId, today);
    if (now && !now.scopes.includes(write.scope)) {
      await this.withdrawal.askAfterwards(storyId, now.recordId, id, today);
    }
    return this.#answer(storyId);
  }

  async link(storyId: string, contributorId: string | null): Promise<WithdrawalLink> {
    await this.#hold(storyId, 'consent.record');
    if (contributorId !== null && (await this.parts.contributor(contributorId))?.storyId !== storyId) {
      throw new ProblemError('consent.contributorUnknown');
    }
    const token = await this.rows.link(storyId, contributorId);
    await this.audit.record({ action: 'withdrawalLink.made', entity: 'story', id: storyId });
    return { path: `/withdraw#${token}` };
  }

  async unlink(storyId: string, contributorId: string | null): Promise<void> {
    await this.#hold(storyId, 'consent.record');
    await this.rows.unlink(storyId, contributorId);
    await this.audit.record({ action: 'withdrawalLink.ended', entity: 'story', id: storyId });
  }

  async erase(storyId: string): Promise<StoryUse> {
    const { story } = await this.#hold(storyId, 'story.erase');
    if (story.state === 'erased') return this.#answer(storyId);
    if (story.state !== 'withdrawn') throw new ProblemError('erasure.notWithdrawn');
    // Where it is still to be found would be lost with it.
    if ((await this.queries.tasksOf(storyId)).some(({ doneAt }) => doneAt === null)) {
      throw new ProblemError('erasure.tasksOpen');
    }
    await this.rows.erase(storyId);
    await this.erasure.run(storyId);
    await this.audit.record({ action: 'story.erased', entity: 'story', id: storyId, fields: ['state'] });
    return this.#answer(storyId);
  }

  async tasks(query: WithdrawalTaskQuery): Promise<WithdrawalTaskList> {
    const { items, ...page } = await this.queries.tasks(query);
    return { ...page, items: items.map((facts) => this.#shown(facts)) };
  }

  async finish(id: string, { isDone, outcome }: WithdrawalTaskDone): Promise<WithdrawalTask> {
    const stored = await this.rows.task(id);
    await this.#authoriseTask(id, 'withdrawalTask.read');
    if (stored && (stored.isDone !== isDone || (isDone && stored.outcome !== outcome))) {
      await this.rows.finish(id, isDone ? outcome : null);
      const action = isDone ? 'withdrawalTask.done' : 'withdrawalTask.reopened';
      await this.audit.record({ action, entity: 'withdrawal_task', id, fields: ['doneAt', 'outcome'] });
    }
    return this.#task(id);
  }

  async owners(id: string): Promise<WithdrawalTaskOwners> {
    const { strandId } = await this.#authoriseTask(id, 'withdrawalTask.reassign');
    return { items: await this.queries.workers(strandId) };
  }

  async reassign(id: string, ownerId: string): Promise<WithdrawalTask> {
    const stored = await this.rows.task(id);
    const { strandId } = await this.#authoriseTask(id, 'withdrawalTask.reassign');
    if (stored && stored.ownerId !== ownerId) {
      const workers = await this.queries.workers(strandId);
      if (!workers.some((worker) => worker.id === ownerId)) throw new ProblemError('withdrawalTask.owner');
      await this.rows.reassign(id, ownerId);
      await this.audit.record({
        action: 'withdrawalTask.reassign',
        entity: 'withdrawal_task',
        id,
        fields: ['ownerId'],
      });
    }
    return this.#task(id);
  }

  async #hold(
    storyId: string,
    action: Action,
  ): Promise<{ story: StoredStory; subject: StorySubject & { programmeId: string } }> {
    const story = await this.stories.lock(storyId);
    const subject = await this.#authorise(storyId, action);
    const programmeId = subject?.programmeId;
    if (!story || typeof programmeId !== 'string') throw new ProblemError('request.notFound');
    return { story, subject: { ...subject, programmeId, gathererIds: subject?.gathererIds ?? [] } };
  }

  async #authorise(storyId: string, action: Action): Promise<StorySubject | null> {
    const subject = await this.storyQueries.subject(storyId);
    this.policy.authorise({ read: 'story.read', action, subject });
    return subject;
  }

  async #authoriseTask(id: string, action: 'withdrawalTask.read' | 'withdrawalTask.reassign'): Promise<TaskFacts> {
    const facts = await this.queries.task(id);
    this.policy.authorise({
      read: 'withdrawalTask.read',
      action,
      subject: facts && { ...facts, accountId: facts.owner.id },
    });
    if (!facts) throw new ProblemError('request.notFound');
    return facts;
  }

  async #task(id: string): Promise<WithdrawalTask> {
    const facts = await this.queries.task(id);
    if (!facts) throw new ProblemError('request.notFound');
    return this.#shown(facts);
  }

  #shown({ programmeId, strandId, gathererIds, ...task }: TaskFacts): WithdrawalTask {
    const subject = { programmeId, strandId, gathererIds, accountId: task.owner.id };
    const may = (action: 'withdrawalTask.read' | 'withdrawalTask.reassign') => this.policy.permits(action, subject);
    return { ...task, may: { do: may('withdrawalTask.read'), reassign: may('withdrawalTask.reassign') } };
  }

  async #answer(storyId: string): Promise<StoryUse> {
    const [facts, subject] = [await this.queries.use(storyId), await this.storyQueries.subject(storyId)];
    const programmeId = subject?.programmeId;
    if (!facts || !subject || typeof programmeId !== 'string') throw new ProblemError('request.notFound');
    const may = (action: Action) => this.policy.permits(action, subject);
    const { isWithdrawn, isErased } = facts.story;
    return {
      ...facts,
      tasks: (await this.queries.tasksOf(storyId)).map((task) => this.#shown(task)),
      wouldAsk: isWithdrawn ? [] : await this.#foreseen(storyId, programmeId),
      may: {
        disclose: !isErased && may('disclosure.record'),
        link: !isErased && may('consent.record'),
        erase: isWithdrawn && !isErased && may('story.erase'),
      },
    };
  }

  async #foreseen(storyId: string, programmeId: string): Promise<StoryUse['wouldAsk']> {
    const { tasks } = await this.withdrawal.foresee(storyId, await this.queries.today(programmeId));
    const kinds = new Map<WithdrawalTaskKind, number>();
    for (const { kind } of tasks) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return [...kinds].map(([kind, count]) => ({ kind, count }));
  }
}
