import fc from 'fast-check';
import {
  BADGE_TRANSITIONS,
  badgeProgress,
  dueLevel,
  earnedLevel,
  EXAMPLE_BADGE_CRITERIA,
  highest,
  moveBadge,
  type Activity,
} from './badge';
import { BADGE_CHANGES, BADGE_LEVELS } from './vocabulary';

const NOTHING: Activity = {
  responsibleStorytelling: [],
  coursesCompleted: [],
  sessionsAttended: [],
  storiesGathered: [],
  activeSince: null,
};
const ONE_COURSE: Activity = {
  ...NOTHING,
  responsibleStorytelling: ['2026-03-02'],
  coursesCompleted: ['2026-04-20'],
  storiesGathered: ['2026-05-01', '2026-04-30'],
  activeSince: '2026-03-02',
};
const TODAY = '2026-06-15';

describe('a badge', () => {
  it('is earned by nobody who has done nothing', () => {
    const progress = badgeProgress(NOTHING, EXAMPLE_BADGE_CRITERIA, TODAY);

    expect(progress.map(({ level, isMet }) => [level, isMet])).toEqual(BADGE_LEVELS.map((level) => [level, false]));
    expect(earnedLevel(progress)).toBeNull();
  });

  it('that asks for nothing is never earned', () => {
    expect(
      earnedLevel(badgeProgress(ONE_COURSE, { bronze: {}, silver: {}, gold: {}, platinum: {} }, TODAY)),
    ).toBeNull();
  });

  it('says since when it is met, and of the next how much is missing', () => {
    const [bronze, silver] = badgeProgress(ONE_COURSE, EXAMPLE_BADGE_CRITERIA, TODAY);

    expect(bronze).toMatchObject({ level: 'bronze', isMet: true, since: '2026-04-20' });
    expect(silver).toMatchObject({ level: 'silver', isMet: false, since: null });
    expect(silver?.measures.at(-1)).toEqual({ measure: 'storiesGathered', have: 2, needed: 5, since: null });
  });

  it('does not count what lies ahead', () => {
    expect(earnedLevel(badgeProgress(ONE_COURSE, EXAMPLE_BADGE_CRITERIA, '2026-04-19'))).toBeNull();
    expect(earnedLevel(badgeProgress(ONE_COURSE, EXAMPLE_BADGE_CRITERIA, '2026-04-20'))).toBe('bronze');
  });

  it.each([
    ['2026-01-31', 1, '2026-02-27', null, 0],
    ['2026-01-31', 1, '2026-02-28', '2026-02-28', 1],
    ['2025-12-15', 6, '2026-06-14', null, 5],
    ['2025-12-15', 6, '2026-06-15', '2026-06-15', 6],
  ])('for being active since %s: %i months are there on %s since %s', (activeSince, needed, today, since, have) => {
    const criteria = { ...EXAMPLE_BADGE_CRITERIA, bronze: { monthsActive: needed } };

    expect(badgeProgress({ ...NOTHING, activeSince }, criteria, today)[0]?.measures).toEqual([
      { measure: 'monthsActive', have, needed, since },
    ]);
  });

  it('is not skipped: a higher one takes every one below it', () => {
    const criteria = { ...EXAMPLE_BADGE_CRITERIA, silver: { storiesGathered: 9 }, gold: { coursesCompleted: 1 } };
    const progress = badgeProgress(ONE_COURSE, criteria, TODAY);

    expect(progress.map(({ isMet }) => isMet)).toEqual([true, false, true, false]);
    expect(earnedLevel(progress)).toBe('bronze');
  });

  it('once earned stays earned, whatever is done besides', () => {
    const days = fc.array(fc.integer({ min: 1, max: 28 }).map((day) => `2026-05-${String(day).padStart(2, '0')}`));
    const order = [null, ...BADGE_LEVELS];
    const earned = (activity: Activity): number =>
      order.indexOf(earnedLevel(badgeProgress(activity, EXAMPLE_BADGE_CRITERIA, TODAY)));
    fc.assert(
      fc.property(days, days, days, (stories, courses, more) => {
        const before = {
          ...ONE_COURSE,
          storiesGathered: stories,
          coursesCompleted: courses,
          activeSince: '2025-01-01',
        };
        const after = { ...before, storiesGathered: [...stories, ...more], coursesCompleted: [...courses, ...more] };
        expect(earned(after)).toBeGreaterThanOrEqual(earned(before));
      }),
    );
  });

  it('is due when it is higher than what is held', () => {
    expect(dueLevel('silver', {})).toBe('silver');
    expect(dueLevel('silver', { bronze: 'awarded' })).toBe('silver');
    expect(dueLevel('silver', { silver: 'awarded' })).toBeNull();
    expect(dueLevel('silver', { gold: 'awarded' })).toBeNull();
    expect(dueLevel('silver', { gold: 'withdrawn' })).toBe('silver');
    expect(dueLevel(null, {})).toBeNull();
    expect(highest({ bronze: 'awarded', silver: 'recommended' }, 'awarded')).toBe('bronze');
  });
});

const FROM = ['none', ...BADGE_CHANGES] as const;
const PAIRS = FROM.flatMap((from) => BADGE_CHANGES.map((to) => [from, to] as const));
const MAY: readonly string[] = [
  ...['none recommended', 'none awarded', 'recommended awarded', 'recommended withdrawn'],
  ...['awarded withdrawn', 'withdrawn recommended', 'withdrawn awarded'],
];

it.each(PAIRS)('a badge that is %s: %s', (from, to) => {
  const moved = moveBadge(from === 'none' ? undefined : from, to);

  expect(moved.ok).toBe(MAY.includes(`${from} ${to}`));
  expect((BADGE_TRANSITIONS[from] as readonly string[]).includes(to)).toBe(moved.ok);
  if (!moved.ok) expect(moved.refusal).toEqual({ code: 'badge.transition', params: { from, to } });
});
