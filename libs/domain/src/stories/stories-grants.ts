import { anywhere, asGatherer, both, either, type Grants, within, whilePublic } from '../shared';

/** A trainer reads what they gathered, and of their strand what is public; an unpublished story is for its gatherer and managers. */
export const STORIES_GRANTS = {
  'story.read': {
    administrator: anywhere,
    programmeManager: within,
    trainer: both(within, either(asGatherer, whilePublic)),
  },
  'story.write': { administrator: anywhere, programmeManager: within, trainer: both(within, asGatherer) },
  'story.review': { administrator: anywhere, programmeManager: within },
  'story.publish': { administrator: anywhere, programmeManager: within },
  'story.withdraw': {
    administrator: anywhere,
    programmeManager: within,
    trainer: both(within, either(asGatherer, whilePublic)),
  },
  'story.approveUnder18': {},
  'consent.record': { administrator: anywhere, programmeManager: within, trainer: both(within, asGatherer) },
} as const satisfies Grants;
