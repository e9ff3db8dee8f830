export {
  DEFAULT_TOLERANCE,
  FUNDER_METRICS,
  HEAD_COUNT_METRICS,
  METRICS,
  RAG_STATUSES,
  TARGET_METRICS,
  TOO_EARLY_BELOW,
  type FunderMetric,
  type Metric,
  type RagStatus,
  type TargetMetric,
} from './vocabulary';
export {
  elapsedShare,
  expectedByNow,
  figureOf,
  ragOf,
  worstRag,
  type Figure,
  type Period,
  type TargetPart,
} from './progress';
export { byUrgency, isBehind, monthlyLine, targetPartsOf, type Aims, type MonthOfLine, type Shortfall } from './aims';
export { RESULTS_GRANTS } from './results-grants';
export {
  figure,
  portfolio,
  programmeProgress,
  progressQuery,
  type Portfolio,
  type ProgrammeProgress,
} from './results-contract';
