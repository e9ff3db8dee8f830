import {
  DEFAULT_TOLERANCE,
  type Metric,
  type Portfolio,
  type ProgrammeProgress,
  TOO_EARLY_BELOW,
} from '@throughline/domain/results';
import { type RagMarkStatus } from '@throughline/ui/figures';
import { writeDecimal, writeShare } from '../platform/format';

export type Programme = Portfolio['items'][number];
export type Figure = Programme['figures'][number];
export type Shortfall = Programme['behind'][number];
export type StrandProgress = ProgrammeProgress['strands'][number];

export interface MetricWords {
  readonly label: string;
  /** What is counted, after a number: "3 of 10 stories". */
  readonly one: string;
  readonly many: string;
  /** The rule in plain words: what counts, and what is left out. */
  readonly counts: string;
  readonly leavesOut: string;
}

/** What each figure is called, and its rule. The rules are those of the domain: whoever changes one changes both. */
export const METRIC_WORDS: Readonly<Record<Metric, MetricWords>> = {
  sessionsDelivered: {
    label: $localize`Sessions delivered`,
    one: $localize`session`,
    many: $localize`sessions`,
    counts: $localize`Training sessions that took place, on a day of their strand up to today. A session counts once it is marked as delivered or its register is in.`,
    leavesOut: $localize`Sessions that are planned, postponed or cancelled, and sessions that are over but about which nobody has said yet that they took place.`,
  },
  contacts: {
    label: $localize`Contacts`,
    one: $localize`contact`,
    many: $localize`contacts`,
    counts: $localize`Each time that somebody was at a delivered session: marked present, late or left early. Somebody who came six times is six contacts. Walk-ins who left no name are counted.`,
    leavesOut: $localize`Apologies, people who did not come, lines of a register without a mark, and sessions at which people were only counted.`,
  },
  participants: {
    label: $localize`Participants`,
    one: $localize`participant`,
    many: $localize`participants`,
    counts: $localize`Different people who were at one delivered session or more. Each person counts once, however often they came; they are counted anew for a strand and for the whole, so the parts can add up to more.`,
    leavesOut: $localize`Walk-ins who left no name: nobody can tell whether they came before. They are among the contacts. People who were only counted are shown apart.`,
  },
  reportersCompleted: {
    label: $localize`Reporters completed`,
    one: $localize`reporter`,
    many: $localize`reporters`,
    counts: $localize`Different people who completed the training of a cohort by today.`,
    leavesOut: $localize`People who are still in training, and those who left or moved to another cohort before completing it.`,
  },
  storiesGathered: {
    label: $localize`Stories gathered`,
    one: $localize`story`,
    many: $localize`stories`,
    counts: $localize`Stories recorded on a day of their strand, up to today, and submitted at least once, also those withdrawn since.`,
    leavesOut: $localize`Practice stories, and drafts that were never submitted.`,
  },
  storiesWithdrawn: {
    label: $localize`Stories withdrawn`,
    one: $localize`story`,
    many: $localize`stories`,
    counts: $localize`Of the stories gathered, those that were withdrawn or erased since.`,
    leavesOut: $localize`Stories that were sent back for more work: they are still held.`,
  },
  storiesNet: {
    label: $localize`Stories, net`,
    one: $localize`story`,
    many: $localize`stories`,
    counts: $localize`Stories gathered, less those withdrawn since. This is the number to report.`,
    leavesOut: $localize`Practice stories, drafts that were never submitted, and stories withdrawn or erased.`,
  },
  storiesPublished: {
    label: $localize`Stories published`,
    one: $localize`story`,
    many: $localize`stories`,
    counts: $localize`Stories that are published now, with a consent to be published that is valid today.`,
    leavesOut: $localize`Practice stories, and published stories whose consent has run out or was withdrawn.`,
  },
};

/** What is said of any figure with a target. */
export const EXPECTED_RULE = $localize`Expected by now is what a steady pace would have reached: the target times the share of the strand’s days that are over, added up over its parts.`;
export const RAG_RULE = $localize`On track from ${writeShare(1 - DEFAULT_TOLERANCE.amber)}:green: of what was expected by now, slipping from ${writeShare(1 - DEFAULT_TOLERANCE.red)}:amber:, behind below that. Not judged before ${writeShare(TOO_EARLY_BELOW)}:early: of the time is over.`;

/** The figures for which a target can be agreed, in the order in which people ask for them. */
export const KEY_METRICS = ['storiesNet', 'reportersCompleted', 'sessionsDelivered', 'participants'] as const;
/** The figures beside them. */
export const OTHER_METRICS = ['storiesGathered', 'storiesWithdrawn', 'storiesPublished', 'contacts'] as const;

export const STATUS_WORDS: Readonly<Record<Programme['status'], string>> = {
  underWay: $localize`Under way`,
  upcoming: $localize`Upcoming`,
  closed: $localize`Closed`,
};

/** How a programme stands that is over: nothing can be caught up with any more. */
const CLOSED_WORDS: Readonly<Record<RagMarkStatus, string>> = {
  green: $localize`On target`,
  amber: $localize`Short`,
  red: $localize`Well short`,
  grey: $localize`Not judged`,
};

/** In place of the usual words beside the mark of a programme, where they would be wrong. */
export const ragWords = ({ status, rag }: Pick<Programme, 'status' | 'rag'>): string | undefined =>
  status === 'closed' ? CLOSED_WORDS[rag] : undefined;

export const figureFor = (figures: readonly Figure[], metric: Metric): Figure =>
  figures.find((figure) => figure.metric === metric) ?? {
    metric,
    ...{ actual: 0, target: null, expected: null, variance: null, rag: 'grey' },
  };

/** What is said of people who were counted and not named; null where there were none. They are reach, and in no other number. */
export const onlyCounted = ({ sessions, reach, reachIsEstimate }: Programme['headcounts']): string | null => {
  if (sessions === 0) return null;
  const people = reachIsEstimate ? $localize`about ${writeDecimal(reach)}:reach:` : writeDecimal(reach);
  const where = sessions === 1 ? $localize`1 session` : $localize`${writeDecimal(sessions)}:sessions: sessions`;
  return reach === 1
    ? $localize`Unidentified: ${people}:people: person was only counted, at ${where}:sessions:. They are neither a contact nor a participant.`
    : $localize`Unidentified: ${people}:people: people were only counted, at ${where}:sessions:. They are neither contacts nor participants.`;
};

const unitOf = (metric: Metric, count: number): string =>
  count === 1 ? METRIC_WORDS[metric].one : METRIC_WORDS[metric].many;

/** "Sandwell: 3 of 10 stories, 6 expected by now". */
export const shortfallSentence = ({ region, metric, actual, target, expected }: Shortfall): string =>
  $localize`${region.name}:region:: ${writeDecimal(actual)}:actual: of ${writeDecimal(target)}:target: ${unitOf(metric, target)}:unit:, ${writeDecimal(expected)}:expected: expected by now`;

/** "3 stories behind": by how much. */
export const behindBy = ({ metric, actual, expected }: Pick<Shortfall, 'metric' | 'actual' | 'expected'>): string => {
  const gap = Math.round((expected - actual) * 10) / 10;
  return $localize`${writeDecimal(gap)}:count: ${unitOf(metric, gap)}:unit: behind`;
};
