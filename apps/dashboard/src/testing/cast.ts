import { ACTIONS, mayAnywhere, type Account } from '@throughline/domain/access';
import { type Membership, type Role } from '@throughline/domain/shared';

const PROGRAMME = '0190a000-0000-7000-8000-000000000010';
const STRAND = '0190a000-0000-7000-8000-000000000011';
const GRANT = '0190a000-0000-7000-8000-000000000012';

const MEMBERSHIPS: Readonly<Record<Role, Membership>> = {
  administrator: { role: 'administrator', scope: 'organisation' },
  programmeManager: { role: 'programmeManager', scope: 'programme', programmeId: PROGRAMME },
  trainer: { role: 'trainer', scope: 'strand', strandId: STRAND, programmeId: PROGRAMME },
  curator: { role: 'curator', scope: 'programme', programmeId: PROGRAMME },
  safeguardingLead: { role: 'safeguardingLead', scope: 'organisation' },
  funder: { role: 'funder', scope: 'grant', grantId: GRANT, programmeId: PROGRAMME },
};
const SCOPE_NAMES: Readonly<Record<Role, string | null>> = {
  administrator: null,
  programmeManager: 'Not Another Co-Production Project',
  trainer: 'Learning',
  curator: 'Not Another Co-Production Project',
  safeguardingLead: null,
  funder: 'National Lottery Community Fund',
};

/** What `GET /account` answers for somebody of these roles; what they may do comes from the real policy. */
export const accountOf = (...roles: readonly Role[]): Account => {
  const id = '0190a000-0000-7000-8000-000000000001';
  const memberships = roles.map((role) => MEMBERSHIPS[role]);
  return {
    id,
    name: 'Demo Person',
    email: 'person@example.org',
    memberships: roles.map((role) => ({
      role,
      scope: MEMBERSHIPS[role].scope,
      scopeId: MEMBERSHIPS[role].scope === 'organisation' ? null : PROGRAMME,
      scopeName: SCOPE_NAMES[role],
    })),
    may: ACTIONS.filter((action) => mayAnywhere({ accountId: id, memberships }, action)),
    isDemonstration: false,
    signIns: 1,
  };
};
