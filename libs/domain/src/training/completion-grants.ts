import { anywhere, asTrainer, both, type Grants, within } from '../shared';

const whereTheyTrain = both(within, asTrainer);
const whereTheyWork = { administrator: anywhere, programmeManager: within, trainer: whereTheyTrain } as const;
const whereTheyManage = { administrator: anywhere, programmeManager: within } as const;

/** Trainers finish their own courses and recommend badges; managers award those, and revoke what was issued. */
export const COMPLETION_GRANTS = {
  'moduleCompletion.write': whereTheyWork,
  'certificate.issue': whereTheyWork,
  'certificate.revoke': whereTheyManage,
  'badge.recommend': whereTheyWork,
  'badge.award': whereTheyManage,
  'badgeCriteria.read': { administrator: anywhere, programmeManager: anywhere, trainer: anywhere },
  'badgeCriteria.write': { administrator: anywhere },
} as const satisfies Grants;
