import {
  type ConcernCategory,
  type ConcernEntryKind,
  type ConcernMove,
  type ConcernState,
} from '@throughline/domain/stories';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const CONCERN_CATEGORY_WORDS: Words<ConcernCategory> = {
  abuse: $localize`Abuse`,
  neglect: $localize`Neglect`,
  selfHarm: $localize`Self-harm`,
  exploitation: $localize`Exploitation`,
  domesticAbuse: $localize`Abuse at home or by a partner`,
  riskToOthers: $localize`A risk to others`,
  childAtRisk: $localize`A child at risk`,
  other: $localize`Something else`,
};

export const CONCERN_STATE_WORDS: Words<ConcernState> = {
  raised: $localize`Not read yet`,
  triaged: $localize`Taken up`,
  monitoring: $localize`Kept an eye on`,
  referred: $localize`Referred`,
  closed: $localize`Closed`,
};

export const CONCERN_ENTRY_WORDS: Words<ConcernEntryKind> = {
  narrative: $localize`What was said`,
  immediateAction: $localize`What was done at once`,
  triage: $localize`Taken up`,
  referral: $localize`Referred`,
  note: $localize`Note`,
  outcome: $localize`How it ended`,
};

/** What the lead can do with a concern, as they would say it. */
export const CONCERN_MOVE_WORDS: Words<ConcernMove['to']> = {
  triaged: $localize`Take it up`,
  monitoring: $localize`Keep an eye on it`,
  referred: $localize`Refer it to others`,
  closed: $localize`Close it`,
};
