export { accepted, refused, type Result } from './result';
export {
  PROBLEM_KINDS,
  SHARED_PROBLEMS,
  type ProblemCatalogue,
  type ProblemDefinition,
  type ProblemKind,
  type Refusal,
} from './problem';
export { aliases, foldForSearch, languageTag, line, prose } from './text';
export { id, type Id } from './id';
export {
  addDays,
  daysBetween,
  daysInclusive,
  isLocalDate,
  lastDayOfMonth,
  localDate,
  localTime,
  monthOf,
  monthsBetween,
  type LocalDate,
} from './local-date';
export { NEEDS_DAYS_AFTER, NEEDS_DAYS_BEFORE, needsWindow } from './needs-window';
export {
  anywhere,
  asGatherer,
  asTrainer,
  both,
  either,
  inItsProgramme,
  matches,
  MEMBERSHIP_SCOPES,
  ofItsGrant,
  ofThemselves,
  ROLES,
  SUBJECT_FIELDS,
  whileAllowed,
  whileFlagged,
  whilePublic,
  within,
  type Actor,
  type Grants,
  type Membership,
  type MembershipScope,
  type Predicate,
  type Role,
  type Rule,
  type Subject,
  type SubjectField,
} from './grant';
export {
  EACH_ONCE,
  eachOnce,
  idParam,
  instant,
  namedRef,
  pageOf,
  pageQuery,
  problemBody,
  recordHead,
  version,
  type NamedRef,
  type ProblemBody,
} from './shared-contract';
export { FILE_TYPES, MOST_FILE_BYTES, storedFile, type FileType, type StoredFile } from './stored-file-contract';
