import { CALENDAR_GRANTS } from '../calendar';
import { EVENTS_GRANTS } from '../events';
import { PEOPLE_GRANTS } from '../people';
import { PROGRAMMES_GRANTS } from '../programmes';
import { REPORTS_GRANTS } from '../reports';
import { RESULTS_GRANTS } from '../results';
import { matches, type Actor, type Grants, type Predicate, type Subject } from '../shared';
import { STORIES_GRANTS } from '../stories';
import { TRAINING_GRANTS } from '../training';
import { ACCESS_GRANTS } from './access-grants';

/** Every action of the product. Each feature owns its part; this only puts them side by side. */
export const GRANTS = {
  ...ACCESS_GRANTS,
  ...PROGRAMMES_GRANTS,
  ...PEOPLE_GRANTS,
  ...TRAINING_GRANTS,
  ...EVENTS_GRANTS,
  ...CALENDAR_GRANTS,
  ...STORIES_GRANTS,
  ...RESULTS_GRANTS,
  ...REPORTS_GRANTS,
} as const satisfies Grants;

export type Action = keyof typeof GRANTS;
export const ACTIONS = Object.keys(GRANTS) as Action[];

/** Puts alternatives together so that what is always or never true does not hide in a tree. */
const anyOf = (predicates: readonly Predicate[]): Predicate => {
  const possible = predicates.filter((predicate) => predicate.kind !== 'never');
  if (possible.some((predicate) => predicate.kind === 'always')) return { kind: 'always' };
  return possible.length === 0 ? { kind: 'never' } : { kind: 'or', of: possible };
};

/**
 * The things on which an actor may do something, as a predicate: what queries are narrowed by. What no rule allows is denied.
 */
export const scope = (actor: Actor, action: Action): Predicate => {
  const rules: Grants[string] = GRANTS[action];
  const fromMemberships = actor.memberships.map((membership): Predicate => {
    const rule = rules[membership.role];
    return rule ? rule(membership, actor) : { kind: 'never' };
  });
  const asAnybody = rules.signedIn?.({ role: 'trainer', scope: 'organisation' }, actor);
  return anyOf(asAnybody ? [...fromMemberships, asAnybody] : fromMemberships);
};

/** Whether an actor may do something to the thing in hand: the same predicate, evaluated. */
export const can = (actor: Actor, action: Action, subject: Subject): boolean => matches(scope(actor, action), subject);

/** Whether there is anything at all on which the actor may do it: for menus, not for decisions. */
export const mayAnywhere = (actor: Actor, action: Action): boolean => scope(actor, action).kind !== 'never';
