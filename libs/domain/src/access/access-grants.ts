import { anywhere, type Grants, ofThemselves } from '../shared';

export const ACCESS_GRANTS = {
  'account.self': { signedIn: ofThemselves },
  'account.manage': { administrator: anywhere },
  'demonstration.remove': { administrator: anywhere },
} as const satisfies Grants;
