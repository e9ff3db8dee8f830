import { type MarkSource, type NoteVisibility, type SaidOutcome } from '@throughline/domain/training';
import { type RegisterLine, type Said } from './register-outbox';
import { MARK_WORDS } from './training-words';

export const SOURCE_OF_MARK_WORDS: Readonly<Record<MarkSource, string>> = {
  online: '',
  offline: $localize`said without a connection`,
  paper: $localize`from paper`,
  import: $localize`brought in from a file`,
};

/** What became of a mark, where it did not simply become the one that stands. */
export const OUTCOME_WORDS: Readonly<Record<SaidOutcome, string>> = {
  taken: '',
  notTaken: $localize`while another mark stood`,
  kept: $localize`decided between two`,
};

export const VISIBILITY_WORDS: Readonly<Record<NoteVisibility, { readonly word: string; readonly hint: string }>> = {
  private: { word: $localize`Only me`, hint: $localize`No manager and no administrator can read it.` },
  team: { word: $localize`The team`, hint: $localize`Everybody who may see this session can read it.` },
  report: {
    word: $localize`The team, and reports`,
    hint: $localize`It may be quoted in reports, so name nobody in it.`,
  },
};

/** "Late, there for 45 minutes". */
export const saidWords = ({ mark, minutes }: Said): string =>
  minutes === null ? MARK_WORDS[mark] : $localize`${MARK_WORDS[mark]}:mark:, there for ${minutes}:count: minutes`;

/** The name on the line; a walk-in whose name the device did not keep is still somebody. */
export const nameOf = ({ name, needsName }: Pick<RegisterLine, 'name' | 'needsName'>): string =>
  needsName || name === '' ? $localize`Walk-in without a name` : name;

/** How long a session is, in minutes. */
export const minutesOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): number =>
  Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
