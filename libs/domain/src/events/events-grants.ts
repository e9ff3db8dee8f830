import { anywhere, both, either, type Grants, inItsProgramme, ofThemselves, within } from '../shared';

/** The owner of a follow-up, while they have a part in its programme. */
const asOwner = both(inItsProgramme, ofThemselves);

export const EVENTS_GRANTS = {
  'event.read': {
    administrator: anywhere,
    programmeManager: inItsProgramme,
    trainer: inItsProgramme,
    curator: inItsProgramme,
  },
  'event.write': { administrator: anywhere, programmeManager: within, trainer: within },
  /** The door: who is on the list, and who came. */
  'event.welcome': { administrator: anywhere, programmeManager: within, trainer: within },
  /** What guests need, at any time; who welcomes them sees it around the event. */
  'event.planNeeds': { administrator: anywhere, programmeManager: within },
  'event.finishFollowUp': {
    administrator: anywhere,
    programmeManager: either(within, asOwner),
    trainer: either(within, asOwner),
  },
} as const satisfies Grants;
