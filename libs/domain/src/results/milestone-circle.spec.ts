import fc from 'fast-check';
import { checkDependencies, circleThrough, type WaitingMilestone } from './milestone-circle';

const waiting = (id: string, ...dependsOn: string[]): WaitingMilestone => ({ id, title: id.toUpperCase(), dependsOn });

/** Whether anything waits for itself, found by taking away, again and again, what waits for nothing that is left. */
const hasCircle = (milestones: readonly WaitingMilestone[]): boolean => {
  let left = milestones;
  for (;;) {
    const ids = new Set(left.map(({ id }) => id));
    const next = left.filter(({ dependsOn }) => dependsOn.some((each) => ids.has(each)));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
};

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const anyPlan = fc
  .tuple(...IDS.map(() => fc.subarray(IDS, { maxLength: 3 })))
  .map((all) => IDS.map((id, index) => waiting(id, ...(all[index] ?? []))));
const anyAcyclicPlan = anyPlan.map((all) =>
  all.map((each) => ({ ...each, dependsOn: each.dependsOn.filter((other) => other < each.id) })),
);

describe('what milestones wait for', () => {
  it.each([
    ['nothing', 'a', [], [waiting('a')]],
    ['one after the other', 'c', ['b'], [waiting('a'), waiting('b', 'a'), waiting('c')]],
    ['two ways to the same', 'd', ['b', 'c'], [waiting('a'), waiting('b', 'a'), waiting('c', 'a'), waiting('d')]],
    ['what it no longer waits for', 'a', ['c'], [waiting('a', 'b'), waiting('b', 'a'), waiting('c')]],
  ])('can be %s', (_, id, dependsOn, all) => {
    expect(checkDependencies({ id, title: 'Itself', dependsOn }, all).ok).toBe(true);
  });

  it.each([
    ['itself', ['a'], [waiting('a')], ['a', 'a']],
    ['one that waits for it', ['b'], [waiting('a'), waiting('b', 'a')], ['a', 'b', 'a']],
    [
      'it by the shortest way',
      ['b', 'e'],
      [waiting('a'), waiting('b', 'c'), waiting('c', 'd'), waiting('d', 'a'), waiting('e', 'a')],
      ['a', 'e', 'a'],
    ],
  ])('cannot be %s', (_, dependsOn, all, way) => {
    expect(circleThrough('a', dependsOn, all)).toEqual(way);
  });

  it('is refused with the way round by its titles, the new one among them', () => {
    const all = [waiting('a'), waiting('b', 'c'), waiting('c', 'a')];
    expect(checkDependencies({ id: 'a', title: 'Launch', dependsOn: ['b'] }, all)).toEqual({
      ok: false,
      refusal: { code: 'milestone.circle', params: { way: ['Launch', 'B', 'C', 'Launch'] } },
    });
  });

  it('is of the same programme', () => {
    expect(checkDependencies(waiting('a', 'elsewhere'), [waiting('a')])).toMatchObject({
      refusal: { code: 'milestone.dependsOutside' },
    });
  });

  it('can be a chain of any length', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      waiting(`m${index}`, ...(index === 0 ? [] : [`m${index - 1}`])),
    );
    expect(circleThrough('new', ['m19999'], chain)).toBeNull();
    expect(circleThrough('m0', ['m19999'], chain)).toHaveLength(20_001);
  });
});

describe('a circle', () => {
  it('is always found, and nothing else is taken for one', () => {
    fc.assert(
      fc.property(anyAcyclicPlan, fc.constantFrom(...IDS), fc.subarray(IDS), (all, id, dependsOn) => {
        const after = all.map((each) => (each.id === id ? { ...each, dependsOn } : each));
        expect(circleThrough(id, dependsOn, all) !== null).toBe(hasCircle(after));
      }),
    );
  });

  it('is a way along what waits for what, from the milestone back to it', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...IDS), fc.subarray(IDS), (all, id, dependsOn) => {
        const way = circleThrough(id, dependsOn, all) ?? [];
        const waitsFor = new Map(all.map((each) => [each.id, each.id === id ? dependsOn : each.dependsOn]));
        way.slice(1).forEach((next, index) => expect(waitsFor.get(way[index] ?? '')).toContain(next));
        if (way.length > 0) expect([way[0], way.at(-1)]).toEqual([id, id]);
      }),
    );
  });

  it('is the same one in whatever order they were entered', () => {
    const shuffled = anyPlan.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...IDS), fc.subarray(IDS), ([one, other], id, dependsOn) => {
        const turned = other.map((each) => ({ ...each, dependsOn: each.dependsOn.toReversed() }));
        expect(circleThrough(id, dependsOn.toReversed(), turned)).toEqual(circleThrough(id, dependsOn, one));
      }),
    );
  });
});
