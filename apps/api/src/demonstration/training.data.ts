import { addDays, type LocalDate } from '@throughline/domain/shared';

export const COURSES = [
  {
    key: 'storytelling',
    name: 'Community Reporting for storytelling',
    model: 'storytelling',
    minimumAttendance: 0.5,
    modules: [
      { key: 'responsible', title: 'Responsible storytelling', isCore: true, code: 'responsibleStorytelling' },
      { key: 'gathering', title: 'Story gathering', isCore: true, code: 'storyGathering' },
      { key: 'recording', title: 'Recording techniques', isCore: false, code: 'recording' },
      { key: 'planning', title: 'Action planning', isCore: false, code: 'actionPlanning' },
    ],
  },
  {
    key: 'insight',
    name: 'Community Reporting for insight',
    model: 'insight',
    minimumAttendance: 0.5,
    modules: [
      { key: 'insightResponsible', title: 'Responsible storytelling', isCore: true, code: 'responsibleStorytelling' },
      { key: 'insightGathering', title: 'Story gathering', isCore: true, code: 'storyGathering' },
      { key: 'curation', title: 'Curation', isCore: false, code: 'curation' },
    ],
  },
] as const;

export interface DemonstrationSession {
  readonly date: LocalDate;
  readonly start: string;
  readonly end: string;
  /**
   * What became of it. `due`: it took place and its register was not submitted yet. Those that are coming or postponed are a weekly series.
   */
  readonly fate: 'submitted' | 'cancelled' | 'due' | 'coming' | 'postponed' | 'now';
  readonly walkIns?: number;
}

export interface DemonstrationCohort {
  readonly key: string;
  readonly course: (typeof COURSES)[number]['key'];
  readonly strand: string;
  readonly region: string;
  readonly venue: string;
  readonly name: string;
  readonly people: number;
  readonly capacity: number;
  /** How many of them complete, in the order in which they enrolled; the last ones miss the most. */
  readonly completes: number;
  readonly sessions: readonly DemonstrationSession[];
  readonly timeZone: string;
}

const weekly = (first: LocalDate, count: number, start: string, end: string): DemonstrationSession[] =>
  Array.from({ length: count }, (_, index) => ({
    date: addDays(first, index * 7),
    start,
    end,
    fate: 'submitted' as const,
  }));

/** A session that has begun and goes on: whoever starts the demonstration finds a register to take. */
const goingOn = (now: string): Pick<DemonstrationSession, 'start' | 'end'> => {
  const hour = Number(now.slice(0, 2));
  const at = (each: number): string => `${String(each).padStart(2, '0')}:00`;
  return { start: at(Math.max(0, hour - 1)), end: hour >= 22 ? '23:59' : at(hour + 2) };
};

/** Cohorts and their sessions. Dates of the two that are under way move with the day; `now` is the time of day in London. */
export const cohortsOn = (today: LocalDate, now: string): readonly DemonstrationCohort[] => [
  {
    key: 'birminghamCohort',
    course: 'storytelling',
    strand: 'y2',
    region: 'birmingham',
    venue: 'canalHall',
    name: 'Birmingham winter workshops',
    people: 12,
    capacity: 14,
    completes: 10,
    timeZone: 'Europe/London',
    // The train strike kept people from the launch; here it cancels a workshop, which is then given a week later.
    sessions: [
      ...weekly(addDays(today, -190), 3, '10:00', '15:00'),
      { date: addDays(today, -169), start: '10:00', end: '15:00', fate: 'cancelled' },
      ...weekly(addDays(today, -162), 3, '10:00', '15:00').map((session, index) => ({
        ...session,
        ...(index === 1 && { walkIns: 1 }),
      })),
    ],
  },
  {
    key: 'coventryCohort',
    course: 'storytelling',
    strand: 'y2',
    region: 'coventry',
    venue: 'spireRooms',
    name: 'Coventry spring evenings',
    people: 9,
    capacity: 12,
    completes: 0,
    timeZone: 'Europe/London',
    sessions: [
      ...weekly(addDays(today, -37), 5, '18:00', '20:00'),
      { date: addDays(today, -3), start: '18:00', end: '20:00', fate: 'due' },
      { date: today, ...goingOn(now), fate: 'now' },
      { date: addDays(today, 7), start: '18:00', end: '20:00', fate: 'coming' },
      { date: addDays(today, 14), start: '18:00', end: '20:00', fate: 'coming' },
    ],
  },
  {
    key: 'shropshireCohort',
    course: 'storytelling',
    strand: 'y2',
    region: 'shropshire',
    venue: 'wrekinBarn',
    name: 'Shropshire peer learning',
    people: 5,
    capacity: 10,
    completes: 0,
    timeZone: 'Europe/London',
    sessions: weekly(addDays(today, -70), 2, '13:00', '14:30'),
  },
  {
    key: 'kirkleesCohort',
    course: 'insight',
    strand: 'kbop',
    region: 'kirklees',
    venue: 'millRooms',
    name: 'Kirklees reporters',
    people: 11,
    capacity: 12,
    completes: 8,
    timeZone: 'Europe/London',
    sessions: weekly(addDays(today, -180), 4, '11:00', '15:00'),
  },
  {
    key: 'boltonCohort',
    course: 'insight',
    strand: 'gmbop',
    region: 'bolton',
    venue: 'arcade',
    name: 'Greater Manchester young reporters',
    people: 12,
    capacity: 12,
    completes: 3,
    timeZone: 'Europe/London',
    sessions: [
      ...weekly(addDays(today, -120), 5, '16:00', '18:30'),
      { date: addDays(today, 5), start: '16:00', end: '18:30', fate: 'coming' },
      { date: addDays(today, 12), start: '16:00', end: '18:30', fate: 'postponed' },
    ],
  },
  ...(
    [
      ['northOne', 'northCalderdale', 'moorLibrary', '2021-06-08', 'North Calderdale, first group', '10:30', '14:30'],
      ['northTwo', 'northCalderdale', 'moorLibrary', '2021-10-05', 'North Calderdale, second group', '10:30', '14:30'],
      ['central', 'centralCalderdale', 'pieceRoom', '2022-02-03', 'Central Calderdale', '17:30', '20:00'],
    ] as const
  ).map(([key, region, venue, first, name, start, end]) => ({
    key,
    course: 'storytelling' as const,
    strand: 'calderdaleStrand',
    region,
    venue,
    name,
    people: 7,
    capacity: 8,
    completes: 7,
    timeZone: 'Europe/London',
    sessions: weekly(first, 4, start, end),
  })),
];
