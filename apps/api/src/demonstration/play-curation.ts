import { collectionWrite, storyBulk } from '@throughline/domain/stories';
import { CollectionService } from '../stories/collection.service';
import { StoryBulkService } from '../stories/story-bulk.service';
import { ThemesService } from '../stories/themes.service';
import { COLLECTIONS, THEMES } from './curation.data';
import type { Player } from './player';
import type { DemonstrationProgramme } from './programmes.data';
import type { DemonstrationStory } from './stories.data';

interface Told {
  readonly programmes: readonly DemonstrationProgramme[];
  /** In the order in which they were played. */
  readonly stories: readonly DemonstrationStory[];
  /** ISO 8601. */
  readonly now: string;
}

/** What the stories are about, and what they were put together for. What was withdrawn is put into nothing. */
export const playCuration = async (player: Player, { programmes, stories, now }: Told): Promise<void> => {
  const told = stories.map((story, index) => ({ ...story, id: player.id(`story ${index}`) }));
  const standing = told.filter(({ fate }) => fate !== 'withdrawn' && fate !== 'practice');
  const about = (words: readonly string[], strands?: readonly string[]): string[] =>
    standing
      .filter(({ strand }) => strands?.includes(strand) ?? true)
      .filter(({ summary }) => words.some((word) => summary.includes(word)))
      .map(({ id }) => id);

  await player.as('manager', now, async () => {
    for (const [name, words] of THEMES) {
      const id = player.id(`theme ${name}`);
      await player.the(ThemesService).create(id, { name });
      const change = storyBulk.parse({ storyIds: about(words), addThemeIds: [id] });
      await player.the(StoryBulkService).change(change);
    }
    for (const { programme, words, ...write } of COLLECTIONS) {
      const id = player.id(`collection ${programme} ${write.name}`);
      const strands = programmes.find(({ key }) => key === programme)?.strands.map(({ key }) => key) ?? [];
      const made = collectionWrite.parse({ programmeId: player.id(programme), ...write });
      await player.the(CollectionService).put(id, made, null);
      const change = storyBulk.parse({ storyIds: about(words, strands), addCollectionIds: [id] });
      await player.the(StoryBulkService).change(change);
    }
  });
};
