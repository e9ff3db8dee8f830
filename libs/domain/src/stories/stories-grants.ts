import {
  anywhere,
  asGatherer,
  both,
  either,
  ofThemselves,
  type Grants,
  inItsProgramme,
  whileAllowed,
  whileFlagged,
  whilePublic,
  within,
} from '../shared';

/**
 * A trainer reads what they gathered, and of their part of the work what is public. A curator reads what may be curated today; the
 * safeguarding lead, what calls for one. Any other unpublished story is for its gatherer and managers (domain 4.1).
 */
export const STORIES_GRANTS = {
  'story.read': {
    administrator: anywhere,
    programmeManager: within,
    trainer: both(within, either(asGatherer, whilePublic)),
    curator: both(within, either(whileAllowed('curate'), whilePublic)),
    safeguardingLead: both(within, either(whileFlagged, whilePublic)),
  },
  'story.write': { administrator: anywhere, programmeManager: within, trainer: both(within, asGatherer) },
  'story.review': { administrator: anywhere, programmeManager: within, curator: both(within, whileAllowed('curate')) },
  'story.publish': { administrator: anywhere, programmeManager: within },
  'story.withdraw': {
    administrator: anywhere,
    programmeManager: within,
    trainer: both(within, either(asGatherer, whilePublic)),
  },
  'story.approveUnder18': { safeguardingLead: both(within, whileFlagged) },
  /** What uses a story, and what is to be done about it: for whoever has a part in it. */
  'storyUse.read': { administrator: anywhere, programmeManager: within, trainer: both(within, asGatherer) },
  'disclosure.record': { administrator: anywhere, programmeManager: within, trainer: both(within, asGatherer) },
  'story.erase': { administrator: anywhere },
  /** Its owner does a task, while they work in its programme; the manager whoever owns it. */
  'withdrawalTask.read': {
    administrator: anywhere,
    programmeManager: either(within, both(inItsProgramme, ofThemselves)),
    trainer: both(inItsProgramme, ofThemselves),
  },
  'withdrawalTask.reassign': { administrator: anywhere, programmeManager: within },
  'output.read': { administrator: anywhere, programmeManager: inItsProgramme, trainer: inItsProgramme },
  'output.write': { administrator: anywhere, programmeManager: inItsProgramme },
  'collection.read': {
    administrator: anywhere,
    programmeManager: within,
    trainer: inItsProgramme,
    curator: inItsProgramme,
    safeguardingLead: inItsProgramme,
  },
  'collection.write': { administrator: anywhere, programmeManager: within, curator: inItsProgramme },
  // Themes are of no programme: they are the words that all of them share.
  'theme.curate': { administrator: anywhere, programmeManager: anywhere },
  /** Whoever works with a story can be worried by it. */
  'concern.raise': {
    administrator: anywhere,
    programmeManager: within,
    trainer: both(within, either(asGatherer, whilePublic)),
    curator: both(within, either(whileAllowed('curate'), whilePublic)),
    safeguardingLead: both(within, either(whileFlagged, whilePublic)),
  },
  /** For the lead alone: not for managers, not for administrators (domain 4.1). Who raised one reads their own words by `concern.complete`. */
  'concern.work': { safeguardingLead: within },
  'concern.complete': { signedIn: ofThemselves },
  'consent.record': { administrator: anywhere, programmeManager: within, trainer: both(within, asGatherer) },
  // Curators and funders work with what is allowed, and never see who said so (domain 4.1).
  'consent.readEvidence': {
    administrator: anywhere,
    programmeManager: within,
    trainer: both(within, asGatherer),
    safeguardingLead: both(within, whileFlagged),
  },
  'informationSheet.read': {
    administrator: anywhere,
    programmeManager: anywhere,
    trainer: anywhere,
    curator: anywhere,
    safeguardingLead: anywhere,
  },
  'informationSheet.write': { administrator: anywhere, programmeManager: within },
} as const satisfies Grants;
