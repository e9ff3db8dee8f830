import { addDays, type LocalDate } from '@throughline/domain/shared';
import { ConsentEvidenceService } from '../stories/consent-evidence.service';
import { ConsentRenewalService } from '../stories/consent-renewal.service';
import { ConsentsService } from '../stories/consents.service';
import { InformationSheetsService } from '../stories/information-sheets.service';
import { StoryPartsService } from '../stories/story-parts.service';
import { SHEETS, signature } from './consents.data';
import { trainerOf } from './play-training';
import type { Player } from './player';
import { storiesOn } from './stories.data';

export const playSheets = (player: Player): Promise<void> =>
  player.as('administrator', '2021-02-01T09:00:00Z', async () => {
    for (const sheet of SHEETS)
      await player.the(InformationSheetsService).add(player.id(`sheet ${sheet.language}`), sheet);
  });

/**
 * What a trainer has to see to: a consent that ends soon among the stories that wait for review; and in one that is for the report, somebody
 * who was not asked yet, and a storyteller who took a part back. What shows their consent is a drawing of nobody's signature.
 */
export const playConsents = async (
  player: Player,
  { today, now }: { today: LocalDate; now: string },
): Promise<void> => {
  const gathered = storiesOn(today)
    .map((story, index) => ({ ...story, id: player.id(`story ${index}`) }))
    .filter(({ strand, recordedOn }) => trainerOf(strand) === 'trainer' && recordedOn < today);
  const waiting = gathered.filter(({ fate }) => fate === 'submitted');
  const ending = waiting.at(-1);
  const unasked = gathered.findLast(({ fate }) => fate === 'reportOnly');
  const as = (run: () => Promise<unknown>): Promise<unknown> => player.as('trainer', now, run);
  for (const { id, method } of waiting) {
    const about = {
      consentId: player.id(`${id} consent`),
      kind: method === 'paper' ? 'paperPhoto' : 'signature',
    } as const;
    await as(() =>
      player.the(ConsentEvidenceService).add({ id, evidenceId: player.id(`${id} signature`) }, about, signature()),
    );
  }
  if (ending) {
    const write = {
      contributorId: null,
      method: 'paper',
      givenOn: ending.recordedOn,
      expiresOn: addDays(today, 25),
    } as const;
    await as(() => player.the(ConsentRenewalService).renew(ending.id, player.id(`${ending.id} renewal`), write));
  }
  if (unasked) {
    const write = { role: 'thirdParty', label: 'The neighbour', age: 'adult', needsConsent: true } as const;
    await as(() =>
      player
        .the(StoryPartsService)
        .writeContributor({ id: unasked.id, partId: player.id(`${unasked.id} neighbour`), ifMatch: null, write }),
    );
    const consentId = player.id(`${unasked.id} taken back`);
    await as(() =>
      player.the(ConsentsService).withdraw(unasked.id, { consentId, contributorId: null, scopes: ['curate'] }),
    );
  }
};
