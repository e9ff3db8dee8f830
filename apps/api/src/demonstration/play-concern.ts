import { addDays, type LocalDate } from '@throughline/domain/shared';
import { ConcernsService } from '../stories/concerns.service';
import type { Player } from './player';

interface Worried {
  readonly storyId: string;
  readonly recordedOn: LocalDate;
  /** Key of the account that gathered the story. */
  readonly by: string;
  /** ISO 8601; nothing is played that would lie after it. */
  readonly now: string;
}

/** Whoever gathered a story worries about its storyteller; the safeguarding lead takes it up, and the story stays held. Invented, all of it. */
export const playConcern = async (player: Player, { storyId, recordedOn, by, now }: Worried): Promise<void> => {
  const [raisedAt, takenUpAt] = [`${addDays(recordedOn, 2)}T09:30:00Z`, `${addDays(recordedOn, 3)}T11:00:00Z`];
  const id = player.id(`${storyId} concern`);
  if (raisedAt > now) return;
  await player.as(by, raisedAt, () =>
    player.the(ConcernsService).raise(storyId, id, {
      category: 'other',
      narrative: 'Invented for the demonstration. After the recording they said that evenings are hard just now.',
      immediateAction: 'We stayed together for a while, and they have a number to call.',
    }),
  );
  if (takenUpAt > now) return;
  await player.as('safeguardingLead', takenUpAt, () =>
    player.the(ConcernsService).move(id, {
      to: 'triaged',
      holds: true,
      text: 'Invented for the demonstration. Spoken with the trainer. We ask again next week; the story waits until then.',
    }),
  );
};
