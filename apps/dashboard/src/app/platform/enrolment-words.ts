import { needsCall, type Attendance, type EnrolmentState } from '@throughline/domain/training';

export const ENROLMENT_STATE_WORDS: Readonly<Record<EnrolmentState, string>> = {
  interested: $localize`Waiting for a place`,
  invited: $localize`Offered a place`,
  enrolled: $localize`Enrolled`,
  inTraining: $localize`In training`,
  paused: $localize`Paused`,
  completed: $localize`Completed`,
  didNotStart: $localize`Did not start`,
  withdrew: $localize`Withdrew`,
  transferred: $localize`Moved to another cohort`,
};

type Counts = Pick<Attendance, 'attended' | 'held' | 'toCome'>;

/** "9 of 12 held, 3 to come": counts, so that nobody is a percentage. */
export const attendanceWords = ({ attended, held, toCome }: Counts): string => {
  const been = held === 0 ? $localize`none held yet` : $localize`${attended}:attended: of ${held}:held: held`;
  return toCome === 0 ? been : $localize`${been}:been:, ${toCome}:count: to come`;
};

/** The rule of those counts, to stand where they stand. */
export const ATTENDANCE_RULE = $localize`Counted are sessions whose register is in, from the day somebody joined to the day they left. An apology counts as held and not attended. Cancelled and postponed sessions do not count, nor does coming as a walk-in.`;

/** Whom somebody should call, in words; null for everybody else. */
export const absenceWords = (member: {
  readonly state: EnrolmentState;
  readonly consecutiveAbsences: number;
}): string | null =>
  needsCall(member) ? $localize`missed the last ${member.consecutiveAbsences}:count: sessions` : null;
