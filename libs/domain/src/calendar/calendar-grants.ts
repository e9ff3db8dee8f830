import { type Grants, ofThemselves } from '../shared';

export const CALENDAR_GRANTS = {
  /** What a feed holds is what its owner may see, asked anew each time that it is read. */
  'calendarFeed.manage': { administrator: ofThemselves, programmeManager: ofThemselves, trainer: ofThemselves },
} as const satisfies Grants;
