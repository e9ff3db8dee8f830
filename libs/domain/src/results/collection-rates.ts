import { steady } from './progress';
import { WAITING_UP_TO_DAYS, type CollectionRate } from './vocabulary';

/** A share that is never bare: its value is `part / of`, and there is none while `of` is 0. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

/** The value of a share, 0 or more (see each rate for whether it can pass 1); null where there is nothing to take a share of. */
export const valueOf = ({ part, of }: Share): number | null => (of === 0 ? null : steady(part / of));

/** What is counted of the stories of a part of the work. Practice stories are in none of it (B3.7). Every count adds up over parts. */
export interface StoryCounts {
  /** B4.8, of the stories recorded in the period: ever submitted; of these, withdrawn or erased since. */
  readonly gathered: number;
  readonly withdrawn: number;
  /** Net stories recorded in the last eight weeks. */
  readonly recentNet: number;
  /** B4.9: public today, with a consent that is valid today. */
  readonly published: number;
  /** Net stories with a consent, valid today, to be published on any channel. */
  readonly publishable: number;
  /** Stories that the charity has: recorded, and neither withdrawn nor erased, whatever their day; and those with a valid `record_hold`. */
  readonly held: number;
  readonly heldWithConsent: number;
  /** Held stories whose consent ends after today and within 60 days. */
  readonly consentsExpiring: number;
  /** Held stories that may be curated by a consent valid today; and those of them that somebody has reviewed. */
  readonly curatable: number;
  readonly curated: number;
}

export const NO_STORIES: StoryCounts = {
  ...{ gathered: 0, withdrawn: 0, recentNet: 0, published: 0, publishable: 0 },
  ...{ held: 0, heldWithConsent: 0, consentsExpiring: 0, curatable: 0, curated: 0 },
};

const COUNTS = Object.keys(NO_STORIES) as (keyof StoryCounts)[];

/** The counts of several parts together. */
export const addCounts = (counts: readonly StoryCounts[]): StoryCounts => {
  const sums: Record<keyof StoryCounts, number> = { ...NO_STORIES };
  for (const each of counts) for (const name of COUNTS) sums[name] += each[name];
  return sums;
};

/** storiesNet of B4.8: gathered less withdrawn. What is withdrawn was gathered, so it is never below 0. */
export const netOf = ({ gathered, withdrawn }: StoryCounts): number => gathered - withdrawn;

/** publishRate of B4.9: published / net. Published counts whatever day it was recorded on, so it can pass 1 in a strand that was shortened. */
export const publishRate = (counts: StoryCounts): Share => ({ part: counts.published, of: netOf(counts) });

/** publishConsentRate of B4.12: net stories with a valid consent to be published / net, 0 to 1. */
export const publishConsentRate = (counts: StoryCounts): Share => ({ part: counts.publishable, of: netOf(counts) });

/** consentCoverage of B4.12: stories held with a valid consent to hold them / stories held. It must be 1; the difference is to be seen to. */
export const consentCoverage = ({ heldWithConsent, held }: StoryCounts): Share => ({ part: heldWithConsent, of: held });

/** curationRate of B4.13: stories that may be curated and that somebody reviewed / stories that may be curated, 0 to 1. */
export const curationRate = ({ curated, curatable }: StoryCounts): Share => ({ part: curated, of: curatable });

/** A reporter who gathered a story in a part of the work. */
export interface GatheringReporter {
  readonly personId: string;
  /** Holds responsible storytelling by today, from any course. */
  readonly hasCoreTraining: boolean;
}

/**
 * coreTrainingCoverage of B4.7: different reporters with responsible storytelling / different reporters who gathered a story or more,
 * 0 to 1; it should be 1. People are counted anew for each level and never added up (B3.13).
 */
export const coreTrainingCoverage = (reporters: readonly GatheringReporter[]): Share => {
  const people = new Map(reporters.map(({ personId, hasCoreTraining }) => [personId, hasCoreTraining]));
  return { part: [...people.values()].filter((isTrained) => isTrained).length, of: people.size };
};

/** Every rate of a part of the work. */
export const collectionRates = (
  counts: StoryCounts,
  reporters: readonly GatheringReporter[],
): Readonly<Record<CollectionRate, Share>> => ({
  publish: publishRate(counts),
  publishConsent: publishConsentRate(counts),
  consentCoverage: consentCoverage(counts),
  curation: curationRate(counts),
  coreTraining: coreTrainingCoverage(reporters),
});

/** How many things took, or have waited, so many whole days. */
export interface DayCount {
  readonly days: number;
  readonly stories: number;
}

/** The median of whole days; between two middle ones, the mean of both, so it can be a half. Null of nothing. */
export const medianDays = (spread: readonly DayCount[]): number | null => {
  const sorted = spread.filter(({ stories }) => stories > 0).toSorted((one, other) => one.days - other.days);
  const total = sorted.reduce((sum, { stories }) => sum + stories, 0);
  if (total === 0) return null;
  const at = (rank: number): number => {
    let before = 0;
    return sorted.find(({ stories }) => (before += stories) > rank)?.days ?? 0;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
};

/**
 * medianDaysToPublish of B4.13: the median of days from recording to publishing, of stories that are public today. Days are those of the
 * programme. One that was withdrawn, or whose consent ran out, is in no count of published stories, and so not in this one.
 */
export const medianDaysToPublish = medianDays;

/** A class of how long something has waited: from the one to the other day, both in it; null is without end. */
export interface WaitingClass {
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly stories: number;
}

export interface Waiting {
  readonly stories: number;
  readonly medianDays: number | null;
  readonly oldestDays: number | null;
  readonly classes: readonly WaitingClass[];
}

/**
 * unreviewedAge of B4.13, and the classes around its median: days since submission of the stories that wait for a review to be finished.
 * A story that was submitted and that no reviewer has taken up waits as well, so it counts beside those in review.
 */
export const unreviewedAge = (spread: readonly DayCount[]): Waiting => {
  const standing = spread.filter(({ stories }) => stories > 0);
  const within = (from: number, to: number | null): number =>
    standing
      .filter(({ days }) => days >= from && (to === null || days <= to))
      .reduce((sum, { stories }) => sum + stories, 0);
  const ends = [...WAITING_UP_TO_DAYS, null];
  return {
    stories: within(0, null),
    medianDays: medianDays(standing),
    oldestDays: standing.length === 0 ? null : Math.max(...standing.map(({ days }) => days)),
    classes: ends.map((toDays, index) => {
      const fromDays = index === 0 ? 0 : (WAITING_UP_TO_DAYS[index - 1] ?? 0) + 1;
      return { fromDays, toDays, stories: within(fromDays, toDays) };
    }),
  };
};
