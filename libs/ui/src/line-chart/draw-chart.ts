import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what a line needs. This file is fetched with the first chart that comes into sight.
use([LineChart, GridComponent, SVGRenderer]);

/** A chart in an element that has a size. */
export const drawIn = (element: HTMLElement): ECharts => init(element, null, { renderer: 'svg' });
