import type { EventKind } from '@throughline/domain/events';
import { addDays, type LocalDate } from '@throughline/domain/shared';

export interface DemonstrationEvent {
  readonly programme: string;
  readonly strand: string | null;
  readonly region: string;
  readonly venue: string | null;
  readonly kind: EventKind;
  readonly title: string;
  readonly date: LocalDate;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly headcount?: readonly [count: number, method: 'register' | 'estimate'];
  readonly quotes?: readonly string[];
}

const LONDON = { start: '10:00', end: '16:00', timeZone: 'Europe/London' } as const;

/** Events that took place in public, on their dates or moved with the day; headcounts other than the launch's are invented. */
export const eventsOn = (today: LocalDate): readonly DemonstrationEvent[] => [
  {
    ...LONDON,
    programme: 'nacp',
    strand: 'y2',
    region: 'birmingham',
    venue: 'crescent',
    kind: 'launch',
    title: 'Launch in the West Midlands',
    date: addDays(today, -262),
    headcount: [30, 'estimate'],
    quotes: ['I came for the workshop and stayed for the people.'],
  },
  {
    ...LONDON,
    programme: 'nacp',
    strand: 'y2',
    region: 'coventry',
    venue: 'spireRooms',
    kind: 'peerLearningSpace',
    title: 'Peer learning space: what we tried since the training',
    date: addDays(today, -60),
    headcount: [14, 'register'],
  },
  {
    ...LONDON,
    programme: 'nacp',
    strand: 'y2',
    region: 'birmingham',
    venue: 'canalHall',
    kind: 'conversationOfChange',
    title: 'Conversation of Change before the festival',
    date: addDays(today, 9),
  },
  {
    ...LONDON,
    programme: 'nacp',
    strand: 'y2',
    region: 'birmingham',
    venue: 'crescent',
    kind: 'learningFestival',
    title: 'Learning festival',
    date: addDays(today, 24),
  },
  {
    ...LONDON,
    programme: 'bridges',
    strand: 'kbop',
    region: 'kirklees',
    venue: 'millRooms',
    kind: 'senseMaking',
    title: 'Sense-making with storytellers',
    date: addDays(today, -40),
    headcount: [11, 'register'],
    quotes: ['It was the first time that I heard my own story as part of something bigger.'],
  },
  {
    ...LONDON,
    programme: 'bridges',
    strand: 'gmbop',
    region: 'manchester',
    venue: 'stThomas',
    kind: 'conversationOfChange',
    title: 'Conversation of Change with housing teams',
    date: addDays(today, 30),
  },
  {
    ...LONDON,
    programme: 'bcc',
    strand: 'calderdaleStrand',
    region: 'centralCalderdale',
    venue: 'pieceRoom',
    kind: 'conversationOfChange',
    title: 'What we heard about keeping well',
    date: '2022-09-15',
    headcount: [42, 'estimate'],
  },
  {
    programme: 'euarenas',
    strand: 'wp5',
    region: 'gdansk',
    venue: 'shipyard',
    kind: 'senseMaking',
    title: 'Three horizons workshop',
    date: '2022-10-12',
    start: '16:00',
    end: '19:00',
    timeZone: 'Europe/Warsaw',
    headcount: [17, 'register'],
  },
  {
    programme: 'euarenas',
    strand: 'wp5',
    region: 'voru',
    venue: 'lakeHouse',
    kind: 'senseMaking',
    title: 'Three horizons with young people',
    date: '2022-11-09',
    start: '15:00',
    end: '18:00',
    timeZone: 'Europe/Tallinn',
    headcount: [12, 'register'],
  },
  {
    programme: 'euarenas',
    strand: 'wp5',
    region: 'reggioEmilia',
    venue: 'cloister',
    kind: 'senseMaking',
    title: 'Storytelling with active citizens',
    date: '2022-09-28',
    start: '17:00',
    end: '20:00',
    timeZone: 'Europe/Rome',
    headcount: [13, 'register'],
  },
  {
    programme: 'value',
    strand: 'lived',
    region: 'online',
    venue: null,
    kind: 'launch',
    title: 'Call for stories',
    date: '2022-05-03',
    start: '12:00',
    end: '13:00',
    timeZone: 'Europe/London',
    headcount: [60, 'estimate'],
  },
];
