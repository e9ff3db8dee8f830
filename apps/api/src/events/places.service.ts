import { Injectable } from '@nestjs/common';
import {
  GUESTS_MAX,
  placeFor,
  placesFree,
  takesPlace,
  type GuestAnswer,
  type GuestPlace,
  type GuestRole,
  type PlaceCause,
} from '@throughline/domain/events';
import { ProblemError } from '../platform/problem';
import type { StoredGuest, Standing } from './guests.repository';
import { PlacesRepository, type PlacedEvent } from './places.repository';

/** Who has a place at an event, and who waits. The event is held by whoever asks. */
@Injectable()
export class PlacesService {
  constructor(private readonly places: PlacesRepository) {}

  /** Where a guest stands who is in this role and says this; null for somebody new. */
  async standing(
    event: PlacedEvent,
    guest: Pick<StoredGuest, 'role' | 'place' | 'waitingNumber'> | null,
    { role, answer }: { readonly role: GuestRole; readonly answer: GuestAnswer },
  ): Promise<Standing> {
    const { taken, waiting } = await this.places.tally(event.id);
    const standing = guest?.place ?? 'none';
    const tookPlace = guest !== null && takesPlace(guest.role);
    const free = placesFree({ capacity: event.capacity, taken });
    const place = placeFor({ role, answer, standing, tookPlace, free, waiting });
    if (place !== 'waiting') return { place, waitingNumber: null };
    return { place, waitingNumber: guest?.waitingNumber ?? (await this.places.nextNumber(event.id)) };
  }

  /** Refuses one guest more than a list can hold. */
  async checkRoom(eventId: string): Promise<void> {
    const { guests } = await this.places.tally(eventId);
    if (guests >= GUESTS_MAX) throw new ProblemError('guest.tooMany', { most: GUESTS_MAX });
  }

  /** After a guest was written: how it came about, and who moves up. */
  async settle(
    event: PlacedEvent,
    change: { guestId: string; from: GuestPlace; to: GuestPlace; cause: PlaceCause },
  ): Promise<void> {
    await this.places.note(change);
    await this.places.moveUp(event);
  }
}
