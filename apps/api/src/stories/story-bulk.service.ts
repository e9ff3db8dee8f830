import { Injectable } from '@nestjs/common';
import type { StoryBulk, StoryBulkAnswer } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { StoryBulkQueries } from './story-bulk.queries';

type Change = StoryBulkAnswer['changes'][number];

/** Themes and collections of many stories at once: all of it, or nothing. */
@Injectable()
export class StoryBulkService {
  constructor(
    private readonly queries: StoryBulkQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async change(bulk: StoryBulk): Promise<StoryBulkAnswer> {
    const { storyIds, addThemeIds, removeThemeIds, addCollectionIds, removeCollectionIds } = bulk;
    await this.queries.lock(storyIds);
    const stories = await this.queries.subjects(storyIds);
    // What is not seen comes first: a refusal of one story must not tell that another one is there.
    const isSeen = stories.length === storyIds.length && stories.every((one) => this.policy.permits('story.read', one));
    if (!isSeen) this.policy.authorise({ read: 'story.read', action: 'story.review', subject: null });
    for (const subject of stories) this.policy.authorise({ read: 'story.read', action: 'story.review', subject });

    await this.#checkThemes(addThemeIds, removeThemeIds);
    await this.#checkCollections(bulk, new Set(stories.map(({ programmeId }) => programmeId)));
    const isAdding = addThemeIds.length + addCollectionIds.length > 0;
    if (isAdding && stories.some(({ state }) => state === 'withdrawn' || state === 'erased')) {
      throw new ProblemError('story.withdrawn');
    }

    const themes = [
      ...(await this.queries.add('addThemeIds', addThemeIds, storyIds)),
      ...(await this.queries.remove('removeThemeIds', removeThemeIds, storyIds)),
    ];
    const collections = [
      ...(await this.queries.add('addCollectionIds', addCollectionIds, storyIds)),
      ...(await this.queries.remove('removeCollectionIds', removeCollectionIds, storyIds)),
    ];
    await this.#note(themes, 'themes');
    await this.#note(collections, 'collections');
    return { changes: [...themes, ...collections] };
  }

  async #checkThemes(added: readonly string[], removed: readonly string[]): Promise<void> {
    const found = await this.queries.themes(added);
    const known = found.length + (await this.queries.themes(removed)).length;
    if (known < added.length + removed.length) throw new ProblemError('request.notFound');
    if (found.some(({ isArchived }) => isArchived)) throw new ProblemError('theme.archived');
  }

  async #checkCollections(
    { addCollectionIds, removeCollectionIds }: StoryBulk,
    programmes: ReadonlySet<string>,
  ): Promise<void> {
    const wanted = [...addCollectionIds, ...removeCollectionIds];
    const found = await this.queries.collections(wanted);
    const isSeen = found.length === wanted.length && found.every((one) => this.policy.permits('collection.read', one));
    if (!isSeen) throw new ProblemError('request.notFound');
    for (const { programmeId } of found) {
      this.policy.authorise({ read: 'collection.read', action: 'collection.write', subject: { programmeId } });
    }
    const added = found.filter(({ id }) => addCollectionIds.includes(id));
    if (added.some(({ isArchived }) => isArchived)) throw new ProblemError('collection.archived');
    const isElsewhere = added.some(({ programmeId }) => [...programmes].some((each) => each !== programmeId));
    if (isElsewhere) throw new ProblemError('collection.otherProgramme');
  }

  async #note(changes: readonly Change[], field: 'themes' | 'collections'): Promise<void> {
    const changed = [...new Set(changes.flatMap(({ storyIds }) => storyIds))];
    await this.audit.recordEach(changed, { action: `story.${field}`, entity: 'story', fields: [field] });
  }
}
