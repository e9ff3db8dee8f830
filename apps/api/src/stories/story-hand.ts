import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import {
  currentConsent,
  type AgeGroup,
  type CurrentConsent,
  type StoryInHand,
  type Voice,
} from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { ConsentsRepository, type OwnDecision } from './consents.repository';
import type { StoredStory } from './stories.repository';

/** What is about to be written of the story: what is decided has to hold with it. */
export interface Pending {
  readonly contributor?: { readonly id: string; readonly age: AgeGroup; readonly needsConsent: boolean };
  readonly asset?: { readonly id: string; readonly isPublished: boolean; readonly isAnonymised: boolean };
  readonly record?: OwnDecision;
}

interface Facts {
  readonly others: readonly { readonly id: string; readonly age: AgeGroup }[];
  readonly published: readonly { readonly id: string; readonly isAnonymised: boolean }[];
  readonly sawText: boolean;
}

const withPending = ({ others, published, ...facts }: Facts, { contributor, asset }: Pending): Facts => ({
  ...facts,
  others: [
    ...others.filter(({ id }) => id !== contributor?.id),
    ...(contributor?.needsConsent === true ? [contributor] : []),
  ],
  published: [...published.filter(({ id }) => id !== asset?.id), ...(asset?.isPublished === true ? [asset] : [])],
});

/** What a decision over a story rests on, as it stands in the transaction in which the story is held. */
@Injectable()
export class StoryHand {
  constructor(
    private readonly consents: ConsentsRepository,
    private readonly database: Database,
  ) {}

  /** @param today the day at the programme */
  async of(story: StoredStory, today: LocalDate, pending: Pending = {}): Promise<StoryInHand> {
    const stored = await this.consents.of(story.id);
    const records = pending.record ? [...stored, pending.record] : stored;
    const facts = withPending(await this.#facts(story), pending);
    const voice = (contributorId: string | null, age: AgeGroup): Voice => ({
      age,
      consent: currentConsent(
        records.filter((record) => record.contributorId === contributorId),
        today,
      ),
    });
    const storyteller = voice(null, story.storytellerAge);
    return {
      state: story.state,
      isPractice: story.isPractice,
      isHeld: story.isHeld,
      storyteller,
      others: facts.others.map(({ id, age }) => voice(id, age)),
      under18Approval: story.under18ApprovedAt && { guardianWaived: story.guardianWaived },
      textIsAgreed: facts.sawText || storyteller.consent.textVersion === story.textVersion,
      published: facts.published,
      gathererAccountIds: [story.loggedBy],
    };
  }

  /** What somebody in the story allows: the storyteller for null. */
  async consentOf(storyId: string, contributorId: string | null, today: LocalDate): Promise<CurrentConsent> {
    const records = await this.consents.of(storyId);
    return currentConsent(
      records.filter((record) => record.contributorId === contributorId),
      today,
    );
  }

  async #facts({ id, textVersion }: StoredStory): Promise<Facts> {
    const facts = await this.database.one<Facts>(sql`
      select
        (select coalesce(json_agg(json_build_object('id', id, 'age', age)), '[]') from story_contributor
          where story_id = ${id} and needs_consent and removed_at is null) as others,
        (select coalesce(json_agg(json_build_object('id', id, 'isAnonymised', is_anonymised)), '[]') from story_asset
          where story_id = ${id} and purpose = 'publication' and removed_at is null) as published,
        exists (select from text_agreement where story_id = ${id} and text_version = ${textVersion}) as "sawText"`);
    if (!facts) throw new Error('A select without a condition gave no row');
    return facts;
  }
}
