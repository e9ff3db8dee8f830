import * as z from 'zod';
import { id, instant, line, localDate, localTime } from '../shared';
import { timeZone } from '../shared/time';
import { accessNeeds, dietary } from './guests-contract';
import { EVENT_STATES, GUEST_ANSWERS, GUEST_PLACES } from './vocabulary';

const token = z.string().min(20).max(200);

/** What everybody with a link sees of an event, and no more. */
const publicEvent = z.object({
  title: z.string(),
  /** False when it was postponed and has no new date: then `date` and the times are those that no longer hold. */
  hasDate: z.boolean(),
  date: localDate,
  startTime: localTime,
  endTime: localTime,
  timeZone,
  startsAt: instant,
  endsAt: instant,
  isOnline: z.boolean(),
  state: z.enum(EVENT_STATES).extract(['announced', 'held', 'writtenUp', 'postponed', 'cancelled']),
  /** Null facts are not known. */
  venue: z
    .object({ name: z.string(), stepFree: z.boolean().nullable(), hearingLoop: z.boolean().nullable() })
    .nullable(),
});

/** `POST /invitations/read`, by anybody: what a guest's link leads to. An unknown, renewed, withdrawn or old one is `invitation.unknown`. */
export const invitationRead = z.strictObject({ token }).meta({ id: 'InvitationRead' });
export type InvitationRead = z.infer<typeof invitationRead>;

/** `POST /invitations/answer`, by anybody. It can be said again, otherwise, until the event begins: the last word counts. */
export const invitationAnswer = z
  .strictObject({ token, answer: z.enum(GUEST_ANSWERS).exclude(['notAnswered']), accessNeeds, dietary })
  .meta({ id: 'InvitationAnswer' });
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

/** The answer to both: the event, and what the guest said. */
export const eventInvitation = z
  .object({
    event: publicEvent,
    answer: z.enum(GUEST_ANSWERS),
    place: z.enum(GUEST_PLACES),
    /** 1 for who moves up next; null when not on the waiting list. */
    waitingPosition: z.int().nullable(),
    accessNeeds: z.string(),
    dietary: z.string(),
    /** Announced, and not begun. */
    canAnswer: z.boolean(),
    /** A yes would go to the waiting list. */
    isFull: z.boolean(),
  })
  .meta({ id: 'EventInvitation' });
export type EventInvitation = z.infer<typeof eventInvitation>;

/** `POST /sign-up/read`, by anybody: what the open link of an event leads to. */
export const openSignUp = z
  .object({ event: publicEvent, canSignUp: z.boolean(), isFull: z.boolean() })
  .meta({ id: 'OpenSignUp' });
export type OpenSignUp = z.infer<typeof openSignUp>;

/**
 * `POST /sign-up/join`, by anybody with the open link: on the list as a participant, with a place or on the waiting list.
 * `guestId` is new with each person; a repeat is the same guest, with a new link of their own.
 */
export const signUpWrite = z
  .strictObject({ token, guestId: id, name: line(120), contact: line(254).nullable(), accessNeeds, dietary })
  .meta({ id: 'SignUpWrite' });
export type SignUpWrite = z.infer<typeof signUpWrite>;

/** `path` leads to their own invitation, where they can change their mind; it is shown this once. */
export const signedUp = z.object({ path: z.string(), invitation: eventInvitation }).meta({ id: 'SignedUp' });
export type SignedUp = z.infer<typeof signedUp>;
