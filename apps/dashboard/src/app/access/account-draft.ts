import { ROLE_SCOPES, type AccountWrite, type ManagedAccount } from '@throughline/domain/access';
import { type ProgrammeList } from '@throughline/domain/programmes';
import { ROLES, type MembershipScope, type NamedRef, type Role } from '@throughline/domain/shared';

/** A membership as it stands in the form: a role and a part of the work, either of them not chosen yet (''). */
export interface MembershipDraft {
  role: Role | '';
  /** `organisation`, or `programme:`, `strand:` or `grant:` and an id. One choice for the reader; scope and id for the server. */
  part: string;
}

export interface AccountDraft {
  name: string;
  email: string;
  isSuspended: boolean;
  memberships: MembershipDraft[];
}

/** Parts of the work that a role can be given for, as a select shows them. */
export interface PartGroup {
  readonly label: string;
  readonly parts: readonly { readonly part: string; readonly label: string }[];
}

const partOf = (scope: MembershipScope, scopeId: string | null): string =>
  scopeId === null ? scope : `${scope}:${scopeId}`;

export const emptyDraft = (): AccountDraft => ({
  name: '',
  email: '',
  isSuspended: false,
  memberships: [{ role: '', part: '' }],
});

export const draftOf = ({ name, email, status, memberships }: ManagedAccount): AccountDraft => ({
  name,
  email,
  isSuspended: status === 'suspended',
  memberships: memberships.map(({ role, scope, scopeId }) => ({ role, part: partOf(scope, scopeId) })),
});

/** What is sent. Lines on which nothing was chosen are no memberships. */
export const writeOf = (draft: AccountDraft): AccountWrite => ({
  ...draft,
  memberships: draft.memberships.flatMap(({ role, part }) => {
    if (role === '' || part === '') return [];
    const [scope = '', scopeId = null] = part.split(':');
    return [{ role, scope: scope as MembershipScope, scopeId }];
  }),
});

/** Whether a line is half chosen: a role without a part, or the other way round. */
export const isHalfChosen = ({ role, part }: MembershipDraft): boolean => (role === '') !== (part === '');

/** The only part that a role can be given for, or '': an administrator is one for the whole organisation. */
export const onlyPartOf = (role: Role): string => {
  const scopes: readonly MembershipScope[] = ROLE_SCOPES[role];
  return scopes.length === 1 && scopes[0] === 'organisation' ? 'organisation' : '';
};

/** For each role, what it can be given for. */
export const partsByRole = (
  programmes: ProgrammeList['items'],
  grants: readonly NamedRef[],
): Readonly<Record<Role, readonly PartGroup[]>> => {
  const groups: Record<MembershipScope, readonly PartGroup[]> = {
    organisation: [
      {
        label: $localize`Everything`,
        parts: [{ part: 'organisation', label: $localize`The whole organisation` }],
      },
    ],
    programme: [
      {
        label: $localize`Whole programmes`,
        parts: programmes.map(({ id, name }) => ({ part: partOf('programme', id), label: name })),
      },
    ],
    strand: programmes.map((programme) => ({
      label: $localize`Strands of ${programme.name}:programme:`,
      parts: programme.strands.map(({ id, name }) => ({ part: partOf('strand', id), label: name })),
    })),
    grant: [
      {
        label: $localize`Grants`,
        parts: grants.map(({ id, name }) => ({ part: partOf('grant', id), label: name })),
      },
    ],
  };
  const partsOf = (role: Role): readonly PartGroup[] =>
    (ROLE_SCOPES[role] as readonly MembershipScope[])
      .flatMap((scope) => groups[scope])
      .filter(({ parts }) => parts.length > 0);
  return Object.fromEntries(ROLES.map((role) => [role, partsOf(role)])) as Record<Role, readonly PartGroup[]>;
};
