import type { ProblemCatalogue } from '../shared';
import { PLAN_PROBLEMS } from './plan-problems';

export const RESULTS_PROBLEMS = {
  'community.nameTaken': { kind: 'conflict', title: 'The programme has a community of this name' },
  'coverage.regionOutside': { kind: 'ruleBroken', title: 'The strand does not work in this region' },
  'coverage.communityUnknown': { kind: 'ruleBroken', title: 'The programme has no such community' },
  'coverage.communityArchived': { kind: 'ruleBroken', title: 'Nothing is sought from a community that is archived' },
  'figure.keptOtherwise': { kind: 'conflict', title: 'Another figure was kept under this id' },
  'indicator.codeTaken': { kind: 'conflict', title: 'The programme has an indicator of this code' },
  'indicator.strandOutside': { kind: 'ruleBroken', title: 'The programme has no such strand' },
  'indicator.hasValues': {
    kind: 'ruleBroken',
    title: 'How an indicator is counted stays as it is once there are values',
  },
  'period.overlaps': { kind: 'ruleBroken', title: 'The period overlaps another of this indicator' },
  'period.closed': { kind: 'ruleBroken', title: 'The period is closed' },
  'period.notOver': { kind: 'ruleBroken', title: 'The period is not over yet' },
  'period.targetUnfit': { kind: 'ruleBroken', title: 'The target is not in the unit of the indicator' },
  'period.reasonNeeded': { kind: 'ruleBroken', title: 'A target is changed for a reason' },
  'period.nothingToRestate': { kind: 'ruleBroken', title: 'Nothing was recorded since the period was closed' },
  'entry.counted': { kind: 'ruleBroken', title: 'This indicator is counted from the records' },
  'entry.valueUnfit': { kind: 'ruleBroken', title: 'The value is not in the unit of the indicator' },
  'entry.regionOutside': { kind: 'ruleBroken', title: 'The programme does not work in this region' },
  'entry.dayOutside': { kind: 'ruleBroken', title: 'The day of the value is not in the period, or still to come' },
  'entry.notInThisState': { kind: 'ruleBroken', title: 'A value in this state cannot move there' },
  'entry.ownValue': { kind: 'ruleBroken', title: 'Somebody else decides about a value' },
  'entry.reasonNeeded': { kind: 'ruleBroken', title: 'A reported figure is changed for a reason' },
  ...PLAN_PROBLEMS,
} as const satisfies ProblemCatalogue;
