import { addDays } from '@throughline/domain/shared';
import { storyMove, type StoryMove } from '@throughline/domain/stories';
import type { z } from 'zod';
import { ConsentsService } from '../stories/consents.service';
import { StoriesService } from '../stories/stories.service';
import { StoryMovesService } from '../stories/story-moves.service';
import { StoryPartsService } from '../stories/story-parts.service';
import { StoryTextsService } from '../stories/story-texts.service';
import { playConcern } from './play-concern';
import { SAID } from './coverage.data';
import type { Player } from './player';
import { trainerOf } from './play-training';
import type { DemonstrationStory } from './stories.data';
import { tellingOf, WRITTEN_DOWN } from './tellings.data';

interface Told {
  readonly story: DemonstrationStory;
  readonly id: string;
  /** Keys of the people who report in the strand. */
  readonly reporters: readonly string[];
  readonly index: number;
  /** ISO 8601; nothing is played that would lie after it. */
  readonly now: string;
}

/** A story's way, day by day, as far as it has come by now. */
export const playStory = async (player: Player, told: Told): Promise<void> => {
  await log(player, told);
  const steps: readonly [days: number, who: string, move: z.input<typeof storyMove>][] = [
    [1, trainerOf(told.story.strand), { to: 'submitted', attestsConsent: true }],
    ...reviewOf(told.story),
  ];
  for (const [days, who, move] of steps) {
    const at = `${addDays(told.story.recordedOn, days)}T10:00:00Z`;
    if (at > told.now) return;
    if (move.to === 'published') await addAsset(player, told, at);
    await player.as(who, at, () => player.the(StoryMovesService).move(told.id, parsed(move)));
  }
  if (told.story.fate === 'withdrawn') await withdraw(player, told);
  if (told.story.fate === 'held') {
    const { id: storyId, story, now } = told;
    await playConcern(player, { storyId, recordedOn: story.recordedOn, by: trainerOf(story.strand), now });
  }
};

/** Defaults are the contract's to fill in. */
const parsed = (move: z.input<typeof storyMove>): StoryMove => storyMove.parse(move);

const log = (player: Player, { story, id, reporters, index }: Told): Promise<unknown> =>
  player.as(trainerOf(story.strand), `${story.recordedOn}T17:00:00Z`, async () => {
    const reporter = reporters[index % Math.max(1, reporters.length)];
    await player.the(StoriesService).log({
      id,
      ifMatch: null,
      write: {
        strandId: player.id(story.strand),
        regionId: player.id(story.region),
        technique: story.technique,
        media: [story.medium],
        language: story.language,
        conversationStarter: 'What has changed for you?',
        recordedOn: story.recordedOn,
        gatheredBy: {
          kind: story.gatherer,
          personId: story.gatherer === 'reporter' && reporter ? player.id(reporter) : null,
          organisationId: story.partner && player.id(story.partner),
        },
        storytellerPseudonym: story.pseudonym,
        storytellerAge: story.fate === 'under18' ? 'from16To17' : 'adult',
        isPractice: story.fate === 'practice',
        summary: story.summary,
        contentWarning: '',
        durationSeconds: story.medium === 'text' || story.medium === 'photo' ? null : 600 + ((index * 37) % 480),
        communityId: communityOf(player, story, index),
      },
    });
    const telling = WRITTEN_DOWN.includes(story.strand) ? tellingOf(story.summary, index) : null;
    if (telling) {
      const { title, transcript } = telling;
      await player.the(StoryTextsService).write(id, 2, { title, summary: story.summary, transcript });
    }
    await player.the(ConsentsService).record(id, player.id(`${id} consent`), {
      contributorId: null,
      textVersion: null,
      controllers: ['People’s Voice Media'],
      words: '',
      witnessedBy: null,
      guardian:
        story.fate === 'under18' ? { part: 'notified', name: 'Demo Guardian', relationship: 'Mother (demo)' } : null,
      decision: 'given',
      scopes: [...story.scopes],
      identityDisplay: story.identity,
      method: story.method,
      informationSheetVersion: '2021-02',
      language: story.language,
      givenOn: story.recordedOn,
      expiresOn: story.expiresOn,
    });
  });

/** Of which community the storyteller said that they are; asked where such stories are sought. */
const communityOf = (player: Player, { strand }: DemonstrationStory, index: number): string | null => {
  const said = strand === 'y2' ? (SAID[index % SAID.length] ?? null) : null;
  return said && player.id(said);
};

/** What is published, with nobody in it to recognise where that was wished. */
const addAsset = (player: Player, { id, story }: Told, at: string): Promise<unknown> => {
  const isAnonymised = story.identity === 'anonymous' || story.identity === 'pseudonym';
  return player.as('manager', at, () =>
    player.the(StoryPartsService).writeAsset({
      id,
      partId: player.id(`${id} asset`),
      ifMatch: null,
      write: {
        // Who is not named is read alone: the demonstration has neither a voice nor a face to take out.
        kind: isAnonymised ? 'text' : story.medium,
        purpose: 'publication',
        url: null,
        description: '',
        isAnonymised,
      },
    }),
  );
};

/** Where a story stood; an address that belongs to nobody. */
const PAGE = 'https://www.example.org/stories/demo';

const reviewOf = ({ fate }: DemonstrationStory): [number, string, z.input<typeof storyMove>][] => {
  if (fate === 'submitted' || fate === 'practice' || fate === 'held') return [];
  const review: [number, string, z.input<typeof storyMove>][] = [
    [4, 'manager', { to: 'inReview' }],
    [8, 'manager', { to: 'approved', storytellerSawFinal: true }],
  ];
  if (fate === 'under18') return review;
  if (fate === 'archived' || fate === 'reportOnly') return [...review, [10, 'manager', { to: 'archived' }]];
  return [...review, [10, 'manager', { to: 'published', ...(fate === 'takenBack' && { publishedUrl: PAGE }) }]];
};

/** Three weeks after it was recorded, the storyteller thought again. */
const withdraw = async (player: Player, { story, id, now }: Told): Promise<void> => {
  const at = `${addDays(story.recordedOn, 21)}T14:00:00Z`;
  if (at > now) return;
  await player.as('manager', at, () =>
    player
      .the(ConsentsService)
      .withdraw(id, { consentId: player.id(`${id} withdrawal`), contributorId: null, scopes: 'all' }),
  );
};
