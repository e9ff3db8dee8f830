import * as z from 'zod';
import { HEADCOUNT_METHODS } from '../events';
import { id, instant, line, localDate, namedRef, pageOf, pageQuery, prose, recordHead, storedFile } from '../shared';
import { trainingSession } from './training-contract';
import { MARK_SOURCES, MARKS, NOTE_VISIBILITIES, REGISTER_KINDS, SAID_OUTCOMES } from './vocabulary';

/* ---- a register ---- */

/** What somebody said of one person, with who and when. */
const said = {
  mark: z.enum(MARKS),
  /** Minutes that they were there, where that differs from the whole session. */
  minutes: z.int().nullable(),
  source: z.enum(MARK_SOURCES),
  saidAt: instant,
  saidBy: z.string().nullable(),
};

/**
 * A mark that was said without seeing the one that stands, and differs from it. Both are shown; whoever then says either of them again, from
 * the version that stands, has settled it.
 */
export const disputedMark = z.object({ mutationId: id, ...said }).meta({ id: 'DisputedMark' });
export type DisputedMark = z.infer<typeof disputedMark>;

/** A span of days, both of them inside it, in which somebody is known to be away. */
const absenceSpan = { from: localDate, until: localDate, reason: line(200).nullable() };

/** One line of a register: an enrolled person or a walk-in, with the mark as it stands. */
export const registerEntry = z
  .object({
    /** The enrolment's id, or the id that the walk-in was given. */
    entryId: id,
    kind: z.enum(['enrolled', 'walkIn']),
    name: z.string(),
    /** For somebody of whom nothing was said, and who is known to be away that day, `apology`: see `isAssumed`. */
    mark: z.enum(MARKS),
    /** Whether the mark is there only because of `absence`: nobody said it of this session. Any mark takes its place. */
    isAssumed: z.boolean(),
    minutes: z.int().nullable(),
    /** Version of this mark alone; 0 when nothing was said yet. Stays 0 for a mark that is assumed. */
    version: z.int(),
    source: z.enum(MARK_SOURCES).nullable(),
    recordedAt: instant.nullable(),
    recordedBy: z.string().nullable(),
    /** Why they are assumed to be away, where they are, also when they were then marked otherwise. */
    absence: z.object({ id, ...absenceSpan }).nullable(),
    /** What others said meanwhile and is not settled: see {@link disputedMark}. Oldest first. */
    disputes: z.array(disputedMark),
    /** Modules that this session delivered, and not to them. Empty for most people, and for every walk-in. */
    missedModuleIds: z.array(id),
  })
  .meta({ id: 'RegisterEntry' });
export type RegisterEntry = z.infer<typeof registerEntry>;

/** A module of the course, as this session had it. What is planned is delivered until somebody says otherwise. */
export const registerModule = z
  .object({ id, title: z.string(), isCore: z.boolean(), isPlanned: z.boolean(), isDelivered: z.boolean() })
  .meta({ id: 'RegisterModule' });
export type RegisterModule = z.infer<typeof registerModule>;

const headcountFields = {
  headcount: z.int().min(0).max(100_000),
  method: z.enum(HEADCOUNT_METHODS),
};

/**
 * `PUT /training-sessions/:id/register/headcount`, versioned as every `PUT` (`If-Match` for a change, 412 with theirs). How many came to
 * a session at which nobody is marked by name. `DELETE` takes it back.
 */
export const headcountWrite = z.strictObject(headcountFields).meta({ id: 'HeadcountWrite' });
export type HeadcountWrite = z.infer<typeof headcountWrite>;
/** A headcount is reach, not a list of people: it is in no count of participants or contacts. */
export const headcount = z
  .object({ version: z.int(), ...headcountFields, recordedAt: instant, recordedBy: z.string().nullable() })
  .meta({ id: 'Headcount' });
export type Headcount = z.infer<typeof headcount>;

/** `GET /training-sessions/:id/register`, and the answer to whatever changes a register as a whole. */
export const register = z
  .object({
    session: trainingSession,
    /** What is handed in where the session's `registerKind` is `headcount`; there are no entries then. */
    headcount: headcount.nullable(),
    entries: z.array(registerEntry),
    tally: z.record(z.enum(MARKS), z.int()),
    /** Every module of the course, in its order. */
    modules: z.array(registerModule),
    /** Photographs of the register on paper. Bytes: `GET …/register/photos/:fileId`. */
    photos: z.array(storedFile),
    locksAt: instant.nullable(),
    may: z.object({
      record: z.boolean(),
      submit: z.boolean(),
      reopen: z.boolean(),
      /** Whether the kind may be changed: nothing was recorded yet. */
      switchKind: z.boolean(),
      /** Whether a walk-in may be enrolled, and an absence be noted. */
      enrol: z.boolean(),
    }),
  })
  .meta({ id: 'Register' });
export type Register = z.infer<typeof register>;

/** `PUT /training-sessions/:id/register/kind` answers with the register. 409 `register.kindInUse` once something was recorded. */
export const registerKindWrite = z.strictObject({ kind: z.enum(REGISTER_KINDS) }).meta({ id: 'RegisterKindWrite' });
export type RegisterKindWrite = z.infer<typeof registerKindWrite>;

/* ---- marks ---- */

/** At most the length of the session: 422 `register.minutesTooMany` with `{ entryId, minutes }`, the length. */
const minutes = z.int().min(0).max(1440).nullable();

/**
 * `PATCH /training-sessions/:id/register/marks`: one or many marks in one message. Each is decided on its own; a conflict in
 * one does not hold up the others. A repeat with the same `mutationId` changes nothing. Undo is one more mark.
 */
export const marksWrite = z
  .strictObject({
    marks: z
      .array(
        z.strictObject({
          entryId: id,
          mark: z.enum(MARKS),
          minutes,
          baseVersion: z.int().min(0),
          mutationId: id,
        }),
      )
      .min(1)
      .max(500)
      .readonly(),
    source: z.enum(MARK_SOURCES).default('online'),
  })
  .meta({ id: 'MarksWrite' });
export type MarksWrite = z.infer<typeof marksWrite>;

export const marksAnswer = z
  .object({
    saved: z.array(registerEntry),
    /**
     * Entries where somebody else said something different meanwhile; theirs stands, with who and when. What was sent is among the
     * `disputes` of the entry.
     */
    conflicts: z.array(registerEntry),
    tally: z.record(z.enum(MARKS), z.int()),
  })
  .meta({ id: 'MarksAnswer' });
export type MarksAnswer = z.infer<typeof marksAnswer>;

/** `GET /training-sessions/:id/register/entries/:entryId/history`: everything that was ever said of them here, latest first. */
export const markHistory = z
  .object({
    items: z.array(
      z.object({
        mutationId: id.nullable(),
        ...said,
        /** `taken`: it became the mark, as `version`. `notTaken`: another stood. `kept`: somebody saw both and left it so. */
        outcome: z.enum(SAID_OUTCOMES),
        version: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'MarkHistory' });
export type MarkHistory = z.infer<typeof markHistory>;

/* ---- walk-ins ---- */

/**
 * `PUT /training-sessions/:id/register/walk-ins/:id`: somebody who was not expected, present until marked otherwise. Puts one that was
 * removed by mistake back, too. `PATCH` with {@link walkInRename} corrects the name. `DELETE` removes them while the register is not
 * handed in (409 `register.submitted`).
 */
export const walkInWrite = z
  .strictObject({
    name: line(120),
    mark: z.enum(['present', 'late', 'leftEarly']).default('present'),
    minutes: minutes.optional(),
  })
  .meta({ id: 'WalkInWrite' });
export type WalkInWrite = z.infer<typeof walkInWrite>;

/** `PATCH /training-sessions/:id/register/walk-ins/:id` */
export const walkInRename = z.strictObject({ name: line(120) }).meta({ id: 'WalkInRename' });
export type WalkInRename = z.infer<typeof walkInRename>;

/**
 * `POST /training-sessions/:id/register/walk-ins/:id/join`: the walk-in was this person, who is enrolled in the cohort; their mark becomes
 * the person's attendance. Answers with the register. 409 `walkIn.marked` with `{ mark, walkInMark }` when the person was marked otherwise already:
 * ask again with `keep`. 422 `walkIn.notCovered` with `{ enrolledOn, leftOn }` when they were not enrolled on that day. 409 `walkIn.joined` when the walk-in
 * was joined to somebody else.
 */
export const walkInJoin = z
  .strictObject({ enrolmentId: id, keep: z.enum(['walkIn', 'enrolled']).optional() })
  .meta({ id: 'WalkInJoin' });
export type WalkInJoin = z.infer<typeof walkInJoin>;

/**
 * `POST /training-sessions/:id/register/walk-ins/:id/enrol`: enrols the walk-in from the day of the session on (source `walkIn`), and joins
 * them. The person is new, under the walk-in's name unless another is given, or somebody who is known and not yet in this cohort.
 * Answers with the register.
 */
export const walkInEnrol = z
  .strictObject({
    enrolmentId: id,
    personId: id,
    preferredName: line(120).optional(),
    /** Why they get a place although others wait for one: as for an enrolment. */
    reason: prose(500).optional(),
  })
  .meta({ id: 'WalkInEnrol' });
export type WalkInEnrol = z.infer<typeof walkInEnrol>;

/* ---- modules ---- */

/** `PUT /training-sessions/:id/register/modules/:moduleId` answers with the {@link registerModule}. */
export const moduleDelivered = z.strictObject({ isDelivered: z.boolean() }).meta({ id: 'ModuleDelivered' });
/** `PUT /training-sessions/:id/register/entries/:entryId/modules/:moduleId` answers with the {@link registerEntry}. */
export const moduleTick = z.strictObject({ isHeld: z.boolean() }).meta({ id: 'ModuleTick' });

/* ---- photographs of the register on paper ---- */

// PUT    /training-sessions/:id/register/photos/:fileId   raw body with its own Content-Type; answers with a storedFile.
//        409 request.alreadyExists for other bytes under the same id, 413 file.tooLarge { mostBytes }, 422 file.type { types } for
//        what is no JPEG, PNG, WebP or PDF by its bytes.
// GET    the same address: the bytes, as a download
// DELETE the same address: 204

/* ---- handing in ---- */

// POST   /training-sessions/:id/register/submission        answers with the register; a repeat gives the first answer.

/** `POST /training-sessions/:id/register/reopen` */
export const reopenWrite = z.strictObject({ reason: line(500) }).meta({ id: 'ReopenWrite' });

/**
 * `GET /registers/overdue`: registers that were not handed in HOURS_UNTIL_OVERDUE hours after their session ended; those that
 * wait longest come first.
 */
export const overdueQuery = z.strictObject({ programmeId: id.optional(), strandId: id.optional(), ...pageQuery });
export const overdueRegisters = pageOf(
  z.object({
    sessionId: id,
    title: z.string(),
    date: localDate,
    endsAt: instant,
    cohort: namedRef,
    programme: namedRef.extend({ code: z.string() }),
    strand: namedRef.extend({ code: z.string() }),
    trainers: z.array(namedRef),
    /** Whole hours since it was due. */
    hoursOverdue: z.int(),
    kind: z.enum(REGISTER_KINDS),
  }),
).meta({ id: 'OverdueRegisters' });
export type OverdueRegisters = z.infer<typeof overdueRegisters>;

/* ---- known absences ---- */

/**
 * `PUT /enrolments/:id/absences/:absenceId`, versioned: somebody told us that they are away. The span is kept as it was said, so sessions
 * that are planned into it later are covered, too. In a register that is not handed in, whoever is inside such a span and has
 * no mark reads `apology` (`isAssumed`); handing it in writes that mark. A register that was handed in does not change by a span.
 * `DELETE` takes it back (204); the same `PUT` puts it there again.
 */
export const knownAbsenceWrite = z
  .strictObject(absenceSpan)
  .refine(({ from, until }) => until >= from, { path: ['until'], message: 'must not be before the first day' })
  .meta({ id: 'KnownAbsenceWrite' });
export type KnownAbsenceWrite = z.infer<typeof knownAbsenceWrite>;
export const knownAbsence = z
  .object({
    ...recordHead,
    enrolmentId: id,
    ...absenceSpan,
    /** Sessions of the cohort, planned so far, that lie in the span and whose register is not handed in. */
    sessions: z.int(),
  })
  .meta({ id: 'KnownAbsence' });
export type KnownAbsence = z.infer<typeof knownAbsence>;
/** `GET /enrolments/:id/absences`, the latest first. */
export const knownAbsenceList = z.object({ items: z.array(knownAbsence) }).meta({ id: 'KnownAbsenceList' });
export type KnownAbsenceList = z.infer<typeof knownAbsenceList>;

/* ---- somebody should call ---- */

/**
 * `GET /absences`: people who missed the latest ABSENCES_UNTIL_CALL sessions, or more, that were held for them; those who
 * missed most first. Who was called stays away from the list until the next session that is held for them, unless `called=true`.
 */
export const absencesQuery = z.strictObject({
  programmeId: id.optional(),
  cohortId: id.optional(),
  /** Only sessions of cohorts that the reader delivers. */
  mine: z.stringbool().optional(),
  /** Whether those who were called are listed, too. */
  called: z.stringbool().default(false),
});
export const absences = z
  .object({
    items: z.array(
      z.object({
        enrolmentId: id,
        personId: id,
        name: z.string(),
        cohort: namedRef,
        programme: namedRef.extend({ code: z.string() }),
        /** Held sessions in a row, back from their latest, marked `apology` or `noShow`. */
        run: z.int(),
        /** How many of the run were no-shows: nobody told us. */
        noShows: z.int(),
        lastAttendedOn: localDate.nullable(),
        /** Their latest held session: a call is noted about it. */
        latestSession: z.object({ id, title: z.string(), date: localDate }),
        call: z.object({ calledOn: localDate, by: z.string().nullable() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Absences' });
export type Absences = z.infer<typeof absences>;

/** `PUT /enrolments/:id/calls/:sessionId` (204), the session being `latestSession`; `DELETE` takes it back (204). */
export const callWrite = z.strictObject({ calledOn: localDate }).meta({ id: 'CallWrite' });
export type CallWrite = z.infer<typeof callWrite>;

/* ---- what the trainer thought of it ---- */

/**
 * `PUT /training-sessions/:id/notes/:noteId`, versioned; one a session and author (409 `note.twice`). `private`: its author alone, no
 * manager and no administrator. `team`: who may read the session. `report`: they, and it may be quoted in reports. `DELETE` by the author.
 */
export const noteWrite = z
  .strictObject({ text: prose(5000).min(1), visibility: z.enum(NOTE_VISIBILITIES) })
  .meta({ id: 'NoteWrite' });
export type NoteWrite = z.infer<typeof noteWrite>;
export const note = z
  .object({
    ...recordHead,
    sessionId: id,
    ...noteWrite.shape,
    author: namedRef,
    writtenAt: instant,
    /** Whether the reader wrote it: only they may change or delete it. */
    isOwn: z.boolean(),
  })
  .meta({ id: 'Note' });
export type Note = z.infer<typeof note>;
/** `GET /training-sessions/:id/notes`: those that the reader may read, their own first. */
export const noteList = z.object({ items: z.array(note) }).meta({ id: 'NoteList' });
export type NoteList = z.infer<typeof noteList>;

/* ---- the Best Practice Guide of a cohort ---- */

/**
 * `PUT /cohorts/:id/guides/:guideId?title=…&agreedOn=…`: raw body with its own Content-Type. The guide that was put last is the one that
 * holds; earlier ones stay as history. `GET` the same address: the bytes. `DELETE` removes one that was put by mistake (204).
 */
export const guideQuery = z.strictObject({ title: line(160), agreedOn: localDate });
export type GuideQuery = z.infer<typeof guideQuery>;
export const guide = z.object({ ...storedFile.shape, title: z.string(), agreedOn: localDate }).meta({ id: 'Guide' });
export type Guide = z.infer<typeof guide>;
/** `GET /cohorts/:id/guides`: the one that holds first, then those that it replaced. */
export const guideList = z
  .object({ items: z.array(guide), may: z.object({ write: z.boolean() }) })
  .meta({ id: 'GuideList' });
export type GuideList = z.infer<typeof guideList>;
