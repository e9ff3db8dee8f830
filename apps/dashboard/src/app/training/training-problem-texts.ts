import { type TRAINING_PROBLEMS } from '@throughline/domain/training';
import { type ProblemTexts } from '../platform/problem-text';
import { writeDate, writeInstant } from '../platform/format';
import { COMPLETION_PROBLEM_TEXTS } from './completion-problem-texts';

const listOf = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '');

/** Each says what to do next. */
export const TRAINING_PROBLEM_TEXTS: ProblemTexts<keyof typeof TRAINING_PROBLEMS> = {
  ...COMPLETION_PROBLEM_TEXTS,
  'session.transition': () =>
    $localize`The session has moved on meanwhile, and this no longer fits. Reload the page to see how it stands.`,
  'session.outsideStrand': () =>
    $localize`This day lies outside the dates of the strand. Choose a day within them, or ask a manager to move the strand’s dates.`,
  'session.venueNeeded': () => $localize`People need to know where to go. Choose a venue, or hold the session online.`,
  'session.moduleUnknown': () =>
    $localize`One of the modules is no longer part of the course. Reload the page and choose again.`,
  'session.trainerUnknown': () =>
    $localize`One of the trainers has no access to this strand. Choose somebody else, or ask an administrator to give them access.`,
  'session.hasRegister': () =>
    $localize`The register of this session was submitted, so its plan can no longer be changed. What is wrong in the register is corrected there.`,
  'series.endless': () => $localize`A series needs an end. Say how many times it takes place, or until which day.`,
  'series.tooMany': ({ limit }) =>
    typeof limit === 'number'
      ? $localize`That is more than ${limit}:count: dates, the most that one series can have. Choose an earlier end.`
      : $localize`That is more dates than one series can have. Choose an earlier end.`,
  'series.noDates': () => $localize`No day fits this rule. Choose a later end, other days, or leave fewer of them out.`,
  'series.endBeforeStart': () => $localize`The last day lies before the first. Change one of the two.`,
  'register.notOpen': () =>
    $localize`This session is not planned for now, so its register is closed. Change the plan of the session first.`,
  'register.notYet': ({ startsAt }) =>
    typeof startsAt === 'string'
      ? $localize`The session has not begun. Submit its register once it has, from ${writeInstant(startsAt)}:time:.`
      : $localize`The session has not begun. Submit its register once it has.`,
  'register.locked': () =>
    $localize`The register is locked. Ask a manager to reopen it, and say what should be corrected.`,
  'register.unmarked': ({ count }) =>
    count === 1
      ? $localize`One person is not marked yet. Mark them, then submit again.`
      : $localize`${count}:count: people are not marked yet. Mark them, then submit again.`,
  'register.notExpected': () =>
    $localize`Somebody whom you marked is no longer on this register, so that mark was not kept. If they were there, add them as a walk-in.`,
  'register.submitted': () =>
    $localize`The register was submitted meanwhile, so this can no longer be taken away. Reload the page to see it.`,
  'register.kindInUse': () =>
    $localize`Something was recorded on this register already, so it stays as it is. Take back what was recorded first.`,
  'register.kind': () =>
    $localize`Somebody has changed what this register is made of. Reload the page to see it, then go on.`,
  'register.headcountMissing': () => $localize`Nobody said yet how many came. Fill in the number, then submit.`,
  'register.minutesTooMany': ({ minutes }) =>
    typeof minutes === 'number'
      ? $localize`Those are more minutes than the session had. Give ${minutes}:count: or fewer.`
      : $localize`Those are more minutes than the session had. Give fewer.`,
  'register.moduleNotDelivered': () =>
    $localize`The session did not deliver this module. Tick it for the session first, then for the person.`,
  'walkIn.marked': () =>
    $localize`The person has a mark of their own that says something else. Choose which of the two is right.`,
  'walkIn.joined': () => $localize`This walk-in was joined to somebody else meanwhile. Reload the page to see to whom.`,
  'walkIn.notCovered': () =>
    $localize`They were not enrolled on the day of the session. Choose somebody else, or correct the day from which they are enrolled.`,
  'note.twice': () => $localize`You have a note on this session already. Reload the page and change that one.`,
  'course.moduleInUse': () =>
    $localize`A session has delivered this module, or plans to, so it stays in the course. Rename it, or take it out of those sessions first.`,
  'cohort.full': () =>
    $localize`Every place of the cohort is taken or offered. Put the person on the waiting list, or ask a manager to raise its capacity.`,
  'cohort.regionOutside': () =>
    $localize`The strand does not work in this region. Choose another region, or add this one to the strand first.`,
  'cohort.outsideStrand': () =>
    $localize`The cohort begins before the strand, or ends after it. Choose days within the dates of the strand.`,
  'enrolment.transition': () =>
    $localize`Their enrolment has moved on meanwhile, and this no longer fits. Reload the page to see how it stands.`,
  'cohort.othersWait': ({ waiting }) =>
    waiting === 1
      ? $localize`Somebody waits longer for a place in this cohort. Offer it to them first, or say why not.`
      : $localize`${waiting}:count: people wait longer for a place in this cohort. Offer it to them first, or say why not.`,
  'enrolment.dateOutside': ({ earliest, latest }) =>
    typeof earliest === 'string' && typeof latest === 'string'
      ? $localize`Choose a day from ${writeDate(earliest)}:earliest: to ${writeDate(latest)}:latest:.`
      : $localize`This day is not possible here. Choose another one.`,
  'enrolment.cohortNotOver': ({ endDate }) =>
    typeof endDate === 'string'
      ? $localize`The cohort goes on until ${writeDate(endDate)}:day:, so they may still come. Record that they withdrew if they told you that they will not.`
      : $localize`The cohort is not over, so they may still come.`,
  'enrolment.cameOnce': () =>
    $localize`They came to a session, so they did start. Record that they withdrew, or correct the register.`,
  'enrolment.notLast': () =>
    $localize`Something has happened since, so this can no longer be taken back. Reload the page to see how it stands.`,
  'enrolment.sameCohort': () => $localize`They are in that cohort already. Choose another one.`,
  'enrolment.twice': () => $localize`This person is in the cohort already. Look for them in the list.`,
  'enrolment.modulesMissing': ({ modules }) =>
    $localize`Core modules are still missing: ${listOf(modules)}:modules:. They complete once they have been at a session with each.`,
  'enrolment.attendanceShort': ({ attended, held, minimumPercent }) =>
    $localize`They were at ${attended}:attended: of ${held}:held: sessions, and the course asks for ${minimumPercent}:share:%. They complete once they have been at enough.`,
};
