import fc from 'fast-check';
import { placeFor, placesFree, ROLES_THAT_TAKE_PLACES, takesPlace } from './places';
import {
  GUEST_ANSWERS,
  GUEST_PLACES,
  GUEST_ROLES,
  type GuestAnswer,
  type GuestPlace,
  type GuestRole,
} from './vocabulary';

const asked = {
  role: 'participant' as GuestRole,
  answer: 'yes' as GuestAnswer,
  standing: 'none' as GuestPlace,
  tookPlace: true,
  free: 1,
  waiting: 0,
};

it('those for whom an event is held take its places; those who make it happen, or assist, do not', () => {
  expect(ROLES_THAT_TAKE_PLACES).toEqual(['participant', 'resident', 'reporter', 'professional', 'decisionMaker']);
  expect(GUEST_ROLES.filter((role) => !takesPlace(role))).toEqual([
    'host',
    'facilitator',
    'interpreter',
    'personalAssistant',
    'staff',
  ]);
});

it.each<[string, Partial<typeof asked>, GuestPlace]>([
  ['a yes gets the last place', {}, 'confirmed'],
  ['a yes without a place waits', { free: 0 }, 'waiting'],
  ['nobody goes past those who wait', { free: 1, waiting: 1 }, 'waiting'],
  ['who has a place keeps it when it is full', { standing: 'confirmed', free: 0 }, 'confirmed'],
  ['who waits stays where they are', { standing: 'waiting', free: 3 }, 'waiting'],
  ['an interpreter needs no place', { role: 'interpreter', free: 0, waiting: 9 }, 'confirmed'],
  [
    'a host who becomes a participant asks for a place',
    { standing: 'confirmed', tookPlace: false, free: 0 },
    'waiting',
  ],
  ['maybe holds no place', { answer: 'maybe', standing: 'confirmed' }, 'none'],
  ['no gives the place back', { answer: 'no', standing: 'confirmed' }, 'none'],
])('%s', (_, changes, place) => {
  expect(placeFor({ ...asked, ...changes })).toBe(place);
});

it('no capacity is no limit, and what is overfull has nothing free', () => {
  expect(placesFree({ capacity: null, taken: 10_000 })).toBe(Infinity);
  expect(placesFree({ capacity: 3, taken: 5 })).toBe(0);
});

/** A list of guests who say things, one after the other, as the product keeps it. */
const play = (capacity: number, words: readonly (readonly [guest: number, role: GuestRole, answer: GuestAnswer])[]) => {
  const list = new Map<number, { role: GuestRole; place: GuestPlace; number: number }>();
  let next = 1;
  const taking = () => [...list.values()].filter(({ role, place }) => place === 'confirmed' && takesPlace(role)).length;
  const line = () =>
    [...list.values()].filter(({ place }) => place === 'waiting').sort((one, other) => one.number - other.number);
  for (const [guest, role, answer] of words) {
    const stands = list.get(guest);
    const place = placeFor({
      role,
      answer,
      standing: stands?.place ?? 'none',
      tookPlace: stands !== undefined && takesPlace(stands.role),
      free: placesFree({ capacity, taken: taking() }),
      waiting: line().length,
    });
    const number = place === 'waiting' && stands?.place === 'waiting' ? stands.number : next++;
    list.set(guest, { role, place, number });
    for (const up of line().slice(0, placesFree({ capacity, taken: taking() }))) up.place = 'confirmed';
  }
  return { taken: taking(), waiting: line().length, places: [...list.values()].map(({ place }) => place) };
};

it('whatever guests say, no more places are taken than there are, and none is free while somebody waits', () => {
  const word = fc.tuple(fc.nat(8), fc.constantFrom(...GUEST_ROLES), fc.constantFrom(...GUEST_ANSWERS));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(word, { maxLength: 60 }), (capacity, words) => {
      const { taken, waiting, places } = play(capacity, words);
      expect(taken).toBeLessThanOrEqual(capacity);
      expect(waiting === 0 || taken === capacity).toBe(true);
      expect(places.every((place) => GUEST_PLACES.includes(place))).toBe(true);
    }),
  );
});
