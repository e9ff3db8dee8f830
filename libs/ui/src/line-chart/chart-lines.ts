/** One line of a chart. A null is a gap: nothing is known there (yet). */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** `solid` for what happened, `dashed` for what was expected, `dotted` for what is aimed at: told apart without colour. */
  readonly stroke: 'solid' | 'dashed' | 'dotted';
}

/** An area between two lines: where a number will probably lie. A null is a gap, in both at once. */
export interface ChartBand {
  readonly name: string;
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

export interface ChartLines {
  /** What stands along the foot, one for each value of a line. */
  readonly labels: readonly string[];
  readonly lines: readonly ChartLine[];
  readonly band?: ChartBand | null;
}
