import { anywhere, inItsProgramme, ofItsGrant, type Grants } from '../shared';

export const PROGRAMMES_GRANTS = {
  'programme.read': {
    administrator: anywhere,
    programmeManager: inItsProgramme,
    trainer: inItsProgramme,
    curator: inItsProgramme,
    safeguardingLead: inItsProgramme,
  },
  'programme.write': { administrator: anywhere, programmeManager: inItsProgramme },
  'grant.read': { administrator: anywhere, programmeManager: inItsProgramme, funder: ofItsGrant },
  'grant.write': { administrator: anywhere, programmeManager: inItsProgramme },
  'place.read': {
    administrator: anywhere,
    programmeManager: anywhere,
    trainer: anywhere,
    curator: anywhere,
    safeguardingLead: anywhere,
  },
  'place.write': { administrator: anywhere, programmeManager: anywhere },
  'organisation.read': { administrator: anywhere, programmeManager: anywhere, trainer: anywhere },
  'organisation.write': { administrator: anywhere, programmeManager: anywhere },
} as const satisfies Grants;
