import {
  type Arrival,
  type EventSummary,
  type Guest,
  type GuestAnswer,
  type GuestRole,
  type QuotePermission,
} from '@throughline/domain/events';
import { writeNumber } from '../platform/format';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const GUEST_ROLE_WORDS: Words<GuestRole> = {
  participant: $localize`Participant`,
  resident: $localize`Resident`,
  reporter: $localize`Community reporter`,
  professional: $localize`Professional`,
  decisionMaker: $localize`Decision-maker`,
  host: $localize`Host`,
  facilitator: $localize`Facilitator`,
  interpreter: $localize`Interpreter`,
  personalAssistant: $localize`Personal assistant`,
  staff: $localize`Staff`,
};

export const GUEST_ANSWER_WORDS: Words<GuestAnswer> = {
  notAnswered: $localize`No answer yet`,
  yes: $localize`Yes`,
  maybe: $localize`Maybe`,
  no: $localize`No`,
};

export const ARRIVAL_WORDS: Words<Arrival> = {
  notMarked: $localize`Not marked`,
  arrived: $localize`Here`,
  notArrived: $localize`Did not come`,
};

export const QUOTE_PERMISSION_WORDS: Words<QuotePermission> = {
  none: $localize`Nobody else may see it`,
  internal: $localize`Inside the charity`,
  report: $localize`In reports to funders`,
  public: $localize`Anywhere, in public`,
};

type Filled = Pick<EventSummary, 'capacity' | 'counts'>;

/** "18 of 24 places taken · 3 waiting"; "18 coming" where there is no limit; nothing where nobody was asked yet. */
export const placesWords = ({ capacity, counts: { guests, placesTaken, waiting } }: Filled): string => {
  if (capacity === null) {
    if (guests === 0) return '';
    return placesTaken === 1 ? $localize`1 coming` : $localize`${writeNumber(placesTaken)}:count: coming`;
  }
  if (guests === 0) return capacity === 1 ? $localize`1 place` : $localize`${writeNumber(capacity)}:count: places`;
  const taken =
    placesTaken >= capacity
      ? capacity === 1
        ? $localize`The only place is taken`
        : $localize`All ${writeNumber(capacity)}:count: places taken`
      : $localize`${writeNumber(placesTaken)}:taken: of ${writeNumber(capacity)}:count: places taken`;
  return waiting === 0 ? taken : `${taken} · ${waitingWords(waiting)}`;
};

export const waitingWords = (waiting: number): string => $localize`${writeNumber(waiting)}:count: waiting`;

/** How a guest stands, in a few words: "Yes, has a place", "Waiting, number 2". */
export const guestStanding = ({
  answer,
  place,
  waitingPosition,
}: Pick<Guest, 'answer' | 'place' | 'waitingPosition'>): string => {
  if (place === 'waiting')
    return waitingPosition === null
      ? $localize`On the waiting list`
      : $localize`Waiting, number ${waitingPosition}:position:`;
  if (place === 'confirmed') return $localize`Coming`;
  return answer === 'no' ? $localize`Not coming` : GUEST_ANSWER_WORDS[answer];
};
