import { type Role } from '@throughline/domain/shared';

/** What each role is called. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: $localize`Administrator`,
  programmeManager: $localize`Programme manager`,
  trainer: $localize`Trainer`,
  curator: $localize`Curator`,
  safeguardingLead: $localize`Safeguarding lead`,
  funder: $localize`Funder`,
};
