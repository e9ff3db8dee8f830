import {
  ENROLMENT_TRANSITIONS,
  type CohortMember,
  type Course,
  type EnrolmentState,
} from '@throughline/domain/training';
import { today, writeDate, writeNumber } from '../platform/format';

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

/** What can be done about somebody from here, in the order of its menu. Training begins by itself, with the first mark. */
const OFFERED: readonly EnrolmentState[] = [
  ...(['enrolled', 'invited', 'interested', 'completed', 'paused', 'inTraining'] as const),
  ...(['didNotStart', 'transferred', 'withdrew'] as const),
];

/** @param endDate of the cohort: who never came is closed as not started when it is over */
export const movesOf = (
  { state }: Pick<CohortMember, 'state'>,
  { endDate }: { readonly endDate: string },
): readonly EnrolmentState[] => {
  const possible: readonly EnrolmentState[] = ENROLMENT_TRANSITIONS[state];
  const waits = state === 'interested' || state === 'invited';
  return OFFERED.filter((to) => {
    if (!possible.includes(to)) return false;
    if (to === 'inTraining') return state === 'paused';
    if (to === 'didNotStart') return endDate < today();
    return to !== 'transferred' || !waits;
  });
};

/** What a menu offers, by where it leads and from where. */
export const moveLabel = (from: EnrolmentState, to: EnrolmentState): string => {
  if (from === 'invited' && to === 'enrolled') return $localize`They accept: enrol`;
  if (from === 'invited' && to === 'withdrew') return $localize`They decline`;
  if (from === 'interested' && to === 'withdrew') return $localize`Take off the list`;
  return MOVE_WORDS[to] ?? '';
};

const MOVE_WORDS: Readonly<Partial<Record<EnrolmentState, string>>> = {
  enrolled: $localize`Enrol at once`,
  invited: $localize`Offer a place`,
  interested: $localize`Back to the end of the list`,
  completed: $localize`Complete`,
  paused: $localize`Pause`,
  inTraining: $localize`Resume`,
  didNotStart: $localize`Close as not started`,
  transferred: $localize`Move to another cohort`,
  withdrew: $localize`Withdraw`,
};

/** How an offer stands, in words. */
export const offerWords = ({
  offeredUntil,
  isOfferOpen,
}: Pick<CohortMember, 'offeredUntil' | 'isOfferOpen'>): string => {
  if (offeredUntil === null) return '';
  const day = writeDate(offeredUntil);
  return isOfferOpen ? $localize`offered a place until ${day}:day:` : $localize`the offer lapsed after ${day}:day:`;
};
