import { anywhere, type Grants, inItsProgramme } from '../shared';

export const RESULTS_GRANTS = {
  'progress.read': {
    administrator: anywhere,
    programmeManager: inItsProgramme,
    trainer: inItsProgramme,
    curator: inItsProgramme,
    safeguardingLead: inItsProgramme,
  },
  /** Keeping a figure as it stands, to be shown and questioned later. */
  'figure.keep': { administrator: anywhere, programmeManager: inItsProgramme },
  'indicator.write': { administrator: anywhere, programmeManager: inItsProgramme },
  /** Entering values by hand. Whether they count is for somebody else to decide, who may write. */
  'indicator.enter': { administrator: anywhere, programmeManager: inItsProgramme, trainer: inItsProgramme },
  /** Which communities a programme seeks stories from, and how many. */
  'coverage.write': { administrator: anywhere, programmeManager: inItsProgramme },
  /** Milestones, deliverables, risks, decisions and actions. */
  'plan.write': { administrator: anywhere, programmeManager: inItsProgramme },
} as const satisfies Grants;
