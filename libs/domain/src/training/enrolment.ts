import { accepted, refused, type Result } from '../shared';
import type { EnrolmentState } from './vocabulary';

const LEAVING = ['withdrew', 'transferred'] as const satisfies EnrolmentState[];

/** Where an enrolment can go from each state (domain B2). */
export const ENROLMENT_TRANSITIONS = {
  interested: ['invited', 'enrolled', ...LEAVING],
  invited: ['enrolled', ...LEAVING],
  enrolled: ['inTraining', 'didNotStart', ...LEAVING],
  inTraining: ['paused', 'completed', ...LEAVING],
  paused: ['inTraining', ...LEAVING],
  completed: [],
  didNotStart: [],
  withdrew: [],
  transferred: [],
} as const satisfies Record<EnrolmentState, readonly EnrolmentState[]>;

export const moveEnrolment = (
  from: EnrolmentState,
  to: EnrolmentState,
): Result<EnrolmentState, 'enrolment.transition'> =>
  (ENROLMENT_TRANSITIONS[from] as readonly EnrolmentState[]).includes(to)
    ? accepted(to)
    : refused('enrolment.transition', { from, to });

/** What completion is decided on: counts from submitted registers only. */
export interface TrainingRecord {
  /** Sessions with a submitted register at which the person was expected. */
  readonly held: number;
  /** Those of them that the person attended. */
  readonly attended: number;
  /** Titles of core modules of the course that no attended session delivered. */
  readonly missingCoreModules: readonly string[];
}

/**
 * Completed means: every core module held, and at least the course's share of the sessions attended (B2).
 * @param minimumAttendance share of the held sessions, 0 to 1
 */
export const checkCompletion = (
  record: TrainingRecord,
  minimumAttendance: number,
): Result<TrainingRecord, 'enrolment.modulesMissing' | 'enrolment.attendanceShort'> => {
  if (record.missingCoreModules.length > 0)
    return refused('enrolment.modulesMissing', { modules: record.missingCoreModules });
  if (record.held === 0 || record.attended / record.held < minimumAttendance)
    return refused('enrolment.attendanceShort', {
      attended: record.attended,
      held: record.held,
      minimumPercent: Math.round(minimumAttendance * 100),
    });
  return accepted(record);
};
