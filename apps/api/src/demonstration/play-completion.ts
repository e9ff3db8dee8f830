import { addDays } from '@throughline/domain/shared';
import { CertificateService } from '../training/certificate.service';
import { BadgeService } from '../training/badge.service';
import { CompletionService } from '../training/completion.service';
import type { Player } from './player';
import type { DemonstrationCohort } from './training.data';

/** The cohort that was finished with certificates and badges. Others have completed and wait for theirs. */
const FINISHED = 'northOne';

/** Certificates and badges for everybody who completed; one was misspelt and is issued anew, one is revoked, one badge goes higher. */
export const playCompletion = async (player: Player, cohorts: readonly DemonstrationCohort[]): Promise<void> => {
  const cohort = cohorts.find(({ key }) => key === FINISHED);
  const last = cohort?.sessions.at(-1)?.date;
  if (!cohort || !last) return;
  const [completions, certificates] = [player.the(CompletionService), player.the(CertificateService)];
  const cohortId = player.id(cohort.key);

  const finished = await player.as('manager', `${addDays(last, 1)}T10:00:00Z`, async () => {
    const { members } = await completions.ofCohort(cohortId);
    const people = members.flatMap(({ state, enrolmentId, preferredName, dueBadge }) =>
      state === 'completed' ? [{ enrolmentId, name: preferredName, badge: dueBadge }] : [],
    );
    return completions.finish(cohortId, { batchId: player.id('finished cohort'), on: addDays(last, 1), people });
  });
  const [misspelt, mistaken, goesOn] = finished.members.filter(({ certificate }) => certificate !== null);
  await player.as('manager', `${addDays(last, 8)}T10:00:00Z`, async () => {
    if (misspelt?.certificate) {
      const { enrolmentId, preferredName, certificate } = misspelt;
      const anew = { enrolmentId, name: `${preferredName} of Calderdale`, replacesId: certificate.id };
      await certificates.put(player.id('certificate issued anew'), anew);
    }
    if (mistaken?.certificate)
      await certificates.revoke(mistaken.certificate.id, 'Issued for another group by mistake');
    if (goesOn) {
      const change = { personId: goesOn.personId, level: 'silver' as const, change: 'awarded' as const };
      await player.the(BadgeService).put(player.id('silver badge'), { ...change, note: 'Trained others elsewhere' });
    }
  });
};
