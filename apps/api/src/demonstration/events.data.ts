import type { EventKind, EventReportWrite, GuestAnswer, GuestRole, QuoteWrite } from '@throughline/domain/events';
import { addDays, type LocalDate } from '@throughline/domain/shared';

/** Somebody on the list of an event, in the order in which they answer. */
export interface DemonstrationGuest {
  readonly name: string;
  readonly role: GuestRole;
  /** What they say by their link; the last is what they say in the end. */
  readonly says: readonly GuestAnswer[];
  readonly accessNeeds?: string;
  readonly dietary?: string;
  /** What the door saw; nothing for whom it said nothing of. */
  readonly came?: boolean;
}

export interface DemonstrationFollowUp {
  readonly text: string;
  readonly owner: 'manager' | 'trainer';
  readonly dueOn: LocalDate;
  readonly isDone: boolean;
}

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
  readonly quotes?: readonly QuoteWrite[];
  readonly capacity?: number;
  readonly guests?: readonly DemonstrationGuest[];
  /** Names of those who use the open link. */
  readonly signUps?: readonly string[];
  readonly walkIns?: readonly string[];
  readonly organisations?: EventReportWrite['organisations'];
  readonly activities?: EventReportWrite['activities'];
  readonly publicSummary?: EventReportWrite['publicSummary'];
  readonly followUps?: readonly DemonstrationFollowUp[];
  /** It was held, and nobody has written it up yet. */
  readonly isToBeWrittenUp?: boolean;
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
    quotes: [
      {
        text: 'I came for the workshop and stayed for the people.',
        attribution: 'a community organiser',
        permission: 'public',
      },
    ],
    organisations: [
      { organisationId: null, name: 'Canalside Carers (demo)', people: 4 },
      { organisationId: null, name: 'Spire Youth Forum (demo)', people: 3 },
    ],
    activities: [
      { title: 'Our experiences of services', text: 'What was done with us, and what was done to us.' },
      { title: 'Sabotage co-production', text: 'Everything that would make it fail, and what that tells.' },
      { title: 'Listening to stories', text: 'Three stories, and what the room heard in them.' },
    ],
    publicSummary: { url: 'https://example.org/launch-in-the-west-midlands', title: 'What happened at the launch' },
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
    followUps: [
      {
        text: 'Send everybody the list of recorders to borrow',
        owner: 'trainer',
        dueOn: addDays(today, -50),
        isDone: true,
      },
      {
        text: 'Ask the library about a room for the spring',
        owner: 'trainer',
        dueOn: addDays(today, -4),
        isDone: false,
      },
    ],
  },
  {
    ...LONDON,
    programme: 'nacp',
    strand: 'y2',
    region: 'birmingham',
    venue: 'canalHall',
    kind: 'networkMeetUp',
    title: 'Meet-up of reporters in Birmingham',
    date: addDays(today, -1),
    capacity: 12,
    isToBeWrittenUp: true,
    guests: [
      { name: 'Demo Guest 21', role: 'host', says: ['yes'], came: true },
      { name: 'Demo Guest 22', role: 'reporter', says: ['yes'], came: true, dietary: 'Vegetarian' },
      { name: 'Demo Guest 23', role: 'reporter', says: ['yes'], came: true },
      { name: 'Demo Guest 24', role: 'reporter', says: ['yes'], came: false },
      { name: 'Demo Guest 25', role: 'resident', says: ['maybe'], came: true },
      { name: 'Demo Guest 26', role: 'resident', says: ['yes'], came: true, accessNeeds: 'A seat near the door' },
      { name: 'Demo Guest 27', role: 'interpreter', says: ['yes'], came: true },
      { name: 'Demo Guest 28', role: 'resident', says: ['yes'] },
    ],
    walkIns: ['Demo Guest 29'],
    quotes: [
      { text: 'I had not said that out loud before.', attribution: null, permission: 'none' },
      { text: 'Here nobody tells you what your story is about.', attribution: 'a reporter', permission: 'report' },
      { text: 'Next time I bring my sister.', attribution: 'a resident', permission: 'internal' },
    ],
    followUps: [
      { text: 'Write up the meet-up', owner: 'manager', dueOn: addDays(today, 6), isDone: false },
      { text: 'Send the photos to who is in them', owner: 'trainer', dueOn: addDays(today, 3), isDone: false },
    ],
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
    capacity: 6,
    guests: [
      { name: 'Demo Guest 01', role: 'host', says: ['yes'] },
      { name: 'Demo Guest 02', role: 'interpreter', says: ['yes'] },
      { name: 'Demo Guest 03', role: 'decisionMaker', says: ['yes'] },
      { name: 'Demo Guest 04', role: 'resident', says: ['yes'], accessNeeds: 'A ramp, or no stairs', dietary: 'Vegan' },
      { name: 'Demo Guest 05', role: 'resident', says: ['maybe', 'yes'] },
      { name: 'Demo Guest 06', role: 'reporter', says: ['yes'] },
      { name: 'Demo Guest 07', role: 'professional', says: ['yes'] },
      { name: 'Demo Guest 08', role: 'resident', says: ['yes'], dietary: 'No nuts' },
      { name: 'Demo Guest 09', role: 'resident', says: ['yes'] },
      { name: 'Demo Guest 10', role: 'reporter', says: ['yes'] },
      // Gives a place back, so that who waits longest moves up.
      { name: 'Demo Guest 06', role: 'reporter', says: ['no'] },
      { name: 'Demo Guest 11', role: 'resident', says: ['maybe'] },
      { name: 'Demo Guest 12', role: 'decisionMaker', says: ['no'] },
      { name: 'Demo Guest 13', role: 'decisionMaker', says: [] },
    ],
    signUps: ['Demo Guest 14', 'Demo Guest 15'],
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
    quotes: [
      {
        text: 'It was the first time that I heard my own story as part of something bigger.',
        attribution: 'a storyteller',
        permission: 'report',
      },
    ],
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
