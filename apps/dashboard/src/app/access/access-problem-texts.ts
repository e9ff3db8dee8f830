import { type ACCESS_PROBLEMS } from '@throughline/domain/access';
import { type ProblemTexts } from '../platform/problem-text';

export const ACCESS_PROBLEM_TEXTS: ProblemTexts<keyof typeof ACCESS_PROBLEMS> = {
  'signIn.needed': () => $localize`Sign in to go on.`,
  'signIn.refused': () => $localize`The e-mail address or the password is not right. Check both and try again.`,
  'signIn.throttled': () => $localize`There were too many attempts. Wait a few minutes, then try again.`,
  'signIn.insecure': () =>
    $localize`Signing in from another machine needs an https address. Ask whoever runs this for one.`,
  'account.passwordWrong': () => $localize`The current password is not right. Type it again.`,
  'account.emailTaken': () => $localize`Another account has this e-mail address. Use another, or edit that account.`,
  'account.lastAdministrator': () =>
    $localize`There must be at least one active administrator. Make somebody else an administrator first.`,
  'account.linkUsed': () => $localize`This link was used before, or is too old. Ask an administrator for a new one.`,
  'membership.scope': () => $localize`This role cannot be given for that. Choose another part of the work.`,
  'demonstration.confirmation': () => $localize`The words typed do not confirm it. Type them exactly as shown.`,
  'demonstration.none': () => $localize`There is no demonstration here to remove.`,
};
