import { accepted, refused, type Result } from '../shared';

/** What completion is decided on: counts from submitted registers only. */
export interface TrainingRecord {
  /** Sessions with a submitted register at which the person was expected. */
  readonly held: number;
  /** Those of them that the person attended. */
  readonly attended: number;
  /** Titles of core modules of the course that they do not hold. */
  readonly missingCoreModules: readonly string[];
}

/** A record held against the rule of its course, with everything that is missing, not only the first. */
export interface CompletionDecision extends TrainingRecord {
  readonly isMet: boolean;
  /** Sessions that had to be attended of those held: at least one session has to be held at all. */
  readonly needed: number;
}

/** Shares of a hundredth times a count are whole numbers that binary fractions miss by less than this. */
const ROUNDING = 1e-9;

/**
 * Completed means: every core module held, and at least the course's share of the sessions attended (domain B2).
 * @param minimumAttendance share of the held sessions, 0 to 1
 */
export const decideCompletion = (
  { held, attended, missingCoreModules }: TrainingRecord,
  minimumAttendance: number,
): CompletionDecision => {
  const needed = Math.ceil(minimumAttendance * held - ROUNDING);
  const isMet = missingCoreModules.length === 0 && held > 0 && attended >= needed;
  return { held, attended, missingCoreModules, needed, isMet };
};

/** The same decision, as what stands in the way of a step: what is missing of the modules comes first. */
export const checkCompletion = (
  record: TrainingRecord,
  minimumAttendance: number,
): Result<TrainingRecord, 'enrolment.modulesMissing' | 'enrolment.attendanceShort'> => {
  const { isMet, held, attended, missingCoreModules } = decideCompletion(record, minimumAttendance);
  if (isMet) return accepted(record);
  if (missingCoreModules.length > 0) return refused('enrolment.modulesMissing', { modules: missingCoreModules });
  const minimumPercent = Math.round(minimumAttendance * 100);
  return refused('enrolment.attendanceShort', { attended, held, minimumPercent });
};

/** Hours after which finishing a course in one go can no longer be taken back: certificates have been handed out by then. */
export const HOURS_TO_UNDO_COMPLETION = 24;
