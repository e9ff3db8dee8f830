import type { ProblemCatalogue } from '../shared';

export const COMPLETION_PROBLEMS = {
  'moduleCompletion.twice': { kind: 'conflict', title: 'This module is recognised for this person already' },
  'moduleCompletion.ahead': { kind: 'ruleBroken', title: 'A module cannot be recognised before its day' },
  'completion.notMet': { kind: 'ruleBroken', title: 'Somebody does not meet the rule of the course' },
  'completion.notInCohort': { kind: 'ruleBroken', title: 'Somebody is not in this cohort' },
  'completion.ahead': { kind: 'ruleBroken', title: 'A course cannot be finished before its day' },
  'completion.undoLate': { kind: 'conflict', title: 'The time for taking this back is over' },
  'completion.reissued': { kind: 'conflict', title: 'A certificate was issued anew since' },
  'certificate.notCompleted': { kind: 'ruleBroken', title: 'Only who has completed the course gets a certificate' },
  'certificate.alreadyIssued': { kind: 'conflict', title: 'This person has a certificate of this course already' },
  'certificate.stands': { kind: 'conflict', title: 'This person has a certificate of the course' },
  'certificate.revoked': { kind: 'conflict', title: 'The certificate was revoked already' },
  'certificate.nameGone': { kind: 'ruleBroken', title: 'The name on the certificate is no longer kept' },
  'certificate.letters': { kind: 'ruleBroken', title: 'A certificate has letters that cannot be printed' },
  'certificate.none': { kind: 'ruleBroken', title: 'There is no certificate to print' },
  'certificate.throttled': { kind: 'tooMany', title: 'Too many numbers were tried' },
  'badge.transition': { kind: 'conflict', title: 'The badge is not in a state that allows this' },
  'badge.reasonNeeded': { kind: 'ruleBroken', title: 'The criteria of the badge are not met, so a reason is needed' },
} as const satisfies ProblemCatalogue;
