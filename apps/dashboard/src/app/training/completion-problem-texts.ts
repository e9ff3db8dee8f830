import { type COMPLETION_PROBLEMS } from '@throughline/domain/training';
import { type ProblemTexts } from '../platform/problem-text';

/** Each says what to do next. */
export const COMPLETION_PROBLEM_TEXTS: ProblemTexts<keyof typeof COMPLETION_PROBLEMS> = {
  'moduleCompletion.twice': () =>
    $localize`This module is recognised for them already. Look for it in the list of their modules.`,
  'moduleCompletion.ahead': () => $localize`This day lies ahead. Choose the day on which they had done the module.`,
  'completion.notMet': ({ count }) =>
    count === 1
      ? $localize`One of them no longer meets the rule of the course, so nothing was done. The list shows how they stand now: choose again.`
      : $localize`${count}:count: of them do not meet the rule of the course, so nothing was done. The list shows how they stand now: choose again.`,
  'completion.notInCohort': () =>
    $localize`Somebody whom you chose is not in training in this cohort any more, so nothing was done. Reload the page and choose again.`,
  'completion.ahead': () => $localize`This day lies ahead. Choose the day on which they completed.`,
  'completion.undoLate': () =>
    $localize`The time for taking this back is over. A manager can revoke single certificates, with a reason.`,
  'completion.reissued': () =>
    $localize`One of these certificates was issued anew since, so this cannot be taken back as a whole. A manager can revoke single certificates, with a reason.`,
  'certificate.notCompleted': () =>
    $localize`They have not completed the course, and only who has gets a certificate. Finish the course with them first.`,
  'certificate.alreadyIssued': () =>
    $localize`They have a certificate of this course already. Reload the page to see it; to change what it says, issue it anew.`,
  'certificate.stands': () =>
    $localize`They have a certificate of this course, so they stay completed. A manager revokes the certificate first.`,
  'certificate.revoked': () => $localize`This certificate was revoked meanwhile. Reload the page to see how it stands.`,
  'certificate.nameGone': () =>
    $localize`Their name was erased, so this certificate can no longer be printed. It can still be verified by its number.`,
  'certificate.letters': ({ count }) =>
    typeof count === 'number' && count > 1
      ? $localize`${count}:count: certificates have letters that we cannot print. Print the others one by one; issue these anew with the names in Latin, Greek or Cyrillic letters.`
      : $localize`The certificate has letters that we cannot print. Issue it anew with the name in Latin, Greek or Cyrillic letters, as its holder would have it.`,
  'certificate.none': () => $localize`Nobody in this cohort has a certificate yet. Finish the course first.`,
  'certificate.throttled': ({ seconds }) =>
    $localize`Too many numbers were tried from here. Wait ${seconds}:count: seconds, then try again.`,
  'badge.transition': () =>
    $localize`Something else has happened to this badge meanwhile. Reload the page to see how it stands.`,
  'badge.reasonNeeded': () =>
    $localize`They do not meet the criteria of this badge. Say in the note why it is right all the same.`,
};
