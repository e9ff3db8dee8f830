export {
  ACCESS_NEEDS,
  CONTACT_PREFERENCES,
  PEOPLE_FOUND_AT_MOST,
  type AccessNeed,
  type ContactPreference,
} from './vocabulary';
export { needsWindow, showsNeedsAt, type SessionTimes } from './needs';
export { PEOPLE_GRANTS } from './people-grants';
export {
  contact,
  contactWrite,
  emergencyContact,
  needs,
  needsWrite,
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
