import { type ProgrammeProgress } from '@throughline/domain/results';
import { linesOf } from './month-lines';

const months: ProgrammeProgress['months'] = [
  { month: '2026-10', storiesNet: 2, cumulative: 2, expected: 3 },
  { month: '2026-11', storiesNet: null, cumulative: null, expected: 6 },
];

describe('the months of a programme as lines', () => {
  it('are what there is so far, what was expected, and what is aimed at', () => {
    expect(linesOf(months, 10).map(({ values }) => values)).toEqual([
      [2, null],
      [3, 6],
      [10, 10],
    ]);
  });

  it.each([null, 0])('say nothing of what was expected where the target is %p', (target) => {
    expect(linesOf(months, target).map(({ values }) => values)).toEqual([[2, null]]);
  });
});
