import { accepted, refused, type Result } from '../shared';
import type { EntryState } from './indicator-vocabulary';

/** What has to be known of a value before it moves. */
export interface EntryFacts {
  readonly state: EntryState;
  /** Who entered it last. */
  readonly enteredBy: string | null;
  readonly periodIsClosed: boolean;
}

const MOVES: Readonly<Record<'submitted' | 'returned' | 'approved', readonly EntryState[]>> = {
  submitted: ['draft', 'returned'],
  returned: ['submitted'],
  approved: ['submitted'],
};

/** Whether somebody may approve or return a value: two people answer for a figure, so not whoever entered it. */
export const mayDecide = ({ enteredBy }: Pick<EntryFacts, 'enteredBy'>, accountId: string): boolean =>
  enteredBy !== accountId;

/** Whether a value may move, and by whom: draft → submitted → returned → submitted → approved. */
export const entryMoves = (
  facts: EntryFacts,
  move: { readonly to: 'submitted' | 'returned' | 'approved'; readonly accountId: string; readonly hasReason: boolean },
): Result<EntryState, 'entry.notInThisState' | 'entry.ownValue' | 'entry.reasonNeeded'> => {
  if (!MOVES[move.to].includes(facts.state)) return refused('entry.notInThisState', { state: facts.state });
  if (move.to !== 'submitted' && !mayDecide(facts, move.accountId)) return refused('entry.ownValue');
  if (move.to === 'approved' && facts.periodIsClosed && !move.hasReason) return refused('entry.reasonNeeded');
  return accepted(move.to);
};
