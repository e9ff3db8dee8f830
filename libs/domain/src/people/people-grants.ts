import { anywhere, asTrainer, both, type Grants, within } from '../shared';

/** Somebody in a cohort that they train, in a part of the work for which they are a trainer at this moment. */
const ofTheirCohorts = both(within, asTrainer);

export const PEOPLE_GRANTS = {
  'person.read': { administrator: anywhere, programmeManager: within, trainer: ofTheirCohorts },
  'person.write': { administrator: anywhere, programmeManager: within, trainer: ofTheirCohorts },
} as const satisfies Grants;
