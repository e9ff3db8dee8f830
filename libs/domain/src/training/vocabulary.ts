/** The three training models of community reporting, and two that build on them. */
export const COURSE_MODELS = ['storytelling', 'coProduction', 'insight', 'trainTheTrainer', 'curation'] as const;
export type CourseModel = (typeof COURSE_MODELS)[number];

/** Modules that several courses have in common: who holds one in one course holds it in all. */
export const MODULE_CODES = [
  'responsibleStorytelling',
  'storyGathering',
  'recording',
  'curation',
  'mobilisation',
  'actionPlanning',
] as const;
export type ModuleCode = (typeof MODULE_CODES)[number];

/** How a session or an event is held. */
export const DELIVERY_MODES = ['inPerson', 'online', 'hybrid'] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

/** States of a training session. Only `delivered` and later count as delivered. */
export const SESSION_STATES = [
  'draft',
  'scheduled',
  'inProgress',
  'delivered',
  'registerSubmitted',
  'locked',
  'reopened',
  'postponed',
  'cancelled',
] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** States in which a session counts as delivered. A reopened register is being corrected; its session did take place. */
export const DELIVERED_STATES = [
  'delivered',
  'registerSubmitted',
  'locked',
  'reopened',
] as const satisfies SessionState[];

/** What a register says of one person at one session. `noShow` told nobody; `apology` did. Absent is neither. */
export const MARKS = ['present', 'late', 'leftEarly', 'apology', 'noShow', 'notMarked'] as const;
export type Mark = (typeof MARKS)[number];

/** Marks of people who were there. */
export const ATTENDED_MARKS = ['present', 'late', 'leftEarly'] as const satisfies Mark[];

/** Keys of the register: P L E A N. */
export const MARK_KEYS = {
  P: 'present',
  L: 'late',
  E: 'leftEarly',
  A: 'apology',
  N: 'noShow',
} as const satisfies Record<string, Mark>;

/** What a register is made of: a mark for each person, or only how many came (a drop-in, a taster). */
export const REGISTER_KINDS = ['named', 'headcount'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/**
 * What became of what somebody said of a person at a session. `taken`: it is the mark. `notTaken`: it was said without seeing the mark
 * that stands, which is another. `kept`: said again of the mark that stands, by somebody who saw what it was disputed with.
 */
export const SAID_OUTCOMES = ['taken', 'notTaken', 'kept'] as const;
export type SaidOutcome = (typeof SAID_OUTCOMES)[number];

/** Who reads a trainer's note: its author alone, those who may read the session, or they and, quoted, the readers of reports. */
export const NOTE_VISIBILITIES = ['private', 'team', 'report'] as const;
export type NoteVisibility = (typeof NOTE_VISIBILITIES)[number];

/** How a mark reached the register. */
export const MARK_SOURCES = ['online', 'offline', 'paper', 'import'] as const;
export type MarkSource = (typeof MARK_SOURCES)[number];

/** States of an enrolment. */
export const ENROLMENT_STATES = [
  'interested',
  'invited',
  'enrolled',
  'inTraining',
  'paused',
  'completed',
  'didNotStart',
  'withdrew',
  'transferred',
] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

/**
 * States in which a person is expected at the sessions of the cohort from their enrolment on. Who never started was expected all the
 * same (B4.4); who withdrew or transferred was expected until they left.
 */
export const EXPECTED_STATES = [
  'enrolled',
  'inTraining',
  'paused',
  'completed',
  'didNotStart',
] as const satisfies EnrolmentState[];

export const ENROLMENT_SOURCES = ['referral', 'open', 'partner', 'walkIn'] as const;
export type EnrolmentSource = (typeof ENROLMENT_SOURCES)[number];

/** Hours after its submission during which a register can still be corrected; then it locks. */
export const HOURS_UNTIL_LOCK = 48;

/** Hours after the end of its session at which a register that was not handed in is listed for its manager (domain B4.21). */
export const HOURS_UNTIL_OVERDUE = 48;

/** Held sessions missed in a row from which on somebody should call. */
export const ABSENCES_UNTIL_CALL = 2;

/** Badges of the Institute of Community Reporters, from the first to the highest. */
export const BADGE_LEVELS = ['bronze', 'silver', 'gold', 'platinum'] as const;
export type BadgeLevel = (typeof BADGE_LEVELS)[number];

/** What a badge can be made to depend on: each is a count. */
export const BADGE_MEASURES = [
  'responsibleStorytelling',
  'coursesCompleted',
  'sessionsAttended',
  'storiesGathered',
  'monthsActive',
] as const;
export type BadgeMeasure = (typeof BADGE_MEASURES)[number];

/** What can happen to somebody's badge of one level. Each is an event that stays on record. */
export const BADGE_CHANGES = ['recommended', 'awarded', 'withdrawn'] as const;
export type BadgeChange = (typeof BADGE_CHANGES)[number];

/** Days of the week, as a calendar of Europe lists them. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** How far an edit of a series reaches. */
export const EDIT_SCOPES = ['this', 'thisAndFollowing', 'all'] as const;
export type EditScope = (typeof EDIT_SCOPES)[number];

/**
 * Why a session stays as it is when its series is edited or its trainer is covered: its register is handed in; it has begun or is
 * over; it is cancelled; it is postponed, and so on no day that could be moved; it has its own word on all that would change;
 * whoever should take it already delivers it, or is no trainer of its strand.
 */
export const LEFT_ALONE_REASONS = [
  'registerSubmitted',
  'begun',
  'cancelled',
  'postponed',
  'setApart',
  'alreadyTheirs',
  'trainerUnknown',
] as const;
export type LeftAloneReason = (typeof LEFT_ALONE_REASONS)[number];

/** The most dates that one series can have. More than a year of days is a mistake. */
export const MOST_DATES = 400;
