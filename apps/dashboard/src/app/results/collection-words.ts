import {
  type CollectionProgress,
  type CollectionRate,
  type CollectionRow,
  type Share,
  valueOf,
} from '@throughline/domain/results';
import { type GathererKind } from '@throughline/domain/stories';
import { writeDate, writeDecimal, writeNumber, writeShare } from '../platform/format';
import { type RuleWords } from './figure-rule';

type Region = CollectionProgress['planner']['regions'][number];

const stories = (count: number): string =>
  count === 1 ? $localize`1 story` : $localize`${writeNumber(count)}:count: stories`;

/** "at this pace 34 to 41 by 31 Jul 2026", or why nothing is forecast; null where there is nothing to say. */
export const forecastWords = ({ forecast }: Pick<CollectionRow, 'forecast'>): string | null => {
  if (forecast.kind === 'given') {
    const [low, high, day] = [writeNumber(forecast.low), writeNumber(forecast.high), writeDate(forecast.endsOn)];
    return low === high
      ? $localize`at this pace ${low}:count: by ${day}:day:`
      : $localize`at this pace ${low}:low: to ${high}:high: by ${day}:day:`;
  }
  switch (forecast.reason) {
    case 'notBegun':
      return $localize`not begun yet`;
    case 'tooFewWeeks':
      return $localize`too early for a forecast`;
    case 'tooFewStories':
      return $localize`too few stories for a forecast`;
    case 'over':
      return null;
  }
};

/** "2.1 a week needed"; null where no target was agreed. */
export const neededWords = ({ needed }: Pick<CollectionRow, 'needed'>): string | null => {
  switch (needed.kind) {
    case 'noTarget':
      return null;
    case 'reached':
      return $localize`the target is reached`;
    case 'over':
      return $localize`${writeNumber(needed.missing)}:count: short at the end`;
    case 'perWeek':
      return $localize`${writeDecimal(needed.perWeek)}:count: a week needed`;
  }
};

/** The whole in one sentence that can be read out: "29 of 40 stories; 33 expected by now; at this pace 34 to 41 by …; 2.1 a week needed." */
export const collectionSentence = (row: CollectionRow): string => {
  const said = [
    row.target
      ? $localize`${writeNumber(row.storiesNet)}:count: of ${stories(row.target)}:target:`
      : stories(row.storiesNet),
    row.expected === null ? null : $localize`${writeDecimal(row.expected)}:count: expected by now`,
    forecastWords(row),
    neededWords(row),
  ];
  return `${said.filter((each) => each !== null).join('; ')}.`;
};

/** "12 of 29 (41%)"; "none yet" where there is nothing to take a share of. */
export const shareWords = (share: Share): string => {
  const value = valueOf(share);
  return value === null
    ? $localize`none yet`
    : $localize`${writeNumber(share.part)}:part: of ${writeNumber(share.of)}:of: (${writeShare(value)}:share:)`;
};

/** What each rate is called, and its rule. The rules are those of the domain: whoever changes one changes both. */
export const RATE_WORDS: Readonly<Record<CollectionRate, RuleWords>> = {
  publish: {
    label: $localize`Published`,
    counts: $localize`Stories that are published now, with a consent that is valid today, out of the stories gathered, net. What is gathered is not yet published.`,
    leavesOut: $localize`Practice stories, and published stories whose consent has run out or was withdrawn.`,
  },
  publishConsent: {
    label: $localize`May be published`,
    counts: $localize`Stories, net, whose storyteller allows today that they are published on the web, in social media or in print.`,
    leavesOut: $localize`Practice stories, and consents that have run out.`,
  },
  consentCoverage: {
    label: $localize`Consent to keep`,
    counts: $localize`Stories that the charity has, with a valid consent to keep them. It has to be all of them: each one that is missing is to be seen to.`,
    leavesOut: $localize`Practice stories, plans for which nothing is recorded yet, and what was withdrawn.`,
  },
  curation: {
    label: $localize`Reviewed by a curator`,
    counts: $localize`Stories that may be curated by their consent, and that somebody has reviewed.`,
    leavesOut: $localize`Practice stories, and stories whose consent does not allow curation.`,
  },
  coreTraining: {
    label: $localize`Reporters with core training`,
    counts: $localize`Different reporters who gathered a story or more, and who hold responsible storytelling. It should be all of them.`,
    leavesOut: $localize`Staff, trainers and partner organisations, and reporters who gathered practice stories only.`,
  },
};

export const DAYS_TO_PUBLISH: RuleWords = {
  label: $localize`From recording to publishing`,
  counts: $localize`The median of the days between recording and publishing, of the stories that are published now: half of them took less.`,
  leavesOut: $localize`Practice stories, and stories that came down.`,
};
export const FORECAST: RuleWords = {
  label: $localize`At this pace`,
  counts: $localize`What there is, and the pace of the last eight weeks for the weeks that are left. Four times out of five the number lies within the two that are said.`,
  leavesOut: $localize`Withdrawals to come, and parts that have not begun. Nothing is forecast before three weeks and three stories.`,
};
export const NEEDED: RuleWords = {
  label: $localize`Needed per week`,
  counts: $localize`What is missing from the target, spread over the weeks that are left and rounded up.`,
  leavesOut: $localize`In the last week it is all that is missing.`,
};
export const WAITING: RuleWords = {
  label: $localize`Waits for review`,
  counts: $localize`Stories that were submitted and whose review is not finished, by the days since they were submitted.`,
  leavesOut: $localize`Practice stories, and stories that their gatherer has to change first.`,
};

/** "up to 7 days", "8 to 14 days", "more than 28 days". */
export const waitingWords = ({ fromDays, toDays }: CollectionRow['waiting']['classes'][number]): string => {
  if (toDays === null) return $localize`more than ${fromDays - 1}:days: days`;
  return fromDays === 0 ? $localize`up to ${toDays}:days: days` : $localize`${fromDays}:from: to ${toDays}:to: days`;
};

export const daysWords = (days: number): string =>
  days === 1 ? $localize`1 day` : $localize`${writeDecimal(days)}:count: days`;

const GATHERERS: Readonly<Record<GathererKind, string>> = {
  reporter: $localize`One reporter`,
  trainer: $localize`One trainer`,
  staff: $localize`One member of staff`,
  partnerOrganisation: $localize`One partner organisation`,
};

/** "Demo Trainee 07 gathered 4 of the 6 stories here"; without the name for those who may not know it. */
export const concentrationWords = ({ concentration }: Region): string | null =>
  concentration === null
    ? null
    : $localize`${concentration.name ?? GATHERERS[concentration.kind]}:gatherer: gathered ${writeNumber(concentration.part)}:part: of the ${stories(concentration.of)}:of: here. Who else could gather?`;
