import { type Signal, linkedSignal } from '@angular/core';
import { type Explanation, type LeftOutReason } from '@throughline/domain/results';
import { writeNumber } from '../platform/format';
import { type PagedResource } from '../platform/paged-resource';
import { METRIC_WORDS } from './results-words';

type Head = Pick<Explanation, 'metric' | 'actual' | 'strand' | 'region'>;

/** "Stories, net: 29". */
export const figureName = ({ metric, actual }: Head): string => `${METRIC_WORDS[metric].label}: ${writeNumber(actual)}`;

/** Of what part of the programme a figure is. */
export const partName = ({ strand, region }: Head): string => {
  const part = [strand?.name, region?.name].filter((name) => name !== undefined);
  return part.length > 0 ? part.join(' · ') : $localize`The whole programme`;
};

/** What was last answered of a figure: it stands while another list of it is on its way; null when that failed. */
export const lastAnswered = <Answer extends Explanation>(
  list: PagedResource<Explanation['items'][number], Answer>,
): Signal<Answer | null> =>
  linkedSignal<Answer | 'failed' | undefined, Answer | null>({
    source: () => (list.first.error() ? 'failed' : list.first.value()),
    computation: (answer, before) => (answer === 'failed' ? null : (answer ?? before?.value ?? null)),
  });

/** Why records are not in a figure, as the line of a sum. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, string>> = {
  practice: $localize`Practice stories`,
  neverSubmitted: $localize`Drafts that were never submitted`,
  outsideDays: $localize`Not on a day of the strand`,
  otherDays: $localize`On other days`,
  cancelled: $localize`Cancelled`,
  postponed: $localize`Postponed`,
  toCome: $localize`Still to come`,
  notSaid: $localize`Over, and nobody has said that it took place`,
  sessionLeftOut: $localize`At sessions that do not count`,
  apology: $localize`Apologies`,
  noShow: $localize`Did not come`,
  notMarked: $localize`Without a mark`,
  neverThere: $localize`People who were at no session that counts`,
  nameless: $localize`Walk-ins who left no name`,
  stillTraining: $localize`Still in training`,
  left: $localize`Left before completing`,
  stillHeld: $localize`Not withdrawn`,
  withdrawn: $localize`Withdrawn since`,
  notPublished: $localize`Not published`,
  consentEnded: $localize`Published, and the consent has ended`,
};
