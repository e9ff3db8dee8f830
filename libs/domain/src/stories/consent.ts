import { daysBetween, type LocalDate } from '../shared';
import {
  EXPIRING_WITHIN_DAYS,
  type ConsentDecision,
  type ConsentScope,
  type ConsentState,
  type IdentityDisplay,
} from './vocabulary';

/** One decision of a storyteller. Records are only ever added; what holds now is worked out from all of them. */
export interface ConsentDecisionRecord {
  readonly decision: ConsentDecision;
  /** What was given, or what was withdrawn. */
  readonly scopes: readonly ConsentScope[];
  readonly identityDisplay: IdentityDisplay;
  /** First day on which it no longer holds, or null when it has no end. */
  readonly expiresOn: LocalDate | null;
}

export interface CurrentConsent {
  readonly state: ConsentState;
  /** What is allowed on the day asked about: empty unless the state is given, restricted or expiring. */
  readonly scopes: readonly ConsentScope[];
  readonly identityDisplay: IdentityDisplay | null;
  readonly expiresOn: LocalDate | null;
}

const NOTHING: CurrentConsent = { state: 'none', scopes: [], identityDisplay: null, expiresOn: null };

/**
 * What a storyteller allows on a day (domain B2, B3.3). A `given` record replaces what was allowed before it; a withdrawal takes
 * scopes away, and taking away `record_hold` takes everything; a refusal or an expiry leaves nothing allowed.
 * @param records in the order in which they were recorded
 */
export const currentConsent = (records: readonly ConsentDecisionRecord[], today: LocalDate): CurrentConsent => {
  const standing = records.reduce<CurrentConsent>((before, record) => {
    switch (record.decision) {
      case 'given':
        return {
          state: 'given',
          scopes: record.scopes,
          identityDisplay: record.identityDisplay,
          expiresOn: record.expiresOn,
        };
      case 'refused':
        return { ...NOTHING, state: 'refused' };
      case 'withdrawn': {
        const isWhole = record.scopes.includes('record_hold');
        const left = isWhole ? [] : before.scopes.filter((scope) => !record.scopes.includes(scope));
        return { ...before, state: left.length > 0 ? 'restricted' : 'withdrawn', scopes: left };
      }
    }
  }, NOTHING);

  if (standing.scopes.length === 0 || standing.expiresOn === null) return standing;
  const daysLeft = daysBetween(today, standing.expiresOn);
  if (daysLeft <= 0) return { ...standing, state: 'expired', scopes: [] };
  return daysLeft <= EXPIRING_WITHIN_DAYS && standing.state === 'given' ? { ...standing, state: 'expiring' } : standing;
};
