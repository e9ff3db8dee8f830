import { CALENDAR_PROBLEMS } from '../calendar';
import { EVENTS_PROBLEMS } from '../events';
import { PROGRAMMES_PROBLEMS } from '../programmes';
import { RESULTS_PROBLEMS } from '../results';
import { SHARED_PROBLEMS, type ProblemCatalogue } from '../shared';
import { STORIES_PROBLEMS } from '../stories';
import { TRAINING_PROBLEMS } from '../training';

export const ACCESS_PROBLEMS = {
  'signIn.needed': { kind: 'signInNeeded', title: 'Sign in first' },
  'signIn.refused': { kind: 'signInNeeded', title: 'The e-mail address or the password is not right' },
  'signIn.throttled': { kind: 'tooMany', title: 'Too many attempts' },
  'signIn.insecure': { kind: 'forbidden', title: 'Signing in from another machine needs https' },
  'account.passwordWrong': { kind: 'ruleBroken', title: 'The present password is not right' },
  'account.emailTaken': { kind: 'conflict', title: 'Another account has this e-mail address' },
  'account.lastAdministrator': { kind: 'ruleBroken', title: 'There must be at least one active administrator' },
  'account.linkUsed': { kind: 'conflict', title: 'This link was used before, or is too old' },
  'membership.scope': { kind: 'ruleBroken', title: 'This role cannot be given for that' },
  'demonstration.confirmation': { kind: 'ruleBroken', title: 'The words typed do not confirm it' },
  'demonstration.none': { kind: 'conflict', title: 'There is no demonstration to remove' },
} as const satisfies ProblemCatalogue;

/** Every problem of the product. Each feature owns its part; this only puts them side by side. */
export const PROBLEMS = {
  ...SHARED_PROBLEMS,
  ...ACCESS_PROBLEMS,
  ...PROGRAMMES_PROBLEMS,
  ...TRAINING_PROBLEMS,
  ...EVENTS_PROBLEMS,
  ...CALENDAR_PROBLEMS,
  ...STORIES_PROBLEMS,
  ...RESULTS_PROBLEMS,
} as const satisfies ProblemCatalogue;

export type ProblemCode = keyof typeof PROBLEMS;
