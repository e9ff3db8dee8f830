import { type ProgrammeProgress } from '@throughline/domain/results';
import { type ChartLine } from '@throughline/ui/figures';

/** The months of a programme as lines: how many stories there are so far, how many were expected, and how many are aimed at. */
export const linesOf = (months: ProgrammeProgress['months'], target: number | null): readonly ChartLine[] => [
  { name: $localize`So far`, values: months.map(({ cumulative }) => cumulative), stroke: 'solid' },
  ...(target
    ? ([
        { name: $localize`Expected by its end`, values: months.map(({ expected }) => expected), stroke: 'dashed' },
        { name: $localize`Target`, values: months.map(() => target), stroke: 'dotted' },
      ] as const)
    : []),
];
