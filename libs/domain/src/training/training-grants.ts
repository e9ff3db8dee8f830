import { anywhere, asTrainer, type Grants, within } from '../shared';

/** A trainer reaches the cohorts and sessions that they deliver, and no others of the same strand. */
export const TRAINING_GRANTS = {
  'course.read': { administrator: anywhere, programmeManager: anywhere, trainer: anywhere },
  'course.write': { administrator: anywhere, programmeManager: anywhere },
  'cohort.read': { administrator: anywhere, programmeManager: within, trainer: asTrainer },
  'cohort.write': { administrator: anywhere, programmeManager: within },
  'enrolment.write': { administrator: anywhere, programmeManager: within, trainer: asTrainer },
  'trainingSession.read': { administrator: anywhere, programmeManager: within, trainer: asTrainer },
  'trainingSession.write': { administrator: anywhere, programmeManager: within, trainer: asTrainer },
  'register.record': { administrator: anywhere, programmeManager: within, trainer: asTrainer },
  'register.submit': { administrator: anywhere, programmeManager: within, trainer: asTrainer },
  'register.reopen': { administrator: anywhere, programmeManager: within },
} as const satisfies Grants;
