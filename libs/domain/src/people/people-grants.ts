import { anywhere, asTrainer, both, type Grants, within } from '../shared';

/** Somebody in a cohort that they train, in a part of the work for which they are a trainer at this moment. */
const ofTheirCohorts = both(within, asTrainer);

/**
 * Needs and emergency contacts are managers' to keep; trainers are shown them with a session, when it is near. The safeguarding lead
 * reads who somebody is, how to reach them and what they need, and changes nothing (domain 4.1).
 */
export const PEOPLE_GRANTS = {
  'person.read': {
    administrator: anywhere,
    programmeManager: within,
    trainer: ofTheirCohorts,
    safeguardingLead: within,
  },
  'person.write': { administrator: anywhere, programmeManager: within, trainer: ofTheirCohorts },
  'person.readNeeds': { administrator: anywhere, programmeManager: within, safeguardingLead: within },
  'person.writeNeeds': { administrator: anywhere, programmeManager: within },
  /** Of the people of a session, by whoever delivers it. */
  'person.readGroupNeeds': { trainer: ofTheirCohorts },
} as const satisfies Grants;
