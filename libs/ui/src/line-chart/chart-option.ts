import { type ChartBand, type ChartLines } from './chart-lines';

// Colours are names of the theme's own, resolved by the browser where they stand: light, dark, print and forced colours need no redraw.
const LOOKS = {
  solid: { color: 'var(--tl-accent-colour)', width: 3 },
  dashed: { color: 'var(--tl-text-colour)', width: 2 },
  dotted: { color: 'var(--tl-quiet-colour)', width: 2 },
} as const;
const QUIET = 'var(--tl-quiet-colour)';
const TEXT = { color: QUIET, fontFamily: 'Atkinson Hyperlegible, system-ui, sans-serif' };

const isBetween = (low: number | null | undefined, high: number | null | undefined): high is number =>
  typeof low === 'number' && typeof high === 'number';

/** A band is two lines that are not seen, the upper one stacked on the lower, and what is filled between them. */
const bandSeries = ({ name, low, high }: ChartBand) => {
  const unseen = {
    type: 'line' as const,
    ...{ stack: 'band', silent: true, showSymbol: false, emphasis: { disabled: true }, z: 1 },
    lineStyle: { width: 0, type: 'solid' as const },
  };
  const widths = high.map((value, index) => {
    const from = low[index];
    return isBetween(from, value) ? value - (from ?? 0) : null;
  });
  return [
    { ...unseen, name: '', data: low.map((value, index) => (isBetween(value, high[index]) ? value : null)) },
    { ...unseen, name, data: widths, areaStyle: { color: 'var(--tl-accent-colour)', opacity: 0.18 } },
  ];
};

/** What ECharts is told to draw. Nothing moves, and nothing is said that the table does not say. */
export const chartOption = (
  { labels, lines, band }: ChartLines,
  { write, fontSize }: { readonly write: (value: number) => string; readonly fontSize: number },
) => ({
  animation: false,
  textStyle: { ...TEXT, fontSize },
  grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
  xAxis: {
    type: 'category' as const,
    data: [...labels],
    boundaryGap: false,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: 'var(--tl-edge-colour)' } },
    axisLabel: { ...TEXT, fontSize, hideOverlap: true },
  },
  yAxis: {
    type: 'value' as const,
    min: 0,
    minInterval: 1,
    splitNumber: 4,
    splitLine: { lineStyle: { color: 'var(--tl-line-colour)' } },
    axisLabel: { ...TEXT, fontSize, formatter: write },
  },
  series: [
    ...(band ? bandSeries(band) : []),
    ...lines.map(({ name, values, stroke }) => ({
      type: 'line' as const,
      name,
      data: [...values],
      silent: true,
      emphasis: { disabled: true },
      showSymbol: stroke === 'solid',
      symbol: 'circle',
      symbolSize: 5,
      itemStyle: { color: LOOKS[stroke].color },
      lineStyle: { ...LOOKS[stroke], type: stroke },
      z: stroke === 'solid' ? 3 : 2,
    })),
  ],
});
