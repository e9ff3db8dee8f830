import { anywhere, asTrainer, both, type Grants, ofThemselves, within } from '../shared';
import { COMPLETION_GRANTS } from './completion-grants';

/** Being named as a trainer is not enough: when the membership ends, so does the reach. */
const whereTheyTrain = both(within, asTrainer);

/**
 * A trainer reaches the cohorts and sessions that they deliver, and no others of the same strand. The safeguarding lead looks at them, to
 * learn who was there with whom, and changes nothing.
 */
export const TRAINING_GRANTS = {
  'course.read': { administrator: anywhere, programmeManager: anywhere, trainer: anywhere },
  'course.write': { administrator: anywhere, programmeManager: anywhere },
  'cohort.read': {
    administrator: anywhere,
    programmeManager: within,
    trainer: whereTheyTrain,
    safeguardingLead: within,
  },
  'cohort.write': { administrator: anywhere, programmeManager: within },
  'enrolment.write': { administrator: anywhere, programmeManager: within, trainer: whereTheyTrain },
  'trainingSession.read': {
    administrator: anywhere,
    programmeManager: within,
    trainer: whereTheyTrain,
    safeguardingLead: within,
  },
  'trainingSession.write': { administrator: anywhere, programmeManager: within, trainer: whereTheyTrain },
  'register.record': { administrator: anywhere, programmeManager: within, trainer: whereTheyTrain },
  'register.submit': { administrator: anywhere, programmeManager: within, trainer: whereTheyTrain },
  'register.reopen': { administrator: anywhere, programmeManager: within },
  // What a team shares with itself about a session is for those who work there, and not for whoever looks in from outside.
  'note.read': { administrator: anywhere, programmeManager: within, trainer: whereTheyTrain },
  // Whoever wrote it, and nobody else, whatever they may do elsewhere. A private note is read by this, too.
  'note.write': { administrator: ofThemselves, programmeManager: ofThemselves, trainer: ofThemselves },
  'guide.write': { administrator: anywhere, programmeManager: within, trainer: whereTheyTrain },
  ...COMPLETION_GRANTS,
} as const satisfies Grants;
