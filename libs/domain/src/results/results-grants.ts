import { anywhere, type Grants, inItsProgramme } from '../shared';

export const RESULTS_GRANTS = {
  'progress.read': {
    administrator: anywhere,
    programmeManager: inItsProgramme,
    trainer: inItsProgramme,
    curator: inItsProgramme,
    safeguardingLead: inItsProgramme,
  },
} as const satisfies Grants;
