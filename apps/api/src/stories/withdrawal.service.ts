import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import { withdrawalConsequences, type TakenBack, type WithdrawalConsequences } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { holidaysAt } from '../platform/holidays';
import { RequestContext } from '../platform/request-context';
import { StoryFilesRepository } from './story-files.repository';
import { WithdrawalRepository, type UsesAndPeople } from './withdrawal.repository';

export interface Withdrawn extends TakenBack {
  readonly storyId: string;
  readonly consentId: string;
  readonly today: LocalDate;
}

/** What follows from consent that is gone, in the transaction in which it goes. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly repository: WithdrawalRepository,
    private readonly files: StoryFilesRepository,
    private readonly audit: Audit,
  ) {}

  async follow({ storyId, consentId, today, ...taken }: Withdrawn): Promise<void> {
    const found = await this.repository.uses(storyId);
    const consequences = await this.#of(found, taken, today);
    await this.files.remove(consequences.assetIds);
    await this.repository.undo(storyId, consequences);
    await this.#ask(storyId, consentId, found, consequences.tasks);
    await this.audit.record({ action: 'story.consequences', entity: 'consent_record', id: consentId });
  }

  /** What would follow if the storyteller took everything back today. */
  async foresee(storyId: string, today: LocalDate): Promise<WithdrawalConsequences> {
    const taken = { contributorId: null, extent: 'whole', before: [], after: [] } as const;
    return this.#of(await this.repository.uses(storyId), taken, today);
  }

  async #of({ uses, place }: UsesAndPeople, taken: TakenBack, today: LocalDate): Promise<WithdrawalConsequences> {
    const holiday = await holidaysAt(place);
    return withdrawalConsequences(taken, uses, { today, isHoliday: (day) => holiday(day) !== null });
  }

  /** First whoever put it there, else a manager of the programme, else who is at it now. */
  async #ask(storyId: string, consentId: string, found: UsesAndPeople, tasks: WithdrawalConsequences['tasks']) {
    const inHand = RequestContext.current()?.actor?.accountId;
    const fallback = found.owners[0] ?? inHand;
    const asked = tasks.flatMap((task) => {
      const first = task.firstAsked !== null && found.owners.includes(task.firstAsked) ? task.firstAsked : fallback;
      return first === undefined ? [] : [{ ...task, ownerId: first }];
    });
    await this.repository.ask(storyId, consentId, asked);
  }

  /** For what was given away before a withdrawal and written down after it. */
  async askAfterwards(storyId: string, consentId: string, disclosureId: string, today: LocalDate): Promise<void> {
    const found = await this.repository.uses(storyId);
    const all = await this.#of(found, { contributorId: null, extent: 'whole', before: [], after: [] }, today);
    await this.#ask(
      storyId,
      consentId,
      found,
      all.tasks.filter((task) => task.disclosureId === disclosureId),
    );
  }
}
