import { accepted, refused, type Result } from '../shared';

/** A milestone, and those that it waits for. */
export interface WaitingMilestone {
  readonly id: string;
  readonly title: string;
  readonly dependsOn: readonly string[];
}

/**
 * The shortest way by which a milestone would wait for itself, by ids, beginning and ending with it; null when it would not. Whatever the
 * order of entry, the answer is the same. Step by step and not by recursion, so that a chain of any length can be followed.
 * @param dependsOn what it would wait for: in place of what it waits for now
 */
export const circleThrough = (
  id: string,
  dependsOn: readonly string[],
  milestones: readonly WaitingMilestone[],
): readonly string[] | null => {
  const waitsFor = new Map(milestones.map((each) => [each.id, each.dependsOn]));
  waitsFor.set(id, dependsOn);
  const cameFrom = new Map<string, string>();
  const reached = [id];
  for (const at of reached) {
    for (const next of (waitsFor.get(at) ?? []).toSorted()) {
      if (next === id) return wayTo(at, id, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      reached.push(next);
    }
  }
  return null;
};

const wayTo = (last: string, id: string, cameFrom: ReadonlyMap<string, string>): readonly string[] => {
  const way = [id];
  for (let at = last; at !== id; at = cameFrom.get(at) ?? id) way.push(at);
  return [...way, id].toReversed();
};

/**
 * Whether a milestone may wait for others: for milestones of its programme, and never for itself, by whatever way round. The refusal names
 * the way by titles.
 */
export const checkDependencies = (
  { id, title, dependsOn }: WaitingMilestone,
  ofProgramme: readonly WaitingMilestone[],
): Result<null, 'milestone.dependsOutside' | 'milestone.circle'> => {
  const titles = new Map([...ofProgramme.map((each) => [each.id, each.title] as const), [id, title] as const]);
  if (dependsOn.some((each) => !titles.has(each))) return refused('milestone.dependsOutside');
  const circle = circleThrough(id, dependsOn, ofProgramme);
  return circle === null
    ? accepted(null)
    : refused('milestone.circle', { way: circle.map((each) => titles.get(each) ?? '') });
};
