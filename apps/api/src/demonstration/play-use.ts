import { addDays, type LocalDate } from '@throughline/domain/shared';
import { type OutputWrite } from '@throughline/domain/stories';
import { ConsentsService } from '../stories/consents.service';
import { OutputsService } from '../stories/outputs.service';
import { StoryUseService } from '../stories/story-use.service';
import type { Player } from './player';
import type { DemonstrationStory } from './stories.data';
import { tellingOf } from './tellings.data';

interface Told {
  /** In the order in which they were played. */
  readonly stories: readonly DemonstrationStory[];
  readonly today: LocalDate;
  /** ISO 8601. */
  readonly now: string;
}

interface Used {
  readonly id: string;
  /** Id of the quote that was marked in it, where one was. */
  readonly quoteId: string | null;
}

/** What was made of stories and who was given them; and that one storyteller took everything back since, which leaves something to do. */
export const playUse = async (player: Player, { stories, today, now }: Told): Promise<void> => {
  const told = stories.map((story, index) => ({ story, index, id: player.id(`story ${index}`) }));
  const used = ({ story, index, id }: (typeof told)[number]): Used => {
    const quote = tellingOf(story.summary, index)?.quote;
    return { id, quoteId: quote === undefined ? null : player.id(`${id} quote ${quote}`) };
  };
  const inStrand = told.filter(({ story }) => story.strand === 'y2');
  const takenBack = inStrand.filter(({ story }) => story.fate === 'takenBack').map(used);
  const published = inStrand
    .filter(({ story }) => story.fate === 'published' && story.region === 'birmingham')
    .slice(0, 3)
    .map(used);

  const about = { programmeId: player.id('nacp'), url: null, isPrinted: false } as const;
  const film: OutputWrite = {
    ...{ ...about, kind: 'film', title: 'A year in four voices (demo)', audience: 'public' },
    publishedOn: addDays(today, -40),
  };
  const briefing: OutputWrite = {
    ...{ ...about, kind: 'insightBriefing', title: 'What people would keep (demo)', audience: 'funder' },
    publishedOn: addDays(today, -30),
  };
  await make(player, { write: film, cited: [...published.slice(0, 1), ...takenBack] });
  await make(player, { write: briefing, cited: [...published, ...takenBack] });
  for (const { id } of [...published.slice(0, 1), ...takenBack]) {
    await disclose(player, { id, disclosedOn: addDays(today, -28) });
  }
  for (const { id } of takenBack) await takeBack(player, { id, at: `${addDays(today, -1)}T14:00:00Z`, now });
};

const make = async (
  player: Player,
  { write, cited }: { write: OutputWrite; cited: readonly Used[] },
): Promise<unknown> => {
  const outputId = player.id(`output ${write.title}`);
  return player.as('manager', `${write.publishedOn ?? ''}T15:00:00Z`, async () => {
    await player.the(OutputsService).write(outputId, null, write);
    for (const { id } of cited) {
      const citation = { storyId: id, quoteId: null };
      await player.the(OutputsService).cite(outputId, player.id(`${write.title} ${id}`), citation);
    }
  });
};

const disclose = (player: Player, { id, disclosedOn }: { id: string; disclosedOn: LocalDate }): Promise<unknown> =>
  player.as('manager', `${disclosedOn}T16:00:00Z`, () =>
    player.the(StoryUseService).disclose(id, player.id(`${id} disclosure`), {
      ...{ textVersion: 2, scope: 'share_funder', what: 'story', disclosedOn },
      ...{ recipientName: 'The National Lottery Community Fund', recipientOrganisationId: player.id('lottery') },
      note: 'For the yearly conversation.',
    }),
  );

/** Everything at once. One of the promises that came of it is kept; the others wait. */
const takeBack = async (player: Player, { id, at, now }: { id: string; at: string; now: string }): Promise<void> => {
  const consentId = player.id(`${id} withdrawal`);
  await player.as('manager', at, () =>
    player.the(ConsentsService).withdraw(id, { consentId, contributorId: null, scopes: 'all' }),
  );
  await player.as('manager', now, async () => {
    const { tasks } = await player.the(StoryUseService).read(id);
    const page = tasks.find(({ kind }) => kind === 'takeDownPublished');
    if (page) await player.the(StoryUseService).finish(page.id, { isDone: true, outcome: 'The page is gone.' });
  });
};
