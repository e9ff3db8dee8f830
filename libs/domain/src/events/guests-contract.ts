import * as z from 'zod';
import { id, instant, line, namedRef, pageOf, pageQuery, prose, recordHead } from '../shared';
import { ARRIVALS, GUEST_ANSWERS, GUEST_PLACES, GUEST_ROLES, GUEST_SOURCES, PLACE_CAUSES } from './vocabulary';

/** Path of a guest: `/events/:id/guests/:guestId` */
export const guestParam = z.strictObject({ id, guestId: id });

/** What guests say they need, in their own words: step-free seats, captions, a table near the door. Never a diagnosis. */
export const accessNeeds = prose(500);
export const dietary = prose(200);

/**
 * `PUT /events/:id/guests/:guestId`, `If-Match` with the version of the guest: puts somebody on the list, or corrects what the list says.
 * Answers with the guest; `GET` on the same path reads them. A yes gets a place when there is one, else the end of the waiting list. A person, or a contact, stands on a list once.
 * `DELETE` takes somebody off who was put there by mistake; a guest who does not come answers no.
 */
export const guestWrite = z
  .strictObject({
    name: line(120),
    /** E-mail address or telephone number, as it was given. */
    contact: line(254).nullable(),
    role: z.enum(GUEST_ROLES),
    answer: z.enum(GUEST_ANSWERS),
    /** Left out by who does not see them: they stay as they are. */
    accessNeeds: accessNeeds.optional(),
    dietary: dietary.optional(),
    /** The same person in the training rooms, where they are known there. */
    personId: id.nullable(),
    organisationId: id.nullable(),
  })
  .meta({ id: 'GuestWrite' });
export type GuestWrite = z.infer<typeof guestWrite>;

/** Around an event, or for who plans it; null when it is not the time or not theirs to see. */
const needs = z.object({ accessNeeds: z.string(), dietary: z.string() }).nullable();

export const guest = z
  .object({
    ...recordHead,
    name: z.string(),
    contact: z.string().nullable(),
    role: z.enum(GUEST_ROLES),
    answer: z.enum(GUEST_ANSWERS),
    answeredAt: instant.nullable(),
    place: z.enum(GUEST_PLACES),
    /** 1 for who moves up next; null when not on the waiting list. */
    waitingPosition: z.int().nullable(),
    /** When they moved up from the waiting list: somebody should tell them. */
    movedUpAt: instant.nullable(),
    source: z.enum(GUEST_SOURCES),
    arrival: z.enum(ARRIVALS),
    needs,
    personId: id.nullable(),
    organisation: namedRef.nullable(),
    /** Whether they have a link that works. */
    hasLink: z.boolean(),
    /** Another guest of the event gave the same contact: perhaps the same person, who signed up twice. */
    sharesContact: z.boolean(),
  })
  .meta({ id: 'Guest' });
export type Guest = z.infer<typeof guest>;

/** `GET /events/:id/guests`: in the order in which they were put on the list; the waiting list in its own order. No search: names are personal. */
export const guestQuery = z.strictObject({
  role: z.enum(GUEST_ROLES).optional(),
  answer: z.enum(GUEST_ANSWERS).optional(),
  place: z.enum(GUEST_PLACES).optional(),
  ...pageQuery,
});
export const guestList = pageOf(guest).meta({ id: 'GuestList' });
export type GuestList = z.infer<typeof guestList>;

/** `GET /events/:id/guests/:guestId/places`: how somebody's place came about, the latest first. */
export const placeHistory = z
  .object({
    items: z.array(
      z.object({
        at: instant,
        from: z.enum(GUEST_PLACES),
        to: z.enum(GUEST_PLACES),
        cause: z.enum(PLACE_CAUSES),
        /** The account that wrote it down; null when the guest did it, or the waiting list moved. */
        by: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PlaceHistory' });
export type PlaceHistory = z.infer<typeof placeHistory>;

/**
 * `POST /events/:id/guests/:guestId/link`: a new link for a guest; one that they had stops working. It is shown this once.
 * `DELETE /events/:id/guests/:guestId/link`: withdraws it.
 * `POST /events/:id/sign-up`, `DELETE /events/:id/sign-up`: the same for the open link of the event.
 * `path` is a path of the dashboard with the token in the fragment: `/rsvp#token` for a guest, `/sign-up#token` for everybody.
 */
export const guestLink = z.object({ path: z.string() }).meta({ id: 'GuestLink' });
export type GuestLink = z.infer<typeof guestLink>;
