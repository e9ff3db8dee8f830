// An entrance of its own: what shows numbers is for the pages that do, and no part of the first screen.
export { BulletBar } from '../bullet-bar/bullet-bar';
export { FigureCard } from '../figure-card/figure-card';
export { type ChartBand, type ChartLine } from '../line-chart/chart-lines';
export { LineChart } from '../line-chart/line-chart';
export { RagMark, type RagMarkStatus } from '../rag-mark/rag-mark';
