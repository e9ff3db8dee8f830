import { accepted, refused, type Result } from '../shared';
import { ATTENDED_MARKS, MARKS, type Mark, type SaidOutcome, type SessionState } from './vocabulary';

export const isAttended = (mark: Mark): boolean => (ATTENDED_MARKS as readonly Mark[]).includes(mark);

/** A mark as it stands, with its own version: 0 when nothing was ever said of this person at this session. */
export interface StandingMark {
  readonly mark: Mark;
  readonly minutes: number | null;
  readonly version: number;
  /** The message that set it, so that the same message again is recognised. */
  readonly mutationId: string | null;
  /** Messages that said something else without having seen it, and that nobody has settled yet. */
  readonly disputes?: readonly { readonly mutationId: string }[];
}

/** What somebody says about one person, and which version of the mark they had seen when they said it. */
export interface MarkChange {
  readonly mark: Mark;
  readonly minutes: number | null;
  readonly baseVersion: number;
  readonly mutationId: string;
}

export const UNMARKED: StandingMark = { mark: 'notMarked', minutes: null, version: 0, mutationId: null };

export type MarkOutcome =
  /** The change is the mark now. Whatever was disputed is settled. */
  | { readonly kind: 'saved'; readonly mark: StandingMark }
  /** Nothing to do: the same message again, or both said the same. */
  | { readonly kind: 'unchanged'; readonly mark: StandingMark }
  /** The mark stays, said again by somebody who saw that it was disputed: that settles it. */
  | { readonly kind: 'kept'; readonly mark: StandingMark }
  /** Somebody else said something different meanwhile. Theirs stands until a person decides. */
  | { readonly kind: 'conflict'; readonly mark: StandingMark };

/**
 * What becomes of a mark when somebody says something about it. Nobody's mark is ever lost: a change that had not seen the standing
 * version, and says something else, is a conflict; it is remembered, and shown beside the mark until somebody says either again, having seen
 * the version that stands. Minutes belong to people who were there.
 * @param before what became of this very message when it came earlier: a repeat says nothing anew, also when others spoke since
 */
export const applyMark = (
  standing: StandingMark,
  change: MarkChange,
  before: SaidOutcome | null = null,
): MarkOutcome => {
  const disputes = standing.disputes ?? [];
  if (disputes.some(({ mutationId }) => mutationId === change.mutationId)) return { kind: 'conflict', mark: standing };
  if (before !== null || standing.mutationId === change.mutationId) return { kind: 'unchanged', mark: standing };
  const says = { mark: change.mark, minutes: isAttended(change.mark) ? change.minutes : null };
  const isSame = says.mark === standing.mark && says.minutes === standing.minutes;
  const hasSeen = change.baseVersion === standing.version;
  if (isSame && hasSeen && disputes.length > 0) return { kind: 'kept', mark: { ...standing, disputes: [] } };
  if (isSame) return { kind: 'unchanged', mark: standing };
  if (!hasSeen) return { kind: 'conflict', mark: standing };
  return { kind: 'saved', mark: { ...says, version: standing.version + 1, mutationId: change.mutationId } };
};

/** Nobody was there for longer than the session lasted; somebody who typed that meant something else. */
export const checkMinutes = (
  changes: readonly { readonly entryId: string; readonly minutes: number | null }[],
  session: { readonly startsAt: string; readonly endsAt: string },
): Result<void, 'register.minutesTooMany'> => {
  const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
  const tooLong = changes.find((change) => change.minutes !== null && change.minutes > minutes);
  return tooLong ? refused('register.minutesTooMany', { entryId: tooLong.entryId, minutes }) : accepted(undefined);
};

/**
 * Whether marks may be written in this state of the session: an apology before it begins, a correction until the register locks.
 * A submitted register is corrected, never unmarked (B3.8).
 * @param marks those that are to be written
 */
export const checkRecordable = (
  state: SessionState,
  marks: readonly Mark[] = [],
): Result<SessionState, 'register.notOpen' | 'register.locked' | 'register.unmarked'> => {
  switch (state) {
    case 'scheduled':
    case 'inProgress':
    case 'delivered':
    case 'reopened':
      return accepted(state);
    case 'registerSubmitted': {
      const count = marks.filter((mark) => mark === 'notMarked').length;
      return count > 0 ? refused('register.unmarked', { count }) : accepted(state);
    }
    case 'locked':
      return refused('register.locked');
    case 'draft':
    case 'postponed':
    case 'cancelled':
      return refused('register.notOpen', { state });
  }
};

/** People per mark. */
export type Tally = Readonly<Record<Mark, number>>;

export const tally = (marks: readonly Mark[]): Tally =>
  Object.fromEntries(MARKS.map((mark) => [mark, marks.filter((each) => each === mark).length])) as Record<Mark, number>;

/** What a register is handed in with: everybody's mark, or how many came. */
export type RegisterContent =
  | { readonly kind: 'named'; readonly marks: readonly Mark[] }
  | { readonly kind: 'headcount'; readonly headcount: number | null };

/** A register can be submitted once everybody is marked (B3.8), or counted, and the session has begun. */
export const checkSubmittable = (
  state: SessionState,
  content: RegisterContent,
  timing: { readonly now: string; readonly startsAt: string },
): Result<
  Tally,
  'register.unmarked' | 'register.headcountMissing' | 'register.notYet' | 'register.locked' | 'register.notOpen'
> => {
  const recordable = checkRecordable(state);
  if (!recordable.ok) return recordable;
  if (Date.parse(timing.now) < Date.parse(timing.startsAt))
    return refused('register.notYet', { startsAt: timing.startsAt });
  if (content.kind === 'headcount')
    return content.headcount === null ? refused('register.headcountMissing') : accepted(tally([]));
  const counts = tally(content.marks);
  return counts.notMarked > 0 ? refused('register.unmarked', { count: counts.notMarked }) : accepted(counts);
};
