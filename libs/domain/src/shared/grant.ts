/**
 * The one policy, as data. A feature says who may do what in its `*-grants.ts`; `access` assembles them. A rule answers with a
 * predicate over a subject; the same predicate is evaluated on a thing in hand (`matches`) and compiled to SQL for a query, so
 * the two readings cannot drift apart.
 */

/** What a membership lets somebody be. The partner joins with the room that needs it. */
export const ROLES = ['administrator', 'programmeManager', 'trainer', 'curator', 'safeguardingLead', 'funder'] as const;
export type Role = (typeof ROLES)[number];

/** What a membership covers. */
export const MEMBERSHIP_SCOPES = ['organisation', 'programme', 'strand', 'grant'] as const;
export type MembershipScope = (typeof MEMBERSHIP_SCOPES)[number];

/** A role in a part of the work. A strand or a grant brings its programme's id along, so that rules need no look-up. */
export type Membership =
  | { readonly role: Role; readonly scope: 'organisation' }
  | { readonly role: Role; readonly scope: 'programme'; readonly programmeId: string }
  | { readonly role: Role; readonly scope: 'strand'; readonly strandId: string; readonly programmeId: string }
  | { readonly role: Role; readonly scope: 'grant'; readonly grantId: string; readonly programmeId: string };

/** Who asks: an account with the memberships it has at this moment. */
export interface Actor {
  readonly accountId: string;
  readonly memberships: readonly Membership[];
}

/** The facts about a thing on which the policy may decide. A fact with several values matches when any of them does. */
export const SUBJECT_FIELDS = [
  'accountId',
  'programmeId',
  'strandId',
  'grantId',
  'trainerIds',
  'gathererIds',
  'publication',
  'allows',
  'flags',
] as const;
export type SubjectField = (typeof SUBJECT_FIELDS)[number];
export type Subject = { readonly [Field in SubjectField]?: string | readonly string[] | null };

export type Predicate =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'anyOf'; readonly field: SubjectField; readonly values: readonly string[] }
  | { readonly kind: 'and'; readonly of: readonly Predicate[] }
  | { readonly kind: 'or'; readonly of: readonly Predicate[] };

/** What one membership of an actor allows, as a predicate over the subject. */
export type Rule = (membership: Membership, actor: Actor) => Predicate;

/** Per action, what each role allows. `signedIn` is everybody who has signed in, whatever their memberships. */
export type Grants = Readonly<Record<string, Readonly<Partial<Record<Role, Rule>> & { signedIn?: Rule }>>>;

const always: Predicate = { kind: 'always' };
const never: Predicate = { kind: 'never' };
const isAnyOf = (field: SubjectField, ...values: readonly string[]): Predicate => ({ kind: 'anyOf', field, values });

/** Wherever it is. */
export const anywhere: Rule = () => always;

/** Inside what the membership covers: a strand membership reaches that strand's things only. */
export const within: Rule = (membership) => {
  switch (membership.scope) {
    case 'organisation':
      return always;
    case 'programme':
    case 'grant':
      return isAnyOf('programmeId', membership.programmeId);
    case 'strand':
      return isAnyOf('strandId', membership.strandId);
  }
};

/** In the programme that the membership belongs to: a strand membership reaches the programme around it. */
export const inItsProgramme: Rule = (membership) =>
  membership.scope === 'organisation' ? always : isAnyOf('programmeId', membership.programmeId);

/** The grant of a funder's own membership. */
export const ofItsGrant: Rule = (membership) =>
  membership.scope === 'grant' ? isAnyOf('grantId', membership.grantId) : never;

/** The actor is one of the trainers. */
export const asTrainer: Rule = (_, actor) => isAnyOf('trainerIds', actor.accountId);

/** The actor gathered or logged it. */
export const asGatherer: Rule = (_, actor) => isAnyOf('gathererIds', actor.accountId);

/** It is the actor's own account. */
export const ofThemselves: Rule = (_, actor) => isAnyOf('accountId', actor.accountId);

/** It is public at this moment. */
export const whilePublic: Rule = () => isAnyOf('publication', 'public');

/** A consent that stands at this moment allows it for this: a consent scope, in the words of the stories room. */
export const whileAllowed =
  (scope: string): Rule =>
  () =>
    isAnyOf('allows', scope);

/** Something about it calls for the safeguarding lead: a storyteller under 18, or a hold. */
export const whileFlagged: Rule = () => isAnyOf('flags', 'under18', 'held');

export const both =
  (...rules: readonly Rule[]): Rule =>
  (membership, actor) => ({ kind: 'and', of: rules.map((rule) => rule(membership, actor)) });

export const either =
  (...rules: readonly Rule[]): Rule =>
  (membership, actor) => ({ kind: 'or', of: rules.map((rule) => rule(membership, actor)) });

/** Whether a subject satisfies a predicate. A fact that the subject lacks satisfies nothing. */
export const matches = (predicate: Predicate, subject: Subject): boolean => {
  switch (predicate.kind) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'anyOf': {
      const fact = subject[predicate.field] ?? [];
      const facts = typeof fact === 'string' ? [fact] : fact;
      return facts.some((value) => predicate.values.includes(value));
    }
    case 'and':
      return predicate.of.every((part) => matches(part, subject));
    case 'or':
      return predicate.of.some((part) => matches(part, subject));
  }
};
