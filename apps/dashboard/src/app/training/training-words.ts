import {
  type CourseModel,
  type DeliveryMode,
  type EnrolmentSource,
  type Mark,
  type SessionState,
  type Tally,
} from '@throughline/domain/training';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const MARK_WORDS: Words<Mark> = {
  present: $localize`Present`,
  late: $localize`Late`,
  leftEarly: $localize`Left early`,
  apology: $localize`Apology`,
  noShow: $localize`No-show`,
  notMarked: $localize`Not marked`,
};

/** In the middle of a sentence: "Ben marked late". */
export const MARK_WORDS_WITHIN: Words<Mark> = {
  present: $localize`present`,
  late: $localize`late`,
  leftEarly: $localize`left early`,
  apology: $localize`apology`,
  noShow: $localize`no-show`,
  notMarked: $localize`not marked`,
};

export const SESSION_STATE_WORDS: Words<SessionState> = {
  draft: $localize`Draft`,
  scheduled: $localize`Planned`,
  inProgress: $localize`Under way`,
  delivered: $localize`Held`,
  registerSubmitted: $localize`Register submitted`,
  locked: $localize`Register locked`,
  reopened: $localize`Register reopened`,
  postponed: $localize`Postponed`,
  cancelled: $localize`Cancelled`,
};

/** How a session stands. One that is over and whose register nobody handed in is not "planned": its register is to be finished. */
export const sessionStateWords = (
  { state, endsAt }: { readonly state: SessionState; readonly endsAt: string },
  now: number = Date.now(),
): string =>
  (state === 'scheduled' || state === 'delivered') && Date.parse(endsAt) <= now
    ? $localize`Register to finish`
    : SESSION_STATE_WORDS[state];

export const MODE_WORDS: Words<DeliveryMode> = {
  inPerson: $localize`In person`,
  online: $localize`Online`,
  hybrid: $localize`In person and online`,
};

export const SOURCE_WORDS: Words<EnrolmentSource> = {
  open: $localize`Came by themselves`,
  referral: $localize`Was referred`,
  partner: $localize`Through a partner`,
  walkIn: $localize`Walked in`,
};

export const COURSE_MODEL_WORDS: Words<CourseModel> = {
  storytelling: $localize`Storytelling`,
  coProduction: $localize`Co-production`,
  insight: $localize`Insight`,
  trainTheTrainer: $localize`Train the trainer`,
  curation: $localize`Curation`,
};

/** "9 present", "1 late", "2 apologies": what there is any of, in the order of the register. */
export const tallyWords = (counts: Tally): readonly string[] =>
  [
    counts.present > 0 && $localize`${counts.present}:count: present`,
    counts.late > 0 && $localize`${counts.late}:count: late`,
    counts.leftEarly > 0 && $localize`${counts.leftEarly}:count: left early`,
    counts.apology === 1 && $localize`1 apology`,
    counts.apology > 1 && $localize`${counts.apology}:count: apologies`,
    counts.noShow === 1 && $localize`1 no-show`,
    counts.noShow > 1 && $localize`${counts.noShow}:count: no-shows`,
  ].filter((words) => words !== false);
