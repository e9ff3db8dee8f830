import type { LocalDate } from '@throughline/domain/shared';
import { DecisionService } from '../results/decision.service';
import { DeliverableService } from '../results/deliverable.service';
import { MilestoneService } from '../results/milestone.service';
import { RiskService } from '../results/risk.service';
import type { DemonstrationMilestone, DemonstrationPlan } from './plan.data';
import type { Player } from './player';

/** The plan of a programme: what was agreed and what became of it, with what is late, what may happen and what is to be done. */
export const playPlan = async (player: Player, plan: DemonstrationPlan, now: string): Promise<void> => {
  const place = { programmeId: player.id(plan.programme), strandId: null };
  const owned = { ...place, ownerId: player.id('manager') };
  const key = (kind: string, title: string): string => player.id(`${kind} ${plan.programme} ${title}`);

  for (const milestone of plan.milestones) await playMilestone(player, milestone, { owned, now });
  await player.as('manager', now, async () => {
    const [deliverables, risks, decisions] = [
      player.the(DeliverableService),
      player.the(RiskService),
      player.the(DecisionService),
    ];
    for (const { steps, ...write } of plan.deliverables) {
      const id = key('deliverable', write.code);
      await deliverables.put(id, { ...owned, ...write, url: null }, null);
      for (const [to, on, reason] of steps) await deliverables.move(id, { to, on, reason });
    }
    for (const { steps, isCritical = false, ...write } of plan.risks) {
      const id = key('risk', write.title);
      await risks.put(id, { ...owned, ...write, isCritical }, null);
      for (const [to, on, reason] of steps) await risks.move(id, { to, on, reason });
    }
    for (const { key: name, ...write } of plan.decisions)
      await decisions.putDecision(key('decision', name), { ...place, ...write }, null);
    for (const { decision, ...write } of plan.actions) {
      const decisionId = decision === undefined ? null : key('decision', decision);
      await decisions.putAction(key('action', write.title), { ...owned, ...write, decisionId }, null);
    }
  });
};

interface Around {
  readonly owned: { readonly programmeId: string; readonly strandId: null; readonly ownerId: string };
  readonly now: string;
}

/** What was agreed, agreed anew and done, each on its day: the day on which a date was agreed is kept with it. */
const playMilestone = async (
  player: Player,
  milestone: DemonstrationMilestone,
  { owned, now }: Around,
): Promise<void> => {
  const { key, title, baselineDate, forecastDate = baselineDate, isCritical = false } = milestone;
  const id = player.id(key);
  const dependsOn = (milestone.waitsFor ?? []).map((each) => player.id(each));
  const on = (day: LocalDate, run: (service: MilestoneService) => Promise<unknown>): Promise<unknown> =>
    player.as('manager', `${day}T10:00:00Z` < now ? `${day}T10:00:00Z` : now, () => run(player.the(MilestoneService)));
  const { rebaselined, steps = [] } = milestone;
  const [first] = [rebaselined?.[1], steps[0]?.[1], now.slice(0, 10)].filter((day) => day !== undefined);
  await on(first ?? now.slice(0, 10), (service) =>
    service.put(id, { ...owned, title, baselineDate, forecastDate, isCritical, dependsOn }, null),
  );
  if (rebaselined) {
    const [to, day, reason] = rebaselined;
    await on(day, (service) => service.rebaseline(id, { baselineDate: to, reason }));
  }
  for (const [to, day, reason] of steps) await on(day, (service) => service.move(id, { to, on: day, reason }));
};
