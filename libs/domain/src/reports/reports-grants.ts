import { anywhere, type Grants, inItsProgramme } from '../shared';

/** Aggregates only. Managers may look at what their funders see. */
export const REPORTS_GRANTS = {
  'funderProgress.read': { administrator: anywhere, programmeManager: inItsProgramme, funder: inItsProgramme },
} as const satisfies Grants;
