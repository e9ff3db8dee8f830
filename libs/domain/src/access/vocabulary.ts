import type { MembershipScope, Role } from '../shared';

export const ACCOUNT_STATUSES = ['invited', 'active', 'suspended'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** What each role can be given for. An administrator is one for the whole organisation; a funder, for a grant. */
export const ROLE_SCOPES = {
  administrator: ['organisation'],
  programmeManager: ['organisation', 'programme'],
  trainer: ['programme', 'strand'],
  curator: ['organisation', 'programme', 'strand'],
  safeguardingLead: ['organisation', 'programme'],
  funder: ['grant'],
} as const satisfies Record<Role, readonly MembershipScope[]>;

/** Fewest characters of a password. Length is what counts; no rule about digits or signs (NIST SP 800-63B). */
export const PASSWORD_MIN_LENGTH = 12;

/** Hours after which somebody who did nothing is signed out. */
export const SIGN_IN_IDLE_HOURS = 12;
/** Days after which everybody signs in anew. */
export const SIGN_IN_MAX_DAYS = 30;
