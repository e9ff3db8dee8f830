import { daysBetween, type LocalDate } from '../shared';
import {
  EXPIRING_WITHIN_DAYS,
  type ConsentDecision,
  type ConsentScope,
  type ConsentState,
  type GuardianPart,
  type IdentityDisplay,
} from './vocabulary';

/** One decision of a storyteller. Records are only ever added; what holds now is worked out from all of them. */
export interface ConsentDecisionRecord {
  readonly decision: ConsentDecision;
  /** What was given, or what was withdrawn. */
  readonly scopes: readonly ConsentScope[];
  readonly identityDisplay: IdentityDisplay;
  /** The day of the decision, which can be days before somebody recorded it: a paper form takes its time. */
  readonly givenOn: LocalDate;
  /** First day on which it no longer holds, or null when it has no end. */
  readonly expiresOn: LocalDate | null;
  /** The version of the text that was agreed to; null when it was about the recording alone. */
  readonly textVersion?: number | null;
  readonly guardianPart?: GuardianPart | null;
}

export interface CurrentConsent {
  readonly state: ConsentState;
  /** What is allowed on the day asked about: empty unless the state is given, restricted or expiring. */
  readonly scopes: readonly ConsentScope[];
  readonly identityDisplay: IdentityDisplay | null;
  readonly expiresOn: LocalDate | null;
  /** The version of the text that was agreed to with it. */
  readonly textVersion: number | null;
  /** What a parent or guardian did, for somebody under 18. */
  readonly guardian: GuardianPart | null;
}

const NOTHING: CurrentConsent = {
  state: 'none',
  scopes: [],
  identityDisplay: null,
  expiresOn: null,
  textVersion: null,
  guardian: null,
};

const decide = (before: CurrentConsent, record: ConsentDecisionRecord): CurrentConsent => {
  switch (record.decision) {
    case 'given':
      // Nothing can be used that may not be kept.
      return record.scopes.includes('record_hold')
        ? {
            state: 'given',
            scopes: record.scopes,
            identityDisplay: record.identityDisplay,
            expiresOn: record.expiresOn,
            textVersion: record.textVersion ?? null,
            guardian: record.guardianPart ?? null,
          }
        : { ...NOTHING, state: 'refused' };
    case 'refused':
      return { ...NOTHING, state: 'refused' };
    case 'withdrawn': {
      if (record.scopes.includes('record_hold')) return { ...NOTHING, state: 'withdrawn' };
      const left = before.scopes.filter((scope) => !record.scopes.includes(scope));
      return left.length < before.scopes.length ? { ...before, state: 'restricted', scopes: left } : before;
    }
  }
};

/** What stands of all decisions together, whether or not its end has come. */
const standingConsent = (records: readonly ConsentDecisionRecord[]): CurrentConsent =>
  records.toSorted((one, other) => daysBetween(other.givenOn, one.givenOn)).reduce<CurrentConsent>(decide, NOTHING);

/**
 * What somebody agrees to who agrees again: what stands of their last yes, less what they took back since, so never more than before.
 * Null when nothing stands: then everything is asked anew. That it has run out does not matter.
 */
export const renewable = <Record extends ConsentDecisionRecord>(
  records: readonly Record[],
): { readonly last: Record; readonly scopes: readonly ConsentScope[] } | null => {
  const { scopes } = standingConsent(records);
  const last = records
    .toSorted((one, other) => daysBetween(other.givenOn, one.givenOn))
    .findLast(({ decision }) => decision === 'given');
  return last && scopes.length > 0 ? { last, scopes } : null;
};

/**
 * What a storyteller, or somebody else in a story, allows on a day (domain B2, B3.3). A `given` decision replaces what was allowed before it; a withdrawal takes
 * scopes away, and taking away `record_hold` takes everything; a refusal or an expiry leaves nothing allowed. Decisions count in
 * the order of their days, so that an old form recorded late undoes no withdrawal made since.
 * @param records in the order in which they were recorded, which decides between two of one day
 */
export const currentConsent = (records: readonly ConsentDecisionRecord[], today: LocalDate): CurrentConsent => {
  const standing = standingConsent(records);
  if (standing.scopes.length === 0 || standing.expiresOn === null) return standing;
  const daysLeft = daysBetween(today, standing.expiresOn);
  if (daysLeft <= 0) return { ...standing, state: 'expired', scopes: [] };
  return daysLeft <= EXPIRING_WITHIN_DAYS ? { ...standing, state: 'expiring' } : standing;
};
