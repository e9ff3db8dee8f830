import {
  HIDE_BELOW,
  ROUND_TO,
  type Disclosed,
  type FunderFigure,
  type FunderProgramme,
} from '@throughline/domain/reports';
import { DEFAULT_TOLERANCE, TOO_EARLY_BELOW, type FunderMetric } from '@throughline/domain/results';
import { type RagMarkStatus } from '@throughline/ui/figures';
import { writeDecimal, writeNumber, writeShare } from '../platform/format';

interface MetricWords {
  readonly label: string;
  /** In a sentence, after a number or before "in Sandwell". */
  readonly many: string;
  /** What it counts and what it leaves out, for somebody who wants to quote it. */
  readonly rule: string;
}

/** What each figure is called, and its rule. The rules are those of the domain: whoever changes one changes both. */
export const FUNDER_METRIC_WORDS: Readonly<Record<FunderMetric, MetricWords>> = {
  storiesNet: {
    label: $localize`Stories`,
    many: $localize`stories`,
    rule: $localize`Stories that people told and handed in, less those that their storytellers have withdrawn. Practice stories do not count.`,
  },
  storiesPublished: {
    label: $localize`Stories published`,
    many: $localize`stories published`,
    rule: $localize`Stories that are public now, with a consent to that which is valid today. Not every story is meant to become public.`,
  },
  storiesWithdrawn: {
    label: $localize`Stories withdrawn`,
    many: $localize`stories withdrawn`,
    rule: $localize`Stories that had been handed in and were taken back by their storytellers, who need not say why. They are left out of the stories.`,
  },
  reportersCompleted: {
    label: $localize`Reporters trained`,
    many: $localize`reporters trained`,
    rule: $localize`Different people who completed the training as community reporters.`,
  },
  sessionsDelivered: {
    label: $localize`Training sessions`,
    many: $localize`training sessions`,
    rule: $localize`Training sessions that took place. Planned, postponed and cancelled sessions do not count.`,
  },
  participants: {
    label: $localize`Participants`,
    many: $localize`participants`,
    rule: $localize`Different people who were at one session or more. Everybody counts once, however often they came, so the regions can add up to more than the whole.`,
  },
  contacts: {
    label: $localize`Attendances`,
    many: $localize`attendances`,
    rule: $localize`Each time that somebody was at a session. Somebody who came six times makes six.`,
  },
};

/** In the order in which a board asks for them; the second row has no targets. */
export const MAIN_METRICS = ['storiesNet', 'reportersCompleted', 'sessionsDelivered', 'participants'] as const;
export const OTHER_METRICS = ['storiesPublished', 'contacts', 'storiesWithdrawn'] as const;

export const EXPECTED_RULE = $localize`What a steady pace would have reached by now: the target, times the share of its time that is over.`;
export const RAG_RULE = $localize`On track from ${writeShare(1 - DEFAULT_TOLERANCE.amber)}:green: of what was expected by now, slipping from ${writeShare(1 - DEFAULT_TOLERANCE.red)}:amber:, behind below that. Not judged before ${writeShare(TOO_EARLY_BELOW)}:early: of the time is over, or where there are too few people to show a number.`;
export const DISCLOSURE_RULE = $localize`Numbers of people are rounded to ${ROUND_TO}:roundTo:, or more coarsely where that would tell the number of a small region; below ${HIDE_BELOW}:hideBelow: only “fewer than ${HIDE_BELOW}:hideBelow:” is said, which includes nobody at all. So nobody can work out from them who a person is. Stories, sessions and events are not people, and are exact.`;

/** A number as it may be told: "12", "about 15", "fewer than 10". Never 0 or nothing for one that is held back. */
export const writeDisclosed = (count: Disclosed): string => {
  switch (count.kind) {
    case 'exact':
      return writeDecimal(count.value);
    case 'rounded':
      return $localize`about ${writeNumber(count.value)}:count:`;
    case 'suppressed':
      return $localize`fewer than ${writeNumber(count.threshold)}:threshold:`;
  }
};

/** Why the number is not exact. */
export const disclosureNote = (count: Disclosed): string | undefined => {
  switch (count.kind) {
    case 'exact':
      return undefined;
    case 'rounded':
      return $localize`Rounded to ${count.to}:roundTo:.`;
    case 'suppressed':
      return $localize`Too few to show a number without the risk of telling who.`;
  }
};

export const figureOf = (figures: readonly FunderFigure[], metric: FunderMetric): FunderFigure | undefined =>
  figures.find((figure) => figure.metric === metric);

/** "3 of 10, 9 expected by now". In a programme that is closed, nothing is expected any more: "3 of 10". */
export const writeFigure = ({ actual, target, expected }: FunderFigure, status = 'underWay'): string => {
  const count = writeDisclosed(actual);
  if (!target) return count;
  return expected === null || status === 'closed'
    ? $localize`${count}:count: of ${writeNumber(target)}:target:`
    : $localize`${count}:count: of ${writeNumber(target)}:target:, ${writeDecimal(expected)}:expected: expected by now`;
};

type Standing = Pick<FunderProgramme, 'figures' | 'regions'> & { readonly programme: { readonly status: string } };

interface Shortfall {
  readonly figure: FunderFigure;
  readonly region: string | null;
}

/** How much is there of what was expected. */
const shareOf = ({ figure: { actual, expected } }: Shortfall): number =>
  actual.kind === 'suppressed' || !expected ? 1 : actual.value / expected;
const rankOf = ({ figure: { metric } }: Shortfall): number => (MAIN_METRICS as readonly FunderMetric[]).indexOf(metric);

/**
 * What to name first of what is not on track: red before amber, stories before what leads to them, then the furthest from what was
 * expected. Suppressed figures are never judged, so never among them.
 */
const worstOf = (shortfalls: readonly Shortfall[]): Shortfall | undefined =>
  ['red', 'amber']
    .map((rag) => shortfalls.filter(({ figure }) => figure.rag === rag))
    .flatMap((alike) =>
      alike.toSorted((one, other) => rankOf(one) - rankOf(other) || shareOf(one) - shareOf(other)),
    )[0];

const shortfallWords = ({ figure, region }: Shortfall, isClosed: boolean): string => {
  const what = FUNDER_METRIC_WORDS[figure.metric].many;
  const subject = region === null ? what : $localize`${what}:what: in ${region}:region:`;
  const numbers = writeFigure(figure, isClosed ? 'closed' : 'underWay');
  if (isClosed) return $localize`${subject}:subject: stayed short: ${numbers}:numbers:`;
  return figure.rag === 'red'
    ? $localize`${subject}:subject: are behind: ${numbers}:numbers:`
    : $localize`${subject}:subject: are slipping: ${numbers}:numbers:`;
};

/**
 * How a programme stands, in one sentence: "On track in 3 of 4 figures; stories in Sandwell are behind: 3 of 10, 9 expected by now."
 * Only figures that can be judged are counted.
 */
export const standingSentence = ({ programme, figures, regions }: Standing): string => {
  const judged = figures.filter(({ rag }) => rag !== 'grey');
  const good = judged.filter(({ rag }) => rag === 'green').length;
  const isClosed = programme.status === 'closed';
  if (programme.status === 'upcoming') return $localize`The work has not begun yet.`;
  const ofWhole = worstOf(figures.map((figure) => ({ figure, region: null })));
  const ofRegion = worstOf(
    regions.flatMap((part) => part.figures.map((figure) => ({ figure, region: part.region.name }))),
  );
  const worst = ofRegion ?? ofWhole;
  const behind = worst ? `; ${shortfallWords(worst, isClosed)}` : '';
  if (judged.length === 0)
    return worst
      ? `${sentenceCase(shortfallWords(worst, isClosed))}.`
      : $localize`It is too early to say how the work stands against its targets.`;
  const head = isClosed
    ? $localize`Targets reached, or nearly: ${good}:good: of ${judged.length}:judged:`
    : good === judged.length
      ? $localize`On track in all ${judged.length}:judged: figures that can be judged`
      : $localize`On track in ${good}:good: of ${judged.length}:judged: figures that can be judged`;
  return `${head}${behind}.`;
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const CLOSED_WORDS: Readonly<Record<RagMarkStatus, string>> = {
  green: $localize`Reached, or nearly`,
  amber: $localize`Short of target`,
  red: $localize`Well short of target`,
  grey: $localize`Not judged`,
};
/** In place of the usual words beside the mark, where they would be wrong: nothing can be caught up with any more. */
export const ragWords = (status: string, rag: RagMarkStatus): string | undefined =>
  status === 'closed' ? CLOSED_WORDS[rag] : undefined;

export const STATUS_WORDS: Readonly<Record<FunderProgramme['programme']['status'], string>> = {
  underWay: $localize`Under way`,
  upcoming: $localize`Upcoming`,
  closed: $localize`Closed`,
};
