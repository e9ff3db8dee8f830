import { Injectable } from '@nestjs/common';
import type { StoryWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { RequestContext } from '../platform/request-context';
import { StoryRow } from './story.row';

export type StoredStory = Readonly<StoryRow>;

/** The columns that a person fills in. */
const columnsOf = ({ gatheredBy, media, summary: _, ...write }: StoryWrite) => ({
  ...write,
  media: [...media],
  gathererKind: gatheredBy.kind,
  gathererPersonId: gatheredBy.personId,
  gathererOrganisationId: gatheredBy.organisationId,
});

/** What is stored, in the shape in which it was written. */
export const writeOf = (story: StoredStory, summary: string): StoryWrite => ({
  strandId: story.strandId,
  regionId: story.regionId,
  technique: story.technique,
  media: story.media,
  language: story.language,
  conversationStarter: story.conversationStarter,
  recordedOn: story.recordedOn,
  gatheredBy: {
    kind: story.gathererKind,
    personId: story.gathererPersonId,
    organisationId: story.gathererOrganisationId,
  },
  storytellerPseudonym: story.storytellerPseudonym,
  storytellerAge: story.storytellerAge,
  isPractice: story.isPractice,
  summary,
  contentWarning: story.contentWarning,
  durationSeconds: story.durationSeconds,
  communityId: story.communityId,
});

@Injectable()
export class StoriesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  /**
   * The story, locked until the end of the transaction: whatever decides over it or its consent takes this lock first, so that
   * publishing and withdrawing at the same moment happen one after the other.
   */
  async lock(id: string): Promise<StoredStory | null> {
    return this.database.manager.findOne(StoryRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  async find(id: string): Promise<StoredStory | null> {
    return this.database.manager.findOneBy(StoryRow, { id });
  }

  async add(id: string, write: StoryWrite): Promise<void> {
    const { accountId } = this.policy.actor;
    const now = this.clock.now();
    await this.database.manager.insert(StoryRow, {
      ...columnsOf(write),
      id,
      number: await this.#nextNumber(write.strandId),
      loggedBy: accountId,
      state: 'planned',
      textVersion: 1,
      guardianWaived: false,
      version: 1,
      createdAt: now,
      createdBy: accountId,
      updatedAt: now,
      updatedBy: accountId,
    });
  }

  /** In another strand it gets the next number there: a reference names its strand. */
  async correct(story: StoredStory, write: StoryWrite, follows: Partial<StoryRow>): Promise<void> {
    const number = write.strandId === story.strandId ? story.number : await this.#nextNumber(write.strandId);
    await this.change(story, { ...columnsOf(write), ...follows, number });
  }

  async change(story: StoredStory, changes: Partial<StoryRow>): Promise<void> {
    await this.database.manager.update(
      StoryRow,
      { id: story.id },
      {
        ...changes,
        version: story.version + 1,
        updatedAt: this.clock.now(),
        // Nobody, when somebody in the story took it back by their link.
        updatedBy: RequestContext.current()?.actor?.accountId ?? null,
      },
    );
  }

  /** Counts up under the lock of the strand's row, so that two stories never share a number. */
  async #nextNumber(strandId: string): Promise<number> {
    const counted = await this.database.one<{ number: number }>(sql`
      update strand set last_story_number = last_story_number + 1 where id = ${strandId}
      returning last_story_number as number`);
    if (!counted) throw new Error(`There is no strand ${strandId}`);
    return counted.number;
  }
}
