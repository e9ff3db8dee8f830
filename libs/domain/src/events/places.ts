import type { GuestAnswer, GuestPlace, GuestRole } from './vocabulary';

/** Roles of those for whom an event is held. Who makes it happen, or assists a guest, takes nobody's place. */
export const ROLES_THAT_TAKE_PLACES = [
  'participant',
  'resident',
  'reporter',
  'professional',
  'decisionMaker',
] as const satisfies GuestRole[];

export const takesPlace = (role: GuestRole): boolean => (ROLES_THAT_TAKE_PLACES as readonly GuestRole[]).includes(role);

/** Places that are free; `Infinity` without a limit, never below 0. */
export const placesFree = ({
  capacity,
  taken,
}: {
  readonly capacity: number | null;
  readonly taken: number;
}): number => (capacity === null ? Infinity : Math.max(0, capacity - taken));

/**
 * What becomes of a guest's place. Who says yes gets one when there is one and nobody waits before them; who has one, or waits, stays
 * where they are. Who takes no place needs none to be free.
 * @param free places that are free when the guest's own is not counted as free
 */
export const placeFor = (guest: {
  readonly role: GuestRole;
  readonly answer: GuestAnswer;
  /** The place as it stands, and whether the role in which they have it takes one. */
  readonly standing: GuestPlace;
  readonly tookPlace: boolean;
  readonly free: number;
  readonly waiting: number;
}): GuestPlace => {
  if (guest.answer !== 'yes') return 'none';
  if (!takesPlace(guest.role)) return 'confirmed';
  if (guest.standing === 'confirmed' && guest.tookPlace) return 'confirmed';
  if (guest.standing === 'waiting') return 'waiting';
  return guest.free > 0 && guest.waiting === 0 ? 'confirmed' : 'waiting';
};
