import type { ProblemCatalogue } from '../shared';

export const TRAINING_PROBLEMS = {
  'course.moduleInUse': { kind: 'conflict', title: 'Sessions teach a module that the course would lose' },
  'session.transition': { kind: 'conflict', title: 'The session is not in a state that allows this' },
  'session.outsideStrand': { kind: 'ruleBroken', title: 'The session lies outside the dates of its strand' },
  'session.venueNeeded': { kind: 'ruleBroken', title: 'A session that is not online needs a venue' },
  'session.moduleUnknown': { kind: 'ruleBroken', title: 'A module is not part of the course' },
  'session.trainerUnknown': { kind: 'ruleBroken', title: 'A trainer has no membership in this strand' },
  'session.hasRegister': { kind: 'conflict', title: 'The register of this session was already submitted' },
  'register.notOpen': { kind: 'conflict', title: 'The register of this session is not open' },
  'register.notYet': { kind: 'conflict', title: 'The session has not begun' },
  'register.locked': { kind: 'conflict', title: 'The register is locked' },
  'register.unmarked': { kind: 'ruleBroken', title: 'Not everybody is marked yet' },
  'register.notExpected': { kind: 'ruleBroken', title: 'This person is not expected at this session' },
  'cohort.full': { kind: 'ruleBroken', title: 'The cohort is full' },
  'cohort.regionOutside': { kind: 'ruleBroken', title: 'The strand does not work in this region' },
  'cohort.outsideStrand': { kind: 'ruleBroken', title: 'The cohort lies outside the dates of its strand' },
  'enrolment.transition': { kind: 'conflict', title: 'The enrolment is not in a state that allows this' },
  'enrolment.twice': { kind: 'conflict', title: 'This person is already enrolled in the cohort' },
  'enrolment.modulesMissing': { kind: 'ruleBroken', title: 'Core modules are missing' },
  'enrolment.attendanceShort': { kind: 'ruleBroken', title: 'Too few sessions were attended' },
} as const satisfies ProblemCatalogue;
