import { addDays } from '@throughline/domain/shared';
import { storyReviewWrite } from '@throughline/domain/stories';
import { StoryQuotesService } from '../stories/story-quotes.service';
import { StoryReviewsService } from '../stories/story-reviews.service';
import { StoryTextsService } from '../stories/story-texts.service';
import { THEMES } from './curation.data';
import type { Player } from './player';
import { trainerOf } from './play-training';
import type { DemonstrationStory } from './stories.data';
import { tellingOf, WRITTEN_DOWN, type Telling } from './tellings.data';

interface Told {
  /** In the order in which they were played. */
  readonly stories: readonly DemonstrationStory[];
  /** ISO 8601; nothing is played that would lie after it. */
  readonly now: string;
}

interface Reviewed {
  readonly id: string;
  readonly story: DemonstrationStory;
  readonly telling: Telling;
  readonly at: string;
}

/** The version of the text that has the transcript. */
const VERSION = 2;

/** Of one in so many nobody has said yet what it tells. */
const LEFT = 5;

/** What a curator made of the stories that were written down; and of one, that its text was corrected under the quotes. */
export const playReviews = async (player: Player, { stories, now }: Told): Promise<void> => {
  const reviewed = stories.flatMap((story, index): Reviewed[] => {
    const telling = WRITTEN_DOWN.includes(story.strand) ? tellingOf(story.summary, index) : null;
    const at = `${addDays(story.recordedOn, 4)}T12:00:00Z`;
    const isOver = ['withdrawn', 'practice', 'held', 'submitted'].includes(story.fate);
    return !telling || isOver || at > now ? [] : [{ id: player.id(`story ${index}`), story, telling, at }];
  });
  const latest = reviewed.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1);
  for (const [index, each] of reviewed.entries()) {
    if (index % LEFT === LEFT - 1 && each !== latest) continue;
    await review(player, each);
  }
  if (latest) await correct(player, latest, now);
};

const review = (player: Player, { id, story, telling, at }: Reviewed): Promise<void> =>
  player.as('curator', at, async () => {
    const themes = THEMES.filter(([, words]) => words.some((word) => story.summary.includes(word)));
    const { tone, insight } = telling;
    const themeIds = themes.map(([name]) => player.id(`theme ${name}`));
    await player.the(StoryReviewsService).write({
      ...{ id, reviewId: player.id(`${id} review`), ifMatch: null },
      write: storyReviewWrite.parse({ textVersion: VERSION, tone, insight, themeIds }),
    });
    await mark(player, { id, telling, text: telling.quote });
  });

interface Marked {
  readonly id: string;
  readonly telling: Telling;
  readonly text: string;
}

const mark = (player: Player, { id, telling, text }: Marked): Promise<unknown> => {
  const fromChar = telling.transcript.indexOf(text);
  const write = { textVersion: VERSION, fromChar, toChar: fromChar + text.length, text };
  return player.the(StoryQuotesService).write({ id, quoteId: player.id(`${id} quote ${text}`), ifMatch: null, write });
};

/**
 * The storyteller wanted a sentence before the rest, and another to be left out: one quote stands elsewhere now, and one is in the text no
 * longer. Somebody has to look.
 */
const correct = async (player: Player, { id, story, telling, at }: Reviewed, now: string): Promise<void> => {
  const left = telling.transcript.split('. ').at(-1) ?? '';
  await player.as('curator', at, () => mark(player, { id, telling, text: left }));
  const transcript = `Say first that I had help. ${telling.transcript.slice(0, -left.length).trimEnd()}`;
  await player.as(trainerOf(story.strand), now, () =>
    player.the(StoryTextsService).write(id, VERSION + 1, { title: telling.title, summary: story.summary, transcript }),
  );
};
