import {
  afterNextRender,
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { ECharts } from 'echarts/core';
import { type ChartBand, type ChartLine, type ChartLines } from './chart-lines';
import { chartOption } from './chart-option';

/** A sheet of paper is narrower than the screen that the chart was drawn for. */
const WIDTH_ON_PAPER = 420;

let made = 0;

/**
 * Lines over time, and beside them a table of the same numbers: whoever cannot read the one reads the other. The lines are one image
 * to a screen reader. Drawn by ECharts as SVG, which is fetched only then; the table stands at once.
 */
@Component({
  selector: 'tl-line-chart',
  template: `
    <figure>
      <figcaption [id]="id">{{ caption() }}</figcaption>
      <div class="both">
        <div class="picture">
          <ul class="legend" aria-hidden="true">
            @for (line of lines(); track line.name) {
              <li>
                <svg viewBox="0 0 28 8" focusable="false"><path [class]="line.stroke" d="M1 4h26" /></svg>
                {{ line.name }}
              </li>
            }
            @if (band(); as band) {
              <li>
                <svg viewBox="0 0 28 8" focusable="false"><path class="band" d="M1 0h26v8H1z" /></svg>
                {{ band.name }}
              </li>
            }
          </ul>
          <div #canvas class="canvas" role="img" [attr.aria-label]="description()"></div>
        </div>
        <!-- Reached with the keyboard, because it scrolls. -->
        <div class="numbers" role="region" tabindex="0" [attr.aria-labelledby]="id">
          <table>
            <thead>
              <tr>
                <th scope="col">{{ labelsName() }}</th>
                @for (line of lines(); track line.name) {
                  <th scope="col">{{ line.name }}</th>
                }
                @if (band(); as band) {
                  <th scope="col">{{ band.name }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (label of labels(); track $index; let index = $index) {
                <tr>
                  <th scope="row">{{ label }}</th>
                  @for (line of lines(); track line.name) {
                    <td>{{ writeValue(line, index) }}</td>
                  }
                  @if (band(); as band) {
                    <td>{{ writeBand(band, index) }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      </div>
    </figure>
  `,
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }

    figcaption {
      margin-block-end: var(--tl-space-3);
      font-weight: 700;
    }

    .both {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-5);
    }

    .picture {
      display: grid;
      grid-template-rows: auto 1fr;
      gap: var(--tl-space-3);
      min-inline-size: 0;
    }

    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-5);
      padding: 0;
      list-style: none;
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    .legend li {
      display: flex;
      gap: var(--tl-space-2);
      align-items: center;
    }

    .legend svg {
      inline-size: 1.75rem;
      block-size: 0.5rem;
      fill: none;
      stroke: var(--tl-accent-colour);
      stroke-width: 3;
    }

    .legend .dashed {
      stroke: var(--tl-text-colour);
      stroke-width: 2;
      stroke-dasharray: 6 4;
    }

    .legend .dotted {
      stroke: var(--tl-quiet-colour);
      stroke-width: 2;
      stroke-dasharray: 2 3;
    }

    .legend .band {
      fill: var(--tl-accent-colour);
      fill-opacity: 0.25;
      stroke: none;
    }

    .canvas {
      min-block-size: 15rem;
      overflow: hidden;
    }

    .numbers {
      max-block-size: 20rem;
      overflow: auto;
      border: var(--tl-hairline);
      border-radius: var(--tl-radius-small);
    }

    table {
      inline-size: 100%;
      border-collapse: collapse;
      font-size: var(--tl-text-small);
    }

    th,
    td {
      padding: var(--tl-space-1) var(--tl-space-3);
      text-align: end;
    }

    thead th {
      position: sticky;
      inset-block-start: 0;
      background: var(--tl-sunken-colour);
      vertical-align: bottom;
    }

    th:first-child {
      text-align: start;
      font-weight: 400;
      white-space: nowrap;
    }

    thead th:first-child {
      font-weight: 700;
    }

    tbody tr + tr > * {
      border-block-start: var(--tl-hairline);
    }

    @container (width >= 46rem) {
      .both {
        grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr);
      }
    }

    @media print {
      .numbers {
        max-block-size: none;
        overflow: visible;
      }
    }
  `,
})
export class LineChart {
  /** What is drawn: "Stories, month by month". */
  readonly caption = input.required<string>();
  /** What the labels along the foot are: "Month". */
  readonly labelsName = input.required<string>();
  readonly labels = input.required<ChartLines['labels']>();
  readonly lines = input.required<readonly ChartLine[]>();
  /** An area behind the lines. In the table it is a column of its own, "34 to 41". */
  readonly band = input<ChartBand | null>(null);
  readonly write = input((value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 }));

  protected readonly id = `tl-line-chart-${++made}`;
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly chart = signal<ECharts | null>(null);
  private isGone = false;

  /** The name of the image: where each line has come to, in words. */
  protected readonly description = computed(() => {
    const endOf = (name: string, values: ChartLine['values'], write: (index: number) => string): string => {
      const index = values.findLastIndex((value) => value !== null);
      const label = this.labels()[index];
      return label === undefined
        ? $localize`${name}:line:: nothing yet`
        : $localize`${name}:line:: ${write(index)}:value: (${label}:label:)`;
    };
    const band = this.band();
    const ends = [
      ...this.lines().map((line) => endOf(line.name, line.values, (index) => this.writeValue(line, index))),
      ...(band ? [endOf(band.name, band.high, (index) => this.writeBand(band, index))] : []),
    ];
    return $localize`${this.caption()}:caption:. ${ends.join('; ')}:ends:. The table has every number.`;
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => {
      this.isGone = true;
      this.chart()?.dispose();
    });
    afterNextRender(() => this.followSize(destroyed));
    afterRenderEffect(() => {
      const chart = this.chart();
      const fontSize = 0.8125 * parseFloat(getComputedStyle(document.documentElement).fontSize || '16');
      const drawn = { labels: this.labels(), lines: this.lines(), band: this.band() };
      chart?.setOption(chartOption(drawn, { write: this.write(), fontSize }), { notMerge: true });
    });
  }

  protected writeValue(line: ChartLine, index: number): string {
    const value = line.values[index];
    return value === undefined || value === null ? '–' : this.write()(value);
  }

  protected writeBand({ low, high }: ChartBand, index: number): string {
    const [from, to] = [low[index] ?? null, high[index] ?? null];
    if (from === null || to === null) return '–';
    return from === to ? this.write()(to) : $localize`${this.write()(from)}:low: to ${this.write()(to)}:high:`;
  }

  /** Draws once there is room, and again when the room changes, on the screen or for paper. */
  private followSize(destroyed: DestroyRef): void {
    if (typeof ResizeObserver === 'undefined') return;
    const element = this.canvas().nativeElement;
    // In the next frame: what is drawn may itself change the room, and the browser reports that as an error within this one.
    const observer = new ResizeObserver(() =>
      requestAnimationFrame(() => {
        if (this.isGone) return;
        if (this.chart()) this.chart()?.resize();
        else if (element.clientWidth > 0) void this.draw(element);
      }),
    );
    observer.observe(element);
    const onPaper = () => this.chart()?.resize({ width: Math.min(WIDTH_ON_PAPER, element.clientWidth) });
    const onScreen = () => this.chart()?.resize({ width: 'auto' });
    window.addEventListener('beforeprint', onPaper);
    window.addEventListener('afterprint', onScreen);
    destroyed.onDestroy(() => {
      observer.disconnect();
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', onScreen);
    });
  }

  private isDrawing = false;
  private async draw(element: HTMLElement): Promise<void> {
    if (this.isDrawing) return;
    this.isDrawing = true;
    const { drawIn } = await import('./draw-chart');
    // Both may have changed while the file was on its way.
    if (!this.isGone) this.chart.set(drawIn(element));
  }
}
