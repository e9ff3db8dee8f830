import { anywhere, type Grants, inItsProgramme, within } from '../shared';

export const EVENTS_GRANTS = {
  'event.read': { administrator: anywhere, programmeManager: inItsProgramme, trainer: inItsProgramme },
  'event.write': { administrator: anywhere, programmeManager: within, trainer: within },
} as const satisfies Grants;
