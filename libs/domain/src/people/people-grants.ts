import { anywhere, asTrainer, type Grants, within } from '../shared';

export const PEOPLE_GRANTS = {
  'person.read': { administrator: anywhere, programmeManager: within, trainer: asTrainer },
  'person.write': { administrator: anywhere, programmeManager: within, trainer: asTrainer },
} as const satisfies Grants;
