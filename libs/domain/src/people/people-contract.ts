import * as z from 'zod';
import {
  eachOnce,
  EACH_ONCE,
  id,
  instant,
  languageTag,
  line,
  localDate,
  localTime,
  namedRef,
  prose,
  recordHead,
} from '../shared';
import { attendanceCounts, enrolmentHead, enrolmentStep, ENROLMENT_STATES } from '../training';
import { ACCESS_NEEDS, CONTACT_PREFERENCES } from './vocabulary';

/** The name somebody wants to be called by. All that is needed to mark a register. */
export const preferredName = line(120);

/** `PUT /people/:id`: correcting a person's name. People come into being through an enrolment. */
export const personWrite = z.strictObject({ preferredName }).meta({ id: 'PersonWrite' });
export type PersonWrite = z.infer<typeof personWrite>;

/** Digits, with what people write between them. */
const phone = line(40).regex(/^\+?[\d ()./-]{5,}$/u, 'must be a telephone number, such as 0161 496 0000');

/** `PUT /people/:id/contact`: how somebody is reached. Without `If-Match` it is the first that is known. */
export const contactWrite = z
  .strictObject({
    email: z.email('must be an e-mail address').max(254).nullable(),
    phone: phone.nullable(),
    preference: z.enum(CONTACT_PREFERENCES).nullable(),
    /** The language that they would rather be spoken to in. */
    language: languageTag.nullable(),
  })
  .meta({ id: 'ContactWrite' });
export type ContactWrite = z.infer<typeof contactWrite>;
/** `GET /people/:id/contact`. Version 0: nothing is known yet. Every reading is in the trail. */
export const contact = z.object({ version: z.int().min(0), ...contactWrite.shape }).meta({ id: 'Contact' });
export type Contact = z.infer<typeof contact>;

/** Somebody to call when something happens. */
export const emergencyContact = z.strictObject({ name: line(120), phone });
const needsFields = {
  accessNeeds: z.array(z.enum(ACCESS_NEEDS)).max(ACCESS_NEEDS.length).refine(eachOnce, EACH_ONCE).readonly(),
  /** What the words of the list leave open: which language, which diet. Not a diagnosis. */
  note: prose(300),
  emergencyContact: emergencyContact.nullable(),
};

/** `PUT /people/:id/needs`: what somebody needs in order to take part, and whom to call. */
export const needsWrite = z.strictObject(needsFields).meta({ id: 'NeedsWrite' });
export type NeedsWrite = z.infer<typeof needsWrite>;
/** `GET /people/:id/needs`. Version 0: nothing is known yet. Every reading is in the trail. */
export const needs = z.object({ version: z.int().min(0), ...needsFields }).meta({ id: 'Needs' });
export type Needs = z.infer<typeof needs>;

/**
 * `GET /training-sessions/:id/group`: who is expected at a session, and what they need. Its trainers are shown needs from 7 days before
 * to 2 days after; managers always. Every reading of needs is in the trail.
 */
export const sessionGroup = z
  .object({
    sessionId: id,
    needs: z.object({
      /** Whether they are in this answer. When not, `needs` of everybody is null. */
      areShown: z.boolean(),
      /** When the trainers of the session are shown them; null for a session that has no date to go by. */
      from: instant.nullable(),
      until: instant.nullable(),
    }),
    people: z.array(
      z.object({
        enrolmentId: id,
        personId: id,
        preferredName: z.string(),
        state: z.enum(ENROLMENT_STATES),
        /** Whether this is the first session at which they are expected. */
        isFirst: z.boolean(),
        /** Null when they are not shown; with nothing in it when nothing is known. */
        needs: z.object({ ...needsFields, accessNeeds: z.array(z.enum(ACCESS_NEEDS)) }).nullable(),
      }),
    ),
  })
  .meta({ id: 'SessionGroup' });
export type SessionGroup = z.infer<typeof sessionGroup>;

/** `POST /people/search`: by a part of the name, in the body, since a name has no place in an address. */
export const peopleSearch = z.strictObject({ name: line(120) }).meta({ id: 'PeopleSearch' });
export const peopleFound = z
  .object({
    items: z.array(
      z.object({
        id,
        preferredName: z.string(),
        /** Whether it is the whole name that was asked for, apart from case and accents: perhaps the same person. */
        isSameName: z.boolean(),
        /** Those that the reader may see. */
        cohorts: z.array(namedRef.extend({ programmeName: z.string(), state: z.enum(ENROLMENT_STATES) })),
      }),
    ),
    /** Whether there are more than are shown. */
    hasMore: z.boolean(),
  })
  .meta({ id: 'PeopleFound' });
export type PeopleFound = z.infer<typeof peopleFound>;

/** A session that is to come and teaches a module. */
const supply = z.object({
  sessionId: id,
  title: z.string(),
  date: localDate,
  startTime: localTime,
  cohort: namedRef,
  /** Whether the person is expected there; otherwise it is one of another cohort. */
  isTheirs: z.boolean(),
});

/** `GET /people/:id`: somebody's way through the programmes that the reader may see. */
export const person = z
  .object({
    ...recordHead,
    preferredName: z.string(),
    /** The latest first. */
    enrolments: z.array(
      z.object({
        ...enrolmentHead,
        cohort: namedRef,
        course: namedRef,
        programme: namedRef,
        strand: namedRef,
        ...attendanceCounts,
        steps: z.array(enrolmentStep),
        may: z.object({ enrol: z.boolean() }),
      }),
    ),
    /** Of the courses of those enrolments: each module with when it was held, or where it can be. */
    courses: z.array(
      z.object({
        id,
        name: z.string(),
        modules: z.array(
          z.object({
            id,
            title: z.string(),
            isCore: z.boolean(),
            /** `sessionId` and `where` are null when it was recognised without a session, or in a cohort the reader may not see. */
            held: z.object({ on: localDate, sessionId: id.nullable(), where: z.string().nullable() }).nullable(),
            /** The next session that would supply it, when it is missing: in their own cohorts first. */
            supply: supply.nullable(),
          }),
        ),
      }),
    ),
    may: z.object({ write: z.boolean(), readNeeds: z.boolean(), writeNeeds: z.boolean() }),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof person>;
