export { ACCESS_NEEDS, CONTACT_PREFERENCES, type AccessNeed, type ContactPreference } from './vocabulary';
export { NEEDS_DAYS_AFTER, NEEDS_DAYS_BEFORE, needsWindow, showsNeedsAt, type SessionTimes } from './needs';
export { PEOPLE_GRANTS } from './people-grants';
export { PEOPLE_PROBLEMS } from './people-problems';
export {
  contact,
  contactWrite,
  emergencyContact,
  needs,
  needsWrite,
  PEOPLE_FOUND_AT_MOST,
  peopleFound,
  peopleSearch,
  person,
  personWrite,
  preferredName,
  sessionGroup,
  type Contact,
  type ContactWrite,
  type Needs,
  type NeedsWrite,
  type PeopleFound,
  type Person,
  type PersonWrite,
  type SessionGroup,
} from './people-contract';
