import type { ProgrammeProgress } from '@throughline/domain/results';

/** The actual numbers of a row of progress, by metric. */
export const actuals = (row: ProgrammeProgress['total'] | undefined): Record<string, number> =>
  row
    ? {
        ...Object.fromEntries(row.figures.map(({ metric, actual }) => [metric, actual])),
        unidentified: row.unidentified,
      }
    : {};
