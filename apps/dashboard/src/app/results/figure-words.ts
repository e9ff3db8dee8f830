import { type LeftOutReason } from '@throughline/domain/results';

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
