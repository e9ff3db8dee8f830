import { type ComponentFixture, TestBed } from '@angular/core/testing';
import fc from 'fast-check';
import { type ChartLine } from './chart-lines';
import { chartOption } from './chart-option';
import { LineChart } from './line-chart';

const write = (value: number) => String(value);

const shown = async (
  labels: readonly string[],
  lines: readonly ChartLine[],
  fixture: ComponentFixture<LineChart> = TestBed.createComponent(LineChart),
): Promise<ComponentFixture<LineChart>> => {
  fixture.componentRef.setInput('caption', 'Stories, month by month');
  fixture.componentRef.setInput('labelsName', 'Month');
  fixture.componentRef.setInput('labels', labels);
  fixture.componentRef.setInput('lines', lines);
  fixture.componentRef.setInput('write', write);
  await fixture.whenStable();
  return fixture;
};

const textsOf = (root: Element, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent.trim());

/** The table, column by column. */
const columnsOf = (element: HTMLElement, count: number): string[][] =>
  Array.from({ length: count }, (_, column) => textsOf(element, `tbody td:nth-child(${column + 2})`));

const chart = fc.integer({ min: 0, max: 14 }).chain((length) =>
  fc.record({
    labels: fc.constant(Array.from({ length }, (_, index) => `Month ${index + 1}`)),
    lines: fc.uniqueArray(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name.trim() === name),
        values: fc.array(fc.option(fc.integer({ min: 0, max: 5000 })), { minLength: length, maxLength: length }),
        stroke: fc.constantFrom('solid' as const, 'dashed' as const, 'dotted' as const),
      }),
      { minLength: 1, maxLength: 3, selector: (line) => line.name },
    ),
  }),
);

describe('a line chart', () => {
  it('has a table that says exactly what is drawn', async () => {
    const fixture = TestBed.createComponent(LineChart);
    await fc.assert(
      fc.asyncProperty(chart, async ({ labels, lines }) => {
        await shown(labels, lines, fixture);
        const drawn = chartOption({ labels, lines }, { write, fontSize: 13 });
        const element = fixture.nativeElement as HTMLElement;

        expect(textsOf(element, 'tbody th')).toEqual(drawn.xAxis.data);
        expect(textsOf(element, 'thead th').slice(1)).toEqual(drawn.series.map(({ name }) => name));
        expect(columnsOf(element, lines.length)).toEqual(
          drawn.series.map(({ data }) => data.map((value) => (value === null ? '–' : write(value)))),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('is one image whose name says where each line has come to', async () => {
    const { nativeElement } = await shown(
      ['Jan', 'Feb', 'Mar'],
      [
        { name: 'So far', values: [1, 3, null], stroke: 'solid' },
        { name: 'Target', values: [null, null, null], stroke: 'dotted' },
      ],
    );
    const image = (nativeElement as HTMLElement).querySelector('[role="img"]');
    expect(image?.getAttribute('aria-label')).toBe(
      'Stories, month by month. So far: 3 (Feb); Target: nothing yet. The table has every number.',
    );
  });

  it('lets the keyboard reach the table, which scrolls, under the name of the chart', async () => {
    const { nativeElement } = await shown(['Jan'], [{ name: 'So far', values: [1], stroke: 'solid' }]);
    const element = nativeElement as HTMLElement;
    const region = element.querySelector('[role="region"]');
    expect(region?.getAttribute('tabindex')).toBe('0');
    expect(element.querySelector(`#${region?.getAttribute('aria-labelledby') ?? ''}`)?.textContent).toBe(
      'Stories, month by month',
    );
  });

  it('leaves a gap where nothing is known, and tells lines apart by their stroke', () => {
    const { series } = chartOption(
      {
        labels: ['Jan', 'Feb'],
        lines: [
          { name: 'So far', values: [2, null], stroke: 'solid' },
          { name: 'Expected', values: [1, 2], stroke: 'dashed' },
        ],
      },
      { write, fontSize: 13 },
    );
    expect(series.map(({ data }) => data)).toEqual([
      [2, null],
      [1, 2],
    ]);
    expect(series.map(({ lineStyle }) => lineStyle.type)).toEqual(['solid', 'dashed']);
  });

  it('says a band as it draws it: from where to where, and a gap where either is not known', async () => {
    const band = { name: 'At this pace', low: [null, 3, 4, 5], high: [null, 3, 6, null] };
    const lines = [{ name: 'So far', values: [2, 3, null, null], stroke: 'solid' as const }];
    const labels = ['Jan', 'Feb', 'Mar', 'Apr'];
    const fixture = TestBed.createComponent(LineChart);
    fixture.componentRef.setInput('band', band);
    const { nativeElement } = await shown(labels, lines, fixture);
    const element = nativeElement as HTMLElement;

    expect(textsOf(element, 'thead th')).toEqual(['Month', 'So far', 'At this pace']);
    expect(columnsOf(element, 2)[1]).toEqual(['–', '3', '4 to 6', '–']);
    expect(element.querySelector('[role="img"]')?.getAttribute('aria-label')).toContain('At this pace: 4 to 6 (Mar)');
    const [lower, width] = chartOption({ labels, lines, band }, { write, fontSize: 13 }).series;
    expect([lower?.data, width?.data]).toEqual([
      [null, 3, 4, null],
      [null, 0, 2, null],
    ]);
  });
});
