import {
  ENROLMENT_TRANSITIONS,
  type CohortMember,
  type Course,
  type EnrolmentState,
} from '@throughline/domain/training';
import { writeNumber } from '../platform/format';

/** "9 of 12 held, 3 to come": counts, so that nobody is a percentage. */
export const attendanceWords = ({ attended, held, toCome }: CohortMember): string => {
  const been = held === 0 ? $localize`none held yet` : $localize`${attended}:attended: of ${held}:held: held`;
  return toCome === 0 ? been : $localize`${been}:been:, ${toCome}:count: to come`;
};

/** Whom somebody should call, in words; null for everybody else. */
export const absenceWords = ({ consecutiveAbsences, state }: CohortMember): string | null =>
  consecutiveAbsences >= 2 && (state === 'inTraining' || state === 'enrolled')
    ? $localize`missed the last ${consecutiveAbsences}:count: sessions — somebody should call`
    : null;

/** Why somebody cannot complete yet; null when they can. */
export const completionObstacle = (
  { mayComplete, missingCoreModules, attended, held }: CohortMember,
  { minimumAttendance }: Pick<Course, 'minimumAttendance'>,
): string | null => {
  if (mayComplete) return null;
  if (missingCoreModules.length > 0)
    return $localize`Core modules are still missing: ${missingCoreModules.join(', ')}:modules:.`;
  if (held === 0) return $localize`No session has been held and its register submitted yet.`;
  const needed = Math.ceil(minimumAttendance * held - 1e-9);
  return $localize`They were at ${attended}:attended: of ${held}:held: sessions; the course asks for ${writeNumber(needed)}:needed:.`;
};

/** What can be done about somebody from here, in the order of its buttons. Training begins by itself, with the first mark. */
const OFFERED: readonly EnrolmentState[] = ['enrolled', 'completed', 'paused', 'inTraining', 'didNotStart', 'withdrew'];

export const movesOf = ({ state }: CohortMember): readonly EnrolmentState[] => {
  const possible: readonly EnrolmentState[] = ENROLMENT_TRANSITIONS[state];
  return OFFERED.filter((to) => possible.includes(to) && !(state === 'enrolled' && to === 'inTraining'));
};

export const MOVE_WORDS: Readonly<Partial<Record<EnrolmentState, string>>> = {
  enrolled: $localize`Enrol`,
  completed: $localize`Complete`,
  paused: $localize`Pause`,
  inTraining: $localize`Resume`,
  didNotStart: $localize`Close as not started`,
  withdrew: $localize`Withdraw`,
};
