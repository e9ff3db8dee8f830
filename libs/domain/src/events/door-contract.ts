import * as z from 'zod';
import { id, instant, line } from '../shared';
import { eventSummary, roleCounts } from './events-contract';
import { ARRIVALS, GUEST_ANSWERS, GUEST_PLACES, GUEST_ROLES, GUEST_SOURCES } from './vocabulary';

/** One guest at the door, with the mark as it stands. */
export const doorEntry = z
  .object({
    guestId: id,
    name: z.string(),
    role: z.enum(GUEST_ROLES),
    answer: z.enum(GUEST_ANSWERS),
    place: z.enum(GUEST_PLACES),
    source: z.enum(GUEST_SOURCES),
    organisation: z.string().nullable(),
    /** From 7 days before to 2 days after; null at other times. */
    needs: z.object({ accessNeeds: z.string(), dietary: z.string() }).nullable(),
    arrival: z.enum(ARRIVALS),
    /** Version of this mark alone; 0 when nothing was said yet. */
    version: z.int(),
    markedAt: instant.nullable(),
    markedBy: z.string().nullable(),
  })
  .meta({ id: 'DoorEntry' });
export type DoorEntry = z.infer<typeof doorEntry>;

/** `GET /events/:id/door`: everybody on the list, by name. Searched on the device: a name does not go into an address. */
export const door = z
  .object({
    event: eventSummary,
    entries: z.array(doorEntry),
    counts: z.array(roleCounts),
    /** From `DOOR_OPENS_HOURS` before the start, until the event is written up. */
    isOpen: z.boolean(),
    opensAt: instant,
    /** Whether it is the time in which needs are shown. */
    showsNeeds: z.boolean(),
  })
  .meta({ id: 'Door' });
export type Door = z.infer<typeof door>;

/**
 * `PATCH /events/:id/door/marks`: one or many, each decided on its own, as on a register: what had not seen the standing version and says
 * something else is a conflict. A repeat with the same `mutationId` changes nothing. Undo is another mark: `notMarked`.
 */
export const doorMarksWrite = z
  .strictObject({
    marks: z
      .array(z.strictObject({ guestId: id, arrival: z.enum(ARRIVALS), baseVersion: z.int().min(0), mutationId: id }))
      .min(1)
      .max(500)
      .refine((marks) => new Set(marks.map(({ guestId }) => guestId)).size === marks.length, 'must name each once')
      .readonly(),
  })
  .meta({ id: 'DoorMarksWrite' });
export type DoorMarksWrite = z.infer<typeof doorMarksWrite>;

export const doorMarksAnswer = z
  .object({
    saved: z.array(doorEntry),
    /** Somebody at another door said something different meanwhile; theirs stands. */
    conflicts: z.array(doorEntry),
    /** Guests who are not on the list, or no longer. */
    gone: z.array(id),
    counts: z.array(roleCounts),
  })
  .meta({ id: 'DoorMarksAnswer' });
export type DoorMarksAnswer = z.infer<typeof doorMarksAnswer>;

/**
 * `PUT /events/:id/door/walk-ins/:guestId`: somebody who was not on the list, and has arrived by that. Answers with their entry. A name
 * is all that is needed, and may be left for later.
 */
export const doorWalkInWrite = z
  .strictObject({ name: line(120).nullable(), role: z.enum(GUEST_ROLES).default('participant') })
  .meta({ id: 'DoorWalkInWrite' });
export type DoorWalkInWrite = z.infer<typeof doorWalkInWrite>;
